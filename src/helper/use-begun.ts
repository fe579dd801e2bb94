import { useCallback, useEffect, useRef, useState } from 'react';
import type { Said, Token } from '#model/answer.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { draftOf, keepDraft } from './keep.ts';

/** How long writing may run ahead of keeping, in milliseconds. */
const behind = 200;

/**
 * What I began to say to a Question: kept on this device while I write, found again when I come back.
 * @returns `found`: whether it was begun on an earlier visit; `drop`: it was said, and is no draft any more.
 */
export function useBegun(
  of: Token,
  question: string,
): { said: Said; found: boolean; change: (how: (said: Said) => Said) => void; drop: () => void } {
  const [said, setSaid] = useState<Said>({});
  const [found, setFound] = useState(false);
  const latest = useRef<Said>({});
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keepNow = useCallback(() => {
    if (later.current === undefined) return;
    clearTimeout(later.current);
    later.current = undefined;
    // Where this browser keeps nothing, it stands on the screen as before; *keep* says what is wrong.
    keepDraft(of, question, latest.current).catch(() => undefined);
  }, [of, question]);
  useEffect(() => {
    let over = false;
    void draftOf(of, question).then((draft) => {
      if (over || !draft || isEmpty(draft) || !isEmpty(latest.current)) return;
      latest.current = draft;
      setSaid(draft);
      setFound(true);
    });
    const hide = () => {
      if (document.visibilityState === 'hidden') keepNow();
    };
    addEventListener('pagehide', keepNow);
    document.addEventListener('visibilitychange', hide);
    return () => {
      over = true;
      removeEventListener('pagehide', keepNow);
      document.removeEventListener('visibilitychange', hide);
      keepNow();
    };
  }, [of, question, keepNow]);
  const change = useCallback(
    (how: (said: Said) => Said) => {
      latest.current = how(latest.current);
      setSaid(latest.current);
      later.current ??= setTimeout(keepNow, behind);
    },
    [keepNow],
  );
  const drop = useCallback(() => {
    clearTimeout(later.current);
    later.current = undefined;
    latest.current = {};
    setSaid({});
    setFound(false);
  }, []);
  return { said, found, change, drop };
}
