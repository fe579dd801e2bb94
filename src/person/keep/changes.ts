/** Something in the keep is new: an Answer, a Story, or something gone. Told to every open window. */
type Listener = () => void;

const listeners = new Set<Listener>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('what-matters-to-me');
let listening = false;

/** Tells this window and all others. */
export function tellChange(): void {
  channel?.postMessage('changed');
  for (const tell of listeners) tell();
}

/** Calls `tell` whenever something changes, here or in another window. @returns how to stop. */
export function onChange(tell: Listener): () => void {
  if (!listening)
    channel?.addEventListener('message', () => {
      for (const each of listeners) each();
    });
  listening = true;
  listeners.add(tell);
  return () => listeners.delete(tell);
}
