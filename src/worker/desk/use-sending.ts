import { useRef, useState } from 'react';
import { netOf } from './net.ts';

/** Why something did not go: there is no way now, or the person has no Mailbox any more. The name is the id of the Line to say. */
export type NotSent = 'not-sent' | 'box-gone';

/** What an error of sending means. */
export const whyNotSent = (why: unknown): NotSent => (netOf(why) === 'ended' ? 'box-gone' : 'not-sent');

/** One thing that is sent by a press: whether it is on its way, and why it did not go. */
export interface Sending {
  busy: boolean;
  failed: NotSent | undefined;
  /** Sends. @returns what the sending gave; undefined where it did not go. It stays busy after it went, until `rest`: what went is not pressed twice. */
  trying: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  rest: () => void;
}

/** Follows one thing that is sent. */
export function useSending(): Sending {
  const [now, setNow] = useState<'' | 'busy' | NotSent>('');
  const going = useRef(false);
  const trying = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    // A second press lands before the screen can say that the first one did.
    if (going.current) return undefined;
    going.current = true;
    setNow('busy');
    try {
      return await work();
    } catch (why) {
      going.current = false;
      setNow(whyNotSent(why));
      return undefined;
    }
  };
  return {
    busy: now === 'busy',
    failed: now === 'not-sent' || now === 'box-gone' ? now : undefined,
    trying,
    rest: () => {
      going.current = false;
      setNow('');
    },
  };
}
