import { Button, type ButtonProps } from 'react-aria-components/Button';

/** A button as everything pressable looks here. */
export const Press = ({ look = '', ...props }: ButtonProps & { look?: 'strong' | 'small' | 'strong small' | '' }) => (
  <Button {...props} className={`press ${look}`} />
);
