import type { KeyboardEvent } from 'react';

/** Opens the choosing of a file by Enter too, as any other button: some browsers open it by the space bar alone. */
export function openByEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.click();
}
