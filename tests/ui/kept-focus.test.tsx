// @vitest-environment jsdom
import { act, render } from '@testing-library/react';
import { useRef } from 'react';
import { expect, it } from 'vitest';
import { useKeptFocus } from '#ui/use-kept-focus.ts';

/** A place with a label that holds what can be pressed, and a button that goes away or rests. */
function Room({ gone = false, rests = false }: { gone?: boolean; rests?: boolean }) {
  const room = useRef<HTMLDivElement>(null);
  useKeptFocus(room);
  return (
    <div ref={room}>
      <label className="choice">
        <input type="checkbox" id="box" />
      </label>
      <label className="press">A file</label>
      {!gone && (
        <button className="press" id="goes" disabled={rests}>
          Take this away
        </button>
      )}
    </div>
  );
}

const later = () =>
  act(
    () =>
      new Promise((done) => {
        setTimeout(done, 60);
      }),
  );

it('goes from what was taken away to something that can have the focus, never to the label around it', async () => {
  const { rerender, container } = render(<Room />);
  container.querySelector<HTMLElement>('#goes')?.focus();
  rerender(<Room gone />);
  await later();
  expect(document.activeElement?.id).toBe('box');
});

it('comes back to what rested, once it can be pressed again, and to nothing else meanwhile', async () => {
  const { rerender, container } = render(<Room />);
  const button = container.querySelector<HTMLElement>('#goes');
  button?.focus();
  rerender(<Room rests />);
  await later();
  button?.blur();
  rerender(<Room />);
  await later();
  expect(document.activeElement).toBe(button);
});
