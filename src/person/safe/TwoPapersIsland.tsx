import { useState } from 'react';
import { cardWordCount, halfWordCount } from '#model/card-words.ts';
import type { Half } from '#envelopes/story-halves.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import { useCodeInAddress } from '#ui/use-code-in-address.ts';
import { Bringing } from './Bringing.tsx';
import { OpenCode } from './OpenCode.tsx';
import type { TwoPapersWords } from './safe-words.ts';
import { useBringing } from './use-bringing.ts';

/** What can be wrong with a paper that was shown. Nothing is lost by it: another is shown. */
const met = {
  'not-paper': ['not-paper', 'not-paper-next'],
  'word-wrong': ['word-wrong', 'word-wrong-next'],
  same: ['same', 'same-next'],
  apart: ['apart', 'apart-next'],
  'no-code': ['no-code', 'no-code-next'],
  'no-internet': ['no-internet', 'no-internet-next'],
} as const;
type Met = keyof typeof met;

/** Where the papers stand: not begun, or how many are shown, and what was wrong with the last. `n` counts what was shown: each begins with an empty field and a camera at rest. */
interface Shown {
  began: boolean;
  first?: Half;
  wrong?: Met;
  n: number;
}

/** Brings a Story back by the papers of 2 people whom the person trusts: one after the other, each told at once whether it is right. */
export function TwoPapersIsland({ words }: { words: TwoPapersWords }) {
  const { lines, labels, easy } = words;
  const bringing = useBringing();
  const { now, setNow, look } = bringing;
  const [{ began, first, wrong, n }, setShown] = useState<Shown>({ began: false, n: 0 });
  const list = easy.split(' ');
  const next = (to: Omit<Shown, 'n' | 'began'>) => {
    setNow({ is: 'asking' });
    setShown({ ...to, began: true, n: n + 1 });
  };
  const still = (was: Met) => {
    next({ wrong: was, ...(first ? { first } : {}) });
  };
  const afresh = () => {
    next({});
  };
  const show = async (said: string) => {
    const { readHalf, joinHalves } = await whenWanted(import('#envelopes/story-halves.ts'));
    const half = readHalf(said, list);
    if (!half) return still('word-wrong');
    if (!first) return next({ first: half });
    const joined = await joinHalves(first, half, list);
    if (joined.is !== 'card') return still(joined.is);
    setShown({ began: true, first, n: n + 1 });
    return look(joined.words);
  };
  const fromCode = async (code: string) => {
    const { readStoryCard } = await whenWanted(import('#envelopes/story-card-link.ts'));
    const half = readStoryCard(code, halfWordCount);
    // Who finds the whole card after all needs no paper.
    const card = half ? undefined : readStoryCard(code, cardWordCount);
    if (half) return show(half);
    return card ? look(card) : still('not-paper');
  };
  const safely = (work: Promise<unknown>) =>
    void work.catch(() => {
      still('no-internet');
    });
  useCodeInAddress((link) => {
    safely(fromCode(link));
  });
  const steps = !began ? (
    <section className="panel flow">
      <Say from={lines} line="need" />
      <Say from={lines} line="start" />
      <p>
        <Press
          icon="two"
          look="strong"
          onPress={() => {
            setShown({ began: true, n: n + 1 });
          }}
        >
          {labels['two-papers.start']}
        </Press>
      </p>
    </section>
  ) : now.is === 'trouble' ? (
    // Two papers that belong together opened nothing: it begins with the first again.
    <p>
      <Press icon="again" onPress={afresh}>
        {labels['two-papers.afresh']}
      </Press>
    </p>
  ) : (
    <>
      <Came key={`came-${String(n)}`} className="flow">
        {wrong && (
          <div className="panel sunny flow">
            {met[wrong].map((line) => (
              <Say key={line} from={lines} line={line} />
            ))}
          </div>
        )}
        {first && !wrong && (
          <>
            <Say from={lines} line="one-here" />
            <Say from={lines} line="one-alone" />
          </>
        )}
        <Say from={lines} line={first ? 'second' : 'first'} as="h2" />
      </Came>
      <OpenCode
        key={n}
        words={words}
        many={halfWordCount}
        label={labels['two-papers.words'] ?? ''}
        open={labels['two-papers.open'] ?? ''}
        onCode={(code) => {
          safely(fromCode(code));
        }}
        onWords={(said) => {
          safely(show(said));
        }}
        onNoCode={() => {
          still('no-code');
        }}
      />
      {first && (
        <p>
          <Press icon="again" onPress={afresh}>
            {labels['two-papers.afresh']}
          </Press>
        </p>
      )}
    </>
  );
  return (
    <Bringing
      words={words}
      bringing={bringing}
      then={
        <>
          <Say from={lines} line="card-lost" />
          <Say from={lines} line="papers-stay" />
        </>
      }
    >
      {steps}
    </Bringing>
  );
}
