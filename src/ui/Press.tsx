import type { Ref } from 'react';
import { Button, type ButtonProps } from 'react-aria-components/Button';

/** A button as everything pressable looks here. */
export const Press = ({ look = '', ...props }: ButtonProps & { look?: 'strong' | 'small' | 'strong small' | ''; ref?: Ref<HTMLButtonElement> }) => (
  <Button {...props} className={`press ${look}`} />
);
