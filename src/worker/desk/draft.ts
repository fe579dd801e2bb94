import { useEffect, useRef, useState } from 'react';
import { newToken } from '#model/token.ts';
import { blobOf, draftOf, dropDraft, keepDraft, textOf } from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { EditedLine } from './lines-edited.ts';

/** A Reply while it is written. `id` stays the same until it went, so that sending twice is one Reply. */
export interface Draft {
  id: string;
  kind?: 'promise' | 'cannot' | 'talk' | 'heard' | undefined;
  by: string;
  lines: EditedLine[];
  names: string[];
  voice?: Blob | undefined;
}
interface KeptDraft extends Omit<Draft, 'voice'> {
  spoken?: { type: string; bytes: string } | undefined;
}

const fresh = (): Draft => ({ id: newToken(), by: '', lines: [{ key: newToken(), words: '' }], names: [] });

/** A draft as it is kept. */
export async function toKeep({ voice, ...draft }: Draft): Promise<KeptDraft> {
  if (!voice) return draft;
  return { ...draft, spoken: { type: voice.type, bytes: await textOf(voice) } };
}

const asWas = ({ spoken, ...draft }: KeptDraft): Draft =>
  spoken ? { ...draft, voice: blobOf(spoken.bytes, spoken.type) } : draft;

const says = ({ lines, voice }: Draft) => Boolean(voice) || lines.some((l) => l.words.trim());

/** How long writing may run ahead of keeping, in milliseconds. */
const behind = 200;

/** A draft that is kept sealed on this device while it is written, and found again. `about`: to whom and to what. */
export function useDraft(
  keys: WorkerKeys,
  about: string,
): {
  draft: Draft | undefined;
  change: (change: Partial<Draft>) => void;
  keepNow: () => Promise<boolean>;
  drop: () => Promise<void>;
} {
  const [draft, setDraft] = useState<Draft>();
  const newest = useRef<Draft>(undefined);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.current = draft;
  }, [draft]);
  useEffect(() => {
    let over = false;
    void draftOf(keys, about).then((kept) => {
      if (!over) setDraft(kept ? asWas(kept as KeptDraft) : fresh());
    });
    return () => {
      over = true;
    };
  }, [keys, about]);
  const keepNow = async () => {
    clearTimeout(later.current);
    later.current = undefined;
    const now = newest.current;
    return now && says(now) ? keepDraft(keys, about, await toKeep(now)) : true;
  };
  const change = (what: Partial<Draft>) => {
    setDraft((before) => before && { ...before, ...what });
    // Not put off by each letter: who writes without a rest is kept up with too.
    later.current ??= setTimeout(() => void keepNow(), behind);
  };
  // Going away in the middle of a word keeps the word.
  const leave = useRef(keepNow);
  useEffect(() => {
    leave.current = keepNow;
  });
  useEffect(
    () => () => {
      if (later.current) void leave.current();
    },
    [],
  );
  const drop = async () => {
    clearTimeout(later.current);
    later.current = undefined;
    newest.current = undefined;
    await dropDraft(keys, about);
  };
  return { draft, change, keepNow, drop };
}
