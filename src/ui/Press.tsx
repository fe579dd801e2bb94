import type { ComponentProps, MouseEvent } from 'react';
import { Icon } from './Icon.tsx';
import { useOnce } from './use-once.ts';

interface Props extends Omit<ComponentProps<'button'>, 'className' | 'onClick' | 'disabled' | 'type'> {
  look?: 'strong' | 'small' | 'strong small' | '';
  /** The sign before its words (`layouts/Icons.astro`), where no picture stands in it: who does not read goes by it. */
  icon?: string;
  /**
   * `detail` is 0 when it was pressed by keyboard, switch or screen reader. Where it takes time it returns a promise: until that is over,
   * pressing again does nothing. A hand that shakes presses twice.
   */
  onPress: (press: MouseEvent) => unknown;
  isDisabled?: boolean;
}

/** A button as everything pressable looks here. The browser's own: it is heard, reached and pressed in every way there is. */
export function Press({ look = '', icon, onPress, isDisabled, children, ...props }: Props) {
  const press = useOnce(onPress);
  return (
    <button {...props} type="button" className={`press ${look}`} disabled={isDisabled} onClick={press}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
