import type { ComponentProps, MouseEvent } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'className' | 'onClick' | 'disabled' | 'type'> {
  look?: 'strong' | 'small' | 'strong small' | '';
  /** `detail` is 0 when it was pressed by keyboard, switch or screen reader. */
  onPress: (press: MouseEvent) => void;
  isDisabled?: boolean;
}

/** A button as everything pressable looks here. The browser's own: it is heard, reached and pressed in every way there is. */
export const Press = ({ look = '', onPress, isDisabled, ...props }: Props) => (
  <button {...props} type="button" className={`press ${look}`} disabled={isDisabled} onClick={onPress} />
);
