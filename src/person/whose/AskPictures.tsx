import { useEffect, useRef, useState } from 'react';
import { lockLength, unlocks, type Lock } from '#model/lock.ts';
import { openedWithout } from '#person/keep/locks.ts';
import type { LockWords } from '#person/whose/lock-words.ts';
import { Came } from '#ui/Came.tsx';
import { PicturePad } from '#ui/PicturePad.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** The pictures of a lock, to be pressed. */
export const LockPad = ({
  words: { labels, pictures },
  pressed,
  onPress,
}: {
  words: LockWords;
  pressed: readonly string[];
  onPress: (pressed: string[]) => void;
}) => (
  <PicturePad
    label={labels['lock.pictures'] ?? ''}
    pressedLabel={labels['lock.pressed'] ?? ''}
    pictures={pictures}
    length={lockLength}
    pressed={pressed}
    onPress={onPress}
  />
);

/** How long opening without the pictures waits, in milliseconds: long enough to see what happens, and to press *Do not open it*. */
const waitsFor = 8000;

/** The honest way where the pictures are forgotten: what happens is said first, then a moment passes; that it was opened so is written down before it opens. */
function WithoutPictures({
  story,
  words: { lines, labels },
  onOpen,
  onBack,
}: {
  story: string;
  words: LockWords;
  onOpen: () => void;
  onBack: () => void;
}) {
  const [waiting, setWaiting] = useState(false);
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    if (!waiting) return undefined;
    // Where the device is too full to write it down, nobody is kept out of their own words.
    const soon = setTimeout(
      () =>
        void openedWithout(story)
          .catch(() => undefined)
          .then(() => {
            open.current();
          }),
      waitsFor,
    );
    return () => {
      clearTimeout(soon);
    };
  }, [waiting, story]);
  if (waiting)
    return (
      <Came key="wait">
        <SaidLine id="lock-wait" line={lines.wait} as="h1" />
        <p>
          <Press icon="close" onPress={onBack}>
            {labels['lock.do-not']}
          </Press>
        </p>
      </Came>
    );
  return (
    <Came key="explain">
      {(['without', 'without-kept', 'without-seen'] as const).map((line) => (
        <SaidLine key={line} id={`lock-${line}`} line={lines[line]} as={line === 'without' ? 'h1' : 'p'} />
      ))}
      <p className="row">
        <Press icon="before" onPress={onBack}>
          {labels['ask.back']}
        </Press>
        <Press
          icon="lock-open"
          onPress={() => {
            setWaiting(true);
          }}
        >
          {labels['lock.open']}
        </Press>
      </p>
    </Came>
  );
}

/** Asks for the pictures of a Story. However often others are pressed, it stays as kind, and nobody is kept out. */
export function AskPictures({
  lock,
  words,
  onOpen,
  onBack,
}: {
  lock: Lock;
  words: LockWords;
  onOpen: (how: 'with' | 'without') => void;
  onBack: () => void;
}) {
  const { lines, labels } = words;
  const [pressed, setPressed] = useState<string[]>([]);
  /** How often other pictures were pressed: each time it is said anew, and brought into sight. */
  const [wrong, setWrong] = useState(0);
  const [forgot, setForgot] = useState(false);
  const press = (now: string[]) => {
    if (now.length === lockLength && unlocks(lock, now)) {
      onOpen('with');
      return;
    }
    if (now.length === lockLength) setWrong((before) => before + 1);
    setPressed(now.length === lockLength ? [] : now);
  };
  if (forgot)
    return (
      <WithoutPictures
        story={lock.id}
        words={words}
        onOpen={() => {
          onOpen('without');
        }}
        onBack={() => {
          setForgot(false);
          setPressed([]);
        }}
      />
    );
  return (
    <section className="wide-flow lock">
      <Came className="">
        <SaidLine id="lock-ask" line={lines.ask} as="h1" />
      </Came>
      {wrong > 0 && (
        <Came key={wrong} className="panel sunny">
          <SaidLine id="lock-wrong" line={lines.wrong} />
          <SaidLine id="lock-wrong-next" line={lines['wrong-next']} />
        </Came>
      )}
      <LockPad words={words} pressed={pressed} onPress={press} />
      <p className="row">
        <Press icon="before" onPress={onBack}>
          {labels['ask.back']}
        </Press>
        <Press
          icon="question"
          onPress={() => {
            setWrong(0);
            setForgot(true);
          }}
        >
          {labels['lock.forgot']}
        </Press>
      </p>
    </section>
  );
}
