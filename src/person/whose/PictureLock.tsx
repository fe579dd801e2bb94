import { useState } from 'react';
import { asksPictures, lockLength, notTold, type Lock } from '#model/lock.ts';
import { setLock } from '#person/keep/locks.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { LockPad } from '#person/whose/AskPictures.tsx';
import type { LockWords } from '#person/whose/lock-words.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { Came } from '#ui/Came.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** Each day on which somebody opened the Story without the pictures. */
const OpenedOn = ({
  without,
  words: { lines, lang },
  first = 'p',
}: {
  without: Lock['without'];
  words: LockWords;
  first?: 'p' | 'h1';
}) =>
  without.map(({ at }, n) => (
    <SaidLine
      key={at}
      id={`lock-was-opened-${String(n)}`}
      line={lines['was-opened']}
      words={fill(lines['was-opened'].words, { date: dayOf(at, lang) })}
      as={n === 0 ? first : 'p'}
    />
  ));

/** Tells the owner of a Story, before it opens, that somebody opened it without the pictures. */
export function WasOpened({ lock, words, onSeen }: { lock: Lock; words: LockWords; onSeen: () => unknown }) {
  return (
    <Came>
      <OpenedOn without={notTold(lock)} words={words} first="h1" />
      {asksPictures(lock) && <SaidLine id="lock-was-opened-next" line={words.lines['was-opened-next']} />}
      <p>
        <Press look="strong" icon="tick" onPress={onSeen}>
          {words.labels['lock.told']}
        </Press>
      </p>
    </Came>
  );
}

/** Chooses the pictures that open the open Story, changes them, or takes them away; says first what they keep and what they do not. */
export function PictureLock({
  story,
  lock,
  words,
  onChanged,
  onBack,
  onTrouble,
}: {
  story: string;
  lock: Lock | undefined;
  words: LockWords;
  onChanged: () => unknown;
  onBack: () => void;
  onTrouble: (why: WentWrong) => void;
}) {
  const { lines, labels, pictures } = words;
  const [now, setNow] = useState<'choose' | 'set' | 'taken'>('choose');
  const [pressed, setPressed] = useState<string[]>([]);
  const put = async (chosen: readonly string[]) => {
    try {
      await setLock(story, chosen);
      await onChanged();
      setNow(chosen.length === 0 ? 'taken' : 'set');
    } catch (why) {
      onTrouble(whatWentWrong(why));
    }
  };
  if (now !== 'choose')
    return (
      <Came key={now}>
        <SaidLine id="lock-now" line={lines[now === 'set' ? 'now' : 'now-none']} as="h1" />
        <p>
          <Press look="strong" icon="tick" onPress={onBack}>
            {labels['ask.back']}
          </Press>
        </p>
      </Came>
    );
  if (pressed.length === lockLength) {
    return (
      <Came key="these">
        <SaidLine id="lock-these" line={lines.these} as="h1" />
        <ol className="pressed-pictures big">
          {pressed
            .map((id) => pictures.find((one) => one.id === id))
            .map(
              (choice) =>
                choice && (
                  <li key={choice.id}>
                    <PictureTile picture={choice.picture} size="big" />
                    <span>{choice.words}</span>
                  </li>
                ),
            )}
        </ol>
        <p className="row">
          <Press look="strong" icon="tick" onPress={() => put(pressed)}>
            {labels['lock.keep']}
          </Press>
          <Press
            icon="again"
            onPress={() => {
              setPressed([]);
            }}
          >
            {labels['lock.others']}
          </Press>
        </p>
      </Came>
    );
  }
  return (
    <section className="panel wide-flow lock">
      {(['keeps', 'no-safe', 'forgot'] as const).map((line) => (
        <SaidLine key={line} id={`lock-${line}`} line={lines[line]} />
      ))}
      <SaidLine id="lock-choose" line={lines.choose} as="h1" />
      <LockPad words={words} pressed={pressed} onPress={setPressed} />
      <p className="row">
        <Press icon="before" onPress={onBack}>
          {labels['ask.back']}
        </Press>
        {asksPictures(lock) && (
          <Press icon="lock-open" onPress={() => put([])}>
            {labels['lock.away']}
          </Press>
        )}
      </p>
      {lock && <OpenedOn without={lock.without} words={words} />}
    </section>
  );
}
