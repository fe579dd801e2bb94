import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Answer, Said, Speaker, Story } from '#model/answer.ts';
import { bySpeaker, isSame, speakerKey, thingsSaid } from '#model/answers.ts';
import { isLater } from '#model/moment.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import {
  answersOf,
  answersTo,
  keepAnswer,
  keepDraft,
  keepLastWords,
  settleHere,
  settleLeftOver,
} from '#person/keep/answers.ts';
import { askAgain, due, toAskAgain, wishedAt } from '#person/keep/ask-again.ts';
import { onChange } from '#person/keep/changes.ts';
import { asked } from '#story/asked.ts';
import { goOnTo, prepareGoingOn } from '#person/ask/going-on.ts';
import { CannotKeep, Full } from '#person/keep/keep.ts';
import { nowHere } from '#model/token.ts';
import { newAnswer } from '#person/keep/new-answer.ts';
import { atFirst, changeSitting, readSitting, type Sitting } from '#person/keep/sitting.ts';
import { openStory, startStory, storyHere } from '#person/keep/stories.ts';

/** What the screen says of keeping. `at-first` until something was given in this sitting. */
export type Keeping = 'at-first' | 'saving' | 'saved' | 'cannot-keep' | 'full';

export interface Answering {
  /** What this Speaker says now. */
  said: Said;
  /** Says something else than what is said by now; kept at once. */
  give: (how: (said: Said) => Said) => void;
  /** The same while typing: kept within half a second, as one Answer while the typing goes on. */
  type: (how: (said: Said) => Said) => void;
  /** The typing is over: what is written becomes an Answer. */
  settle: () => void;
  /** Something is being made that is not kept yet (a drawing, a recording): "Saved" waits until it is let go. @returns how to let go. */
  hold: () => () => void;
  sitting: Sitting;
  speakAs: (speaker: Speaker) => void;
  keeping: Keeping;
  things: number;
  /** What was said before has been read from the keep. A press before that would take the place of it instead of standing beside it. */
  read: boolean;
  /** What was said before, where the person wished to be asked again and the day has come: it stands aside until they said it anew. */
  before: Said | undefined;
}

const none: Said = {};

/** Something being typed, and the Answer it will be, made with the first letter: one Answer while the typing goes on. */
interface Typing {
  said: Said;
  made: Promise<Answer>;
  answer?: Answer;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** How long typing may run ahead of keeping, in milliseconds. */
const behind = 150;
/** How long going on waits for the keep at most, in milliseconds. */
const longest = 5000;

/** Waits until nothing is on its way to the keep any more, and not for ever: a full device says so, and going on stays possible. */
async function whenKept(onItsWay: () => boolean, hurry: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  while (onItsWay() && performance.now() - began < longest) {
    await hurry();
    await new Promise((done) => {
      setTimeout(done, 20);
    });
  }
}

/** Holds one Question's Answer: reads it from the keep, keeps each change, follows other windows. */
export function useAnswering(question: ReadyQuestion): Answering {
  const [said, setSaid] = useState<Said>(none);
  /** What is said by now, also between two drawings of the screen. */
  const latest = useRef<Said>(none);
  const [sitting, setSitting] = useState<Sitting>(atFirst);
  const [keeping, setKeeping] = useState<Keeping>('at-first');
  const [things, setThings] = useState(0);
  const [read, setRead] = useState(false);
  const [before, setBefore] = useState<Said>();
  const typing = useRef<Typing | undefined>(undefined);
  /** All that is said to this Question here, as it was read last; undefined until it was. */
  const known = useRef<Answer[]>(undefined);
  /** Keeping happens one after the other, in the order said. While some is still to come, the screen knows better than the keep. */
  const queue = useRef({ last: Promise.resolve(), waiting: 0 });
  const holding = useRef(0);
  /** Grows with each thing said here: what comes back from the keep late must not undo it on the screen. */
  const turn = useRef(0);

  const show = useCallback((what: Said) => {
    latest.current = what;
    setSaid((shown) => (isSame(shown, what) ? shown : what));
  }, []);

  const look = useCallback(
    async (open: Story | undefined) => {
      const mine = turn.current;
      const mineHere = open ? await answersTo(open.id, question.id) : [];
      known.current = mineHere;
      const speaker = readSitting().speaker;
      const row = bySpeaker(mineHere).find((r) => speakerKey(r.speaker) === speakerKey(speaker));
      const wish = open && row && due(await toAskAgain(open.id)).find((one) => one.question === question.id);
      // Said since it was wished for, whatever the clocks said, and on that day or after it: then it is answered.
      const afresh =
        wish !== undefined &&
        row !== undefined &&
        !(isLater(row.newest, wishedAt(wish)) && row.newest.at.slice(0, 10) >= wish.on);
      if (afresh) setBefore(row.newest.said);
      if (mine === turn.current && !typing.current && queue.current.waiting === 0)
        show(afresh ? none : (row?.newest.said ?? none));
      setRead(true);
      // How much was said in all can wait: a Story of years is read for it.
      if (open) setThings(thingsSaid(await answersOf(open.id)));
    },
    [question.id, show],
  );

  const failed = useCallback((why: unknown) => {
    setKeeping(why instanceof Full ? 'full' : 'cannot-keep');
    setRead(true);
    if (!(why instanceof Full || why instanceof CannotKeep)) throw why;
  }, []);

  const lookAgain = useCallback(() => {
    void openStory().then(look).catch(failed);
  }, [look, failed]);

  // Before the next frame, not after it: somebody may be waiting to press.
  useLayoutEffect(() => {
    setSitting(readSitting());
    // What an earlier window left is among what is read: settling it need not come first.
    void storyHere()
      .then((open) => Promise.all([look(open), open && settleLeftOver(open.id)]))
      .catch(failed);
    return onChange(lookAgain);
  }, [look, lookAgain, failed]);

  const answer = useCallback(
    async (what: Said): Promise<Answer> => {
      const open = (await openStory()) ?? (await startStory());
      return newAnswer(
        open.id,
        { question: question.id, version: question.version, lang: question.lang, asked: asked(question, what) },
        what,
        'speaking',
      );
    },
    [question],
  );

  const inTurn = useCallback(
    (work: () => Promise<void>) => {
      queue.current.waiting += 1;
      queue.current.last = queue.current.last
        .then(work)
        .then(
          () => true,
          (why: unknown) => {
            failed(why);
            return false;
          },
        )
        .then((kept) => {
          queue.current.waiting -= 1;
          if (queue.current.waiting > 0) return;
          // "Saved" is true only when nothing is still on its way.
          if (kept && !typing.current?.timer && holding.current === 0) setKeeping('saved');
          lookAgain();
        });
    },
    [failed, lookAgain],
  );

  const keepTyped = useCallback(
    async (now: Typing) => {
      clearTimeout(now.timer);
      now.timer = undefined;
      const made = now.answer ?? (await now.made.catch(() => answer(now.said)));
      const what = now.said;
      now.answer = await keepDraft({ ...made, said: what, asked: asked(question, what), at: nowHere() }, known.current);
      if (typing.current === now) show(now.said);
    },
    [answer, question, show],
  );

  const type = useCallback(
    (how: (said: Said) => Said) => {
      turn.current += 1;
      setKeeping('saving');
      // The box shows each letter itself; the rest of the screen follows when it is kept, so that a key stays quick.
      const what = how(latest.current);
      latest.current = what;
      if (!typing.current) {
        const first: Typing = { said: what, made: queue.current.last.then(() => answer(what)) };
        // Where it cannot be made, whoever keeps it tries again, and says so.
        first.made.then(
          (made) => {
            first.answer ??= made;
          },
          () => undefined,
        );
        typing.current = first;
      }
      const now = typing.current;
      typing.current.said = what;
      typing.current.timer ??= setTimeout(() => inTurn(() => keepTyped(now)), behind);
    },
    [answer, inTurn, keepTyped],
  );

  const settle = useCallback(() => {
    const now = typing.current;
    if (!now) return;
    typing.current = undefined;
    show(now.said);
    inTurn(async () => {
      await keepTyped(now);
      if (now.answer) await settleHere(now.answer);
    });
  }, [inTurn, keepTyped, show]);

  const hold = useCallback(() => {
    holding.current += 1;
    setKeeping('saving');
    return () => {
      holding.current -= 1;
    };
  }, []);

  const give = useCallback(
    (how: (said: Said) => Said) => {
      settle();
      turn.current += 1;
      const what = how(latest.current);
      show(what);
      setKeeping('saving');
      inTurn(async () => {
        const kept = await answer(what);
        await keepAnswer(kept);
        // Asked again and answered: the wish has come true. Only the person wishes for the next time.
        if (before) await askAgain(kept.story, question.id, undefined);
      });
    },
    [answer, before, inTurn, question.id, settle, show],
  );

  useEffect(() => {
    const leave = () => {
      // A page that goes has no time for all of it: the last words first, as they are, then the rest where it stays after all.
      const now = typing.current;
      if (now?.answer)
        void keepLastWords(
          { ...now.answer, said: now.said, asked: asked(question, now.said), at: nowHere() },
          known.current,
        ).catch(failed);
      settle();
    };
    addEventListener('pagehide', leave);
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hide);
    /** Going on straight after a press waits until it is kept: the next screen would come sooner. *Leave* never waits. */
    const onItsWay = () => queue.current.waiting > 0 || typing.current !== undefined || holding.current > 0;
    const goOn = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/"]:not([data-leave], [target])');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !onItsWay()) return;
      event.preventDefault();
      event.stopPropagation();
      void whenKept(onItsWay, () => {
        settle();
        return queue.current.last;
      }).then(() => {
        // What is still being made (a recording) ends with its page.
        if (onItsWay()) location.assign(link.href);
        else goOnTo(link.href);
      });
    };
    addEventListener('click', goOn, true);
    return () => {
      removeEventListener('click', goOn, true);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [failed, question, settle]);

  useEffect(() => {
    if (read) prepareGoingOn();
  }, [read]);

  const speakAs = useCallback(
    (speaker: Speaker) => {
      settle();
      setSitting(changeSitting({ speaker }));
      show(none);
      setKeeping('at-first');
      lookAgain();
    },
    [lookAgain, settle, show],
  );

  return { said, give, type, settle, hold, sitting, speakAs, keeping, things, read, before };
}
