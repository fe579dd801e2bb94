import type { ReadyLine } from '#model/ready.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** The Line that the page carries for this (`easy-read/TooBig.astro`): a picture may be shown from a copy or a Letter on any screen. */
function lineHere(): ReadyLine | undefined {
  const line = document.querySelector<HTMLElement>('[data-too-big]')?.dataset['tooBig'];
  return line ? (JSON.parse(line) as ReadyLine) : undefined;
}

/** Says why a picture is not shown. */
export function TooBig({ id }: { id: string }) {
  const line = lineHere();
  return line ? <SaidLine id={`too-big-${id}`} line={line} size="little" /> : null;
}

/** A sign in the place of a face that is too big to be shown; the name stands beside it. */
export function TooBigTile({ size }: { size: string }) {
  const line = lineHere();
  return line ? <PictureTile picture={line.picture} size={size} /> : null;
}
