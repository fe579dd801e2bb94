import { useMemo, useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { signOf, type ChoosingWords } from './step-words.ts';
import { fiveWords, plainWords, whyWeak } from './passphrase.ts';
import { SecretField } from './SecretField.tsx';
import { Step } from './Step.tsx';

interface Props {
  words: ChoosingWords;
  /** Whose words they are: what others would try first. */ name: string;
  far?: string | undefined;
  next?: string | undefined;
  onChosen: (passphrase: string) => void;
  onBack?: (() => void) | undefined;
}

/** Choosing what locks and opens: 5 easy words drawn by lot, or words of one's own; then once more, to see that they are remembered. */
export function ChoosePassphrase({ words, name, far, next, onChosen, onBack }: Props) {
  const { labels, lines } = words;
  const from = useMemo(() => words.easy.split(' '), [words.easy]);
  const [five, setFive] = useState(() => fiveWords(from));
  const [own, setOwn] = useState('');
  const [again, setAgain] = useState('');
  const [stage, setStage] = useState<'five' | 'own' | 'again'>('five');
  const [by, setBy] = useState<'five' | 'own'>('five');
  const [trouble, setTrouble] = useState<'short' | 'easy' | 'not-same'>();
  const go = (to: typeof stage) => {
    setTrouble(undefined);
    setAgain('');
    setStage(to);
  };
  const chosen = by === 'five' ? five : own;

  if (stage === 'five') {
    return (
      <Step
        key="five"
        words={words}
        asks="words"
        far={far}
        onBack={onBack}
        next={labels['door.take']}
        sign="tick"
        onNext={() => {
          setBy('five');
          go('again');
        }}
        or={
          <>
            <Press {...signOf(words, 'again')} onPress={() => setFive(fiveWords(from))}>
              {labels['door.another']}
            </Press>
            <Press
              {...signOf(words, 'pen')}
              onPress={() => {
                setBy('own');
                go('own');
              }}
            >
              {labels['door.own']}
            </Press>
          </>
        }
      >
        <p className="five-words" aria-live="polite">
          {five.split(' ').map((word, n) => (
            <span key={`${String(n)}${word}`}>{word} </span>
          ))}
        </p>
        <SaidLine id="words-learn" line={lines['words-learn']} size="little" />
        <SaidLine id="words-nobody" line={lines['words-nobody']} size="little" />
      </Step>
    );
  }
  if (stage === 'own') {
    return (
      <Step
        key="own"
        words={words}
        asks="own-words"
        far={far}
        onBack={() => go('five')}
        onNext={() => {
          const weak = whyWeak(own, name);
          if (weak) setTrouble(weak);
          else go('again');
        }}
      >
        <SecretField
          label={labels['door.words'] ?? ''}
          value={own}
          onType={setOwn}
          words={words}
          autoComplete="new-password"
          autoFocus
        />
        <div role="status">
          {trouble === 'short' && (
            <div className="panel sunny">
              <SaidLine id="too-short" line={lines['too-short']} size="little" />
              <SaidLine id="too-short-next" line={lines['too-short-next']} size="little" />
            </div>
          )}
          {trouble === 'easy' && (
            <div className="panel sunny">
              <SaidLine id="too-easy" line={lines['too-easy']} size="little" />
              <SaidLine id="too-easy-next" line={lines['too-easy-next']} size="little" />
            </div>
          )}
        </div>
        <SaidLine id="words-learn" line={lines['words-learn']} size="little" />
      </Step>
    );
  }
  return (
    <Step
      key="again"
      words={words}
      asks="again"
      far={far}
      next={next}
      onBack={() => go(by)}
      onNext={() => {
        if (plainWords(again) === plainWords(chosen)) onChosen(plainWords(chosen));
        else setTrouble('not-same');
      }}
    >
      <SecretField
        label={labels['door.words-again'] ?? ''}
        value={again}
        onType={setAgain}
        words={words}
        autoComplete="new-password"
        autoFocus
      />
      <div role="status">
        {trouble === 'not-same' && (
          <div className="panel sunny">
            <SaidLine id="not-same" line={lines['not-same']} size="little" />
            <SaidLine id="not-same-next" line={lines['not-same-next']} size="little" />
          </div>
        )}
      </div>
    </Step>
  );
}
