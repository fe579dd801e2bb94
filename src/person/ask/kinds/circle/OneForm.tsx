import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { OneOfMine } from '#model/answer.ts';
import type { Nearness } from '#model/nearness.ts';
import { newToken } from '#model/token.ts';
import type { ReadyChoice } from '#model/ready.ts';
import type { AskLabels, AskLines } from '#person/ask/labels.ts';
import { takePhoto } from '#person/ask/take-photo.ts';
import { Trouble } from '#person/ask/Trouble.tsx';
import type { WentWrong } from '#person/keep/went-wrong.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { moreWords } from '#strings/more-words.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

/** The search comes only when somebody looks for a picture. */
const FindSymbol = lazy(async () => ({ default: (await import('#ways/FindSymbol.tsx')).FindSymbol }));

interface Props {
  one?: OneOfMine;
  who: readonly ReadyChoice[];
  near: readonly ReadyChoice[];
  labels: AskLabels;
  lines: AskLines;
  onKeep: (one: OneOfMine) => void;
  onBack: () => void;
}

/** Somebody or some place, one thing at a time. One of name, photo, picture and who is enough; nothing is required. */
export function OneForm({ one, who, near, labels, lines, onKeep, onBack }: Props) {
  const [draft, setDraft] = useState<OneOfMine>(() => one ?? { id: newToken(), name: '', who: '', near: 'close' });
  const [finding, setFinding] = useState(false);
  /** Who it is, then what they are called and look like, then how close: each can be left out. */
  const [step, setStep] = useState(0);
  const [trouble, setTrouble] = useState<WentWrong | 'not-a-photo'>();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  const photo = usePiece(draft.photo);
  /** A photo still on its way: keeping waits for it, so that a quick press loses nothing. */
  const coming = useRef<Promise<Partial<OneOfMine>>>(Promise.resolve({}));
  const change = (what: Partial<OneOfMine>) => setDraft((before) => ({ ...before, ...what }));
  const without = (what: 'photo' | 'symbol') => setDraft(({ [what]: _gone, ...rest }) => rest);
  const take = async (file: File): Promise<Partial<OneOfMine>> => {
    setTrouble(undefined);
    const taken = await takePhoto(file);
    if ('trouble' in taken) {
      setTrouble(taken.trouble);
      return {};
    }
    change({ photo: taken.piece });
    return { photo: taken.piece };
  };
  const empty = !draft.name.trim() && !draft.who && !draft.photo && !draft.symbol;
  const turn = (to: number) => {
    setStep(to);
    setFinding(false);
    setTimeout(() => head.current?.focus());
  };
  const last = step === 2;
  const title = [labels['circle.who'], labels['circle.name-photo'], labels['circle.near']][step];
  return (
    <section className="circle-kind" aria-labelledby="circle-step">
      <div className="kind-row">
        <h2 id="circle-step" ref={head} tabIndex={-1}>
          {title}
        </h2>
        <Press
          look="small"
          onPress={() => {
            if (step === 0) onBack();
            else turn(step - 1);
          }}
        >
          <Icon name="before" />
          {labels['circle.back']}
        </Press>
        {last ? (
          <Press
            icon="tick"
            look="strong small"
            isDisabled={empty}
            onPress={() => coming.current.then((photo) => onKeep({ ...draft, ...photo }))}
          >
            {labels['circle.keep']}
          </Press>
        ) : (
          <Press look="strong small" onPress={() => turn(step + 1)}>
            {labels['circle.on']}
            <Icon name="next" />
          </Press>
        )}
      </div>
      {step === 0 && (
        <ShowMore choices={who} chosen={[draft.who]} words={moreWords(labels)}>
          {(shown) => (
            <ChooseOne
              label={labels['circle.who'] ?? ''}
              {...shown}
              value={draft.who || undefined}
              onChange={(id) => change({ who: id })}
            />
          )}
        </ShowMore>
      )}
      {step === 1 && (
        <>
          <TypeHere
            label={labels['circle.name'] ?? ''}
            value={draft.name}
            onType={(name) => change({ name })}
            onDone={() => undefined}
          />
          <ChoosePhoto
            shown={photo}
            words={{ choose: labels['ask.photo-choose'] ?? '', away: labels['ask.photo-away'] ?? '' }}
            onChoose={(file) => {
              coming.current = take(file);
            }}
            onAway={() => {
              coming.current = Promise.resolve({});
              without('photo');
            }}
          />
          <Trouble what={trouble} lines={lines} />
          {!draft.photo && (
            <div className="flow">
              {draft.symbol && (
                <span className="tile tile-sky">
                  <img src={symbolAddress(draft.symbol)} alt="" width="72" height="72" />
                </span>
              )}
              <div className="row">
                <Press icon="eye" onPress={() => setFinding((now) => !now)} aria-expanded={finding}>
                  {labels['circle.picture']}
                </Press>
                {draft.symbol && (
                  <Press icon="bin" look="small" onPress={() => without('symbol')}>
                    {labels['circle.no-picture']}
                  </Press>
                )}
              </div>
              {finding && (
                <Suspense fallback={<div className="waiting-way" aria-busy="true" />}>
                  <FindSymbol
                    onFind={({ symbol }) => {
                      change({ symbol });
                      setFinding(false);
                    }}
                  />
                </Suspense>
              )}
            </div>
          )}
        </>
      )}
      {last && (
        <>
          {empty && <SaidLine id="circle-empty" line={lines['circle-empty']} size="little" />}
          <ChooseOne
            label={labels['circle.near'] ?? ''}
            choices={near}
            value={draft.near}
            onChange={(id) => change({ near: id as Nearness })}
          />
        </>
      )}
    </section>
  );
}
