/**
 * The window on the projector tells the one with the notes at which step it is, and is told by it to go on or back. Only within this browser; nothing of
 * what was said is told. A live room of own phones will be told the same.
 */
const name = 'group-session';
const channel = () => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name));

/** What windows tell each other. `asks`: a notes' window that was opened asks where the Session stands. */
export type Told =
  | { session: string; step: string }
  | { session: string; move: 'on' | 'back' }
  | { session: string; asks: true };

/** Joins the windows of one Session. @returns how to tell the others, and how to leave. */
export function joinWindows(
  session: string,
  hear: (told: Told) => void,
): { tell: (told: Told) => void; leave: () => void } {
  const line = channel();
  if (line)
    line.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.session === session) hear(data);
    };
  return { tell: (told) => line?.postMessage(told), leave: () => line?.close() };
}
