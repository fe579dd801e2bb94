import { useCallback, useEffect, useRef, useState } from 'react';
import {
  followRoom,
  openTelling,
  roomOf,
  startRoom,
  stopRoom,
  type HostRoom,
  type RoomHeard,
} from '#live-room/host.ts';
import { askedNow } from '#model/live-room.ts';
import { countPhones } from './keep.ts';
import type { ReadySession } from './ready-session.ts';

/** The door of a room shuts by itself after 20 minutes: while its pictures are shown it is opened again every so many ms. */
const doorAgain = 10 * 60_000;

/** Own phones, as a Session's screen sees them. `trouble`: none can be had here now; the room ended; there is no way to the server. */
export interface Phones {
  room: HostRoom | undefined;
  /** How many are here. */
  here: number;
  /** How many said something to a step. */
  saidTo: (step: string) => number;
  trouble: 'cannot' | 'ended' | 'away' | undefined;
  start: () => Promise<void>;
  stop: () => void;
}

/**
 * Leads a live room while a Session runs: says which question stands, and writes down how many said what, whole, each time that changed.
 * @param asks the step that stands and is asked; undefined where none is. @param shown whether the pictures that lead in are shown.
 */
export function usePhones(
  session: ReadySession,
  here: string,
  run: () => Promise<string>,
  asks: string | undefined,
  shown: boolean,
): Phones {
  const [room, setRoom] = useState(() => roomOf(here));
  const [heard, setHeard] = useState<RoomHeard>();
  const [failed, setFailed] = useState<'cannot' | 'ended'>();
  const written = useRef(new Map<string, string>());
  useEffect(() => {
    if (!room) return undefined;
    const stop = new AbortController();
    const isKnown = (of: string, choice: string) =>
      session.steps.some(
        (step) => askedNow(session.id, step.id) === of && step.choices.some((one) => one.id === choice),
      );
    void followRoom(
      room,
      isKnown,
      (now) => {
        setHeard(now);
        for (const [of, counts] of Object.entries(now.counts)) {
          const now = JSON.stringify(counts);
          if (written.current.get(of) === now) continue;
          written.current.set(of, now);
          // What cannot be kept is said on the screen, and tried again with the next answer.
          void countPhones(room.run, of.slice(session.id.length + 1), room.by, counts).catch(() => {
            written.current.delete(of);
          });
        }
      },
      stop.signal,
    ).then(
      (came) => {
        if (came === 'ended' && !stop.signal.aborted) {
          setRoom(undefined);
          setFailed('ended');
        }
      },
      () => {
        setFailed('cannot');
      },
    );
    return () => {
      stop.abort();
    };
  }, [room, session]);

  // Of a Session that the group made no phone has the words: they are sealed to each that is in.
  const keys = session.own ? (heard?.keys.join(' ') ?? '') : '';
  const tell = useRef<ReturnType<typeof openTelling>>(undefined);
  useEffect(() => {
    tell.current = room && openTelling(room);
  }, [room]);
  useEffect(() => {
    const step = session.own ? session.steps.find((one) => one.id === asks) : undefined;
    const own = step && {
      question: { head: step.head, choices: step.choices },
      keys: keys === '' ? [] : keys.split(' '),
    };
    const say = () => tell.current?.(asks === undefined ? null : askedNow(session.id, asks), shown, own);
    say();
    const again = shown ? setInterval(say, doorAgain) : undefined;
    return () => {
      clearInterval(again);
    };
  }, [room, session, asks, shown, keys]);

  const start = useCallback(async () => {
    setFailed(undefined);
    try {
      setRoom(await startRoom(await run()));
    } catch {
      setFailed('cannot');
    }
  }, [run]);
  const stop = useCallback(() => {
    if (room) void stopRoom(room);
    setRoom(undefined);
    setHeard(undefined);
  }, [room]);
  const saidTo = (step: string) =>
    Object.values(heard?.counts[askedNow(session.id, step)] ?? {}).reduce((sum, one) => sum + one, 0);
  return {
    room,
    here: heard?.phones ?? 0,
    saidTo,
    trouble: failed ?? (room && heard?.away ? 'away' : undefined),
    start,
    stop,
  };
}
