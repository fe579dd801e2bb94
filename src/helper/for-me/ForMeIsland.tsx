import { useEffect, useRef, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { CannotKeepSaid } from '#story/CannotKeepSaid.tsx';
import { Say } from '#story/Say.tsx';
import { fill } from '#strings/fill.ts';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Came } from '#ui/Came.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { AskMe } from './AskMe.tsx';
import type { ForMeQuestion, ForMeWords } from './for-me-words.ts';
import { MySheet } from './MySheet.tsx';
import { useMine } from './use-mine.ts';
import type { Mine } from './keep.ts';

/** What I say, with what was asked. */
const asAsked = ({ id, prompt, choices }: ForMeQuestion, said: Mine['said']): Mine => ({
  question: id,
  said,
  asked: {
    prompt: prompt.words,
    choices: Object.fromEntries(choices.filter((c) => said.chosen?.includes(c.id)).map((c) => [c.id, c.words])),
  },
});

/** Where the reader is: a question by its place, or all of it (`undefined`). What comes takes the focus, and stands at the top. */
function usePlace() {
  const [at, setAt] = useState<number>();
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      top.current?.focus();
      top.current?.scrollIntoView();
    }
  }, [at]);
  return { at, setAt, top };
}

/** A Helper's own place: what they need themselves, kept on their own device and nowhere else. */
export function ForMeIsland({ words }: { words: ForMeWords }) {
  const { lines, labels, questions } = words;
  const { mine, how, say, settle, takeAway } = useMine();
  const { at, setAt, top } = usePlace();
  const [asks, setAsks] = useState(false);
  const [gone, setGone] = useState(false);
  if (!mine) return <div className="waiting" aria-busy="true" />;
  const trouble = how === 'full' || how === 'cannot-keep' ? how : undefined;
  const question = at === undefined ? undefined : questions[at];
  const open = (place: number | undefined) => {
    settle();
    setGone(false);
    setAt(place);
  };
  if (question && at !== undefined) {
    const last = at + 1 === questions.length;
    return (
      <div className="wide-flow" ref={top} tabIndex={-1} role="group" aria-label={labels['for-me']}>
        <p className="quiet">{fill(labels['helping.of'] ?? '', { n: at + 1, of: questions.length })}</p>
        <AskMe
          key={question.id}
          question={question}
          said={mine.get(question.id)?.said ?? {}}
          words={words}
          kept={how === 'kept' && !isEmpty(mine.get(question.id)?.said ?? {})}
          onSay={(said, writing) => {
            say(asAsked(question, said), writing);
          }}
          onDone={settle}
        />
        <CannotKeepSaid what={trouble} lines={lines} />
        <p className="way-on">
          <Press icon="before" onPress={() => open(at > 0 ? at - 1 : undefined)}>
            {labels[at > 0 ? 'helping.before' : 'for-me.back']}
          </Press>
          <Press icon={last ? 'parts' : 'next'} look="strong" onPress={() => open(last ? undefined : at + 1)}>
            {labels[last ? 'for-me.all' : 'helping.next']}
          </Press>
        </p>
      </div>
    );
  }
  const said = [...mine.values()].some((one) => !isEmpty(one.said));
  return (
    <div className="wide-flow" ref={top} tabIndex={-1} role="group" aria-label={labels['for-me']}>
      {gone && (
        <Came>
          <Say from={lines} line="gone" as="h2" />
        </Came>
      )}
      <CannotKeepSaid what={trouble} lines={lines} />
      {!said && (
        <section className="flow no-print">
          <Say from={lines} line="who" />
          <Say from={lines} line="here" />
          <Say from={lines} line="nobody" />
          <Say from={lines} line="apart" />
          <Say from={lines} line="others" />
          <Say from={lines} line="leave-out" />
          <p>
            <Press icon="next" look="strong" onPress={() => open(0)}>
              {labels['for-me.begin']}
            </Press>
          </p>
        </section>
      )}
      {said && (
        <>
          <section className="flow no-print">
            <Say from={lines} line="mine" />
            <Say from={lines} line="here" />
            <Say from={lines} line="others" />
            <Say from={lines} line="council" />
            <p className="row">
              <Press icon="print" look="strong" onPress={() => printAll()}>
                {labels['for-me.print']}
              </Press>
            </p>
          </section>
          <MySheet words={words} mine={mine} onOpen={open} />
        </>
      )}
      <p className="row no-print">
        <a className="press small" href={ourAddress('/helping/for-me/paper/')}>
          <Icon name="print" />
          {labels['for-me.blank']}
        </a>
        {said && (
          <Press icon="bin" look="small" onPress={() => setAsks(true)}>
            {labels['for-me.forget']}
          </Press>
        )}
      </p>
      {asks && (
        <AskOnce
          asks="l-forget-ask"
          no={{ words: labels['helping.forget-no'], icon: 'close', onPress: () => setAsks(false) }}
          yes={{
            words: labels['helping.forget-yes'],
            icon: 'bin',
            onPress: async () => {
              await takeAway();
              setAsks(false);
              setGone(true);
            },
          }}
        >
          <Say from={lines} line="forget-ask" as="h2" />
          <Say from={lines} line="forget-then" />
        </AskOnce>
      )}
    </div>
  );
}
