import { useMemo, useState } from 'react';
import type { OneOfMine, Said, Token } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { namedQuestions } from '#model/named-questions.ts';
import { newToken } from '#model/token.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { ReviewQuestion } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ChooseOne } from '#ui/Choices.tsx';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { Press } from '#ui/Press.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { NotAPhoto, smallPhoto } from '#ui/small-photo.ts';
import { TypeHere } from '#ui/TypeHere.tsx';
import { useAddress } from '#ui/use-address.ts';
import type { HelpingWords } from './helping-words.ts';

/** What can be offered to a Question: somebody or some place to the circle, a day to the days, and to all others a photo. */
export type Offered = 'one' | 'day' | 'photo';
export const offeredTo = ({ id, kind }: ReviewQuestion): Offered =>
  kind === 'circle' ? 'one' : id === namedQuestions.days ? 'day' : 'photo';

/** A photo on its way, and the id by which what is said points to it. */
export interface PhotoToo {
  id: Token;
  blob: Blob;
}

interface Props {
  question: ReviewQuestion;
  said: Said;
  change: (how: (said: Said) => Said) => void;
  name: string;
  words: HelpingWords;
  onOffer: (said: Said, photo: PhotoToo | undefined) => unknown;
}

/** Somebody for their circle, as far as I wrote. */
const newOne = (): OneOfMine => ({ id: newToken(), name: '', who: '', near: 'near' });

/** Offering somebody, a day or a photo: the person takes or leaves it. */
export function OfferIt({ question, said, change, name, words: { lines, labels }, onOffer }: Props) {
  const [photo, setPhoto] = useState<PhotoToo>();
  const [trouble, setTrouble] = useState(false);
  const shown = useAddress(photo?.blob);
  const what = offeredTo(question);
  const one = useMemo(() => said.circle?.[0] ?? newOne(), [said]);
  const put = (change_: Partial<OneOfMine>) => {
    change((before) => saying(before, { circle: [{ ...(before.circle?.[0] ?? one), ...change_ }] }));
  };
  const choose = async (file: File) => {
    setTrouble(false);
    try {
      setPhoto({ id: newToken(), blob: await smallPhoto(file) });
    } catch (why) {
      if (!(why instanceof NotAPhoto)) throw why;
      setTrouble(true);
    }
  };
  const whole: Said =
    what === 'one'
      ? { circle: one.name.trim() || one.who || photo ? [{ ...one, ...(photo ? { photo: photo.id } : {}) }] : [] }
      : what === 'day'
        ? { written: said.written ?? '' }
        : photo
          ? { photo: { piece: photo.id } }
          : {};
  const who = question.with['who'] ?? [];
  return (
    <section className="flow">
      <Say from={lines} line={`offer-${what}`} with={{ name }} as="h3" />
      {what === 'one' && (
        <>
          <TypeHere
            label={labels['helping.one-name'] ?? ''}
            value={one.name}
            onType={(called) => put({ name: called })}
            onDone={() => undefined}
          />
          <ShowMore choices={who} chosen={[one.who]} words={moreWords(labels)}>
            {(some) => (
              <ChooseOne
                label={labels['helping.one-who'] ?? ''}
                {...some}
                value={one.who || undefined}
                onChange={(is) => put({ who: is })}
              />
            )}
          </ShowMore>
        </>
      )}
      {what === 'day' && (
        <>
          <Say from={lines} line="day-example" size="little" />
          <TypeHere
            label={labels['helping.day'] ?? ''}
            value={said.written ?? ''}
            onType={(written) => {
              change((before) => saying(before, { written }));
            }}
            onDone={() => undefined}
          />
        </>
      )}
      {what !== 'day' && (
        <ChoosePhoto
          shown={shown}
          words={{ choose: labels['ask.photo-choose'] ?? '', away: labels['ask.photo-away'] ?? '' }}
          onChoose={(file) => {
            void choose(file);
          }}
          onAway={() => setPhoto(undefined)}
        />
      )}
      <div role="status">
        {trouble && (
          <div className="panel sunny flow">
            <Say from={lines} line="not-a-photo" />
            <Say from={lines} line="not-a-photo-next" />
          </div>
        )}
      </div>
      <p className="row">
        <Press icon="give" look="strong" isDisabled={isEmpty(whole)} onPress={() => onOffer(whole, photo)}>
          {labels['helping.offer']}
        </Press>
      </p>
      <Say from={lines} line="decides" with={{ name }} size="little" />
    </section>
  );
}
