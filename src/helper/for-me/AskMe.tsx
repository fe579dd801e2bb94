import type { Unsaid } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { HelpNow } from '#story/HelpNow.tsx';
import { Say } from '#story/Say.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ChooseSome, PressChoices } from '#ui/Choices.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import type { ForMeQuestion, ForMeWords } from './for-me-words.ts';
import type { Mine } from './keep.ts';

interface Props {
  question: ForMeQuestion;
  said: Mine['said'];
  words: ForMeWords;
  /** Something is said here, and it is on this device. */
  kept: boolean;
  /** `writing`: more is on its way. */
  onSay: (said: Mine['said'], writing?: boolean) => void;
  onDone: () => void;
}

/** One question of my own: pictures to choose, own words, and the ways not to answer. */
export function AskMe({
  question: { id, prompt, choices },
  said,
  words: { lines, labels, unsaid },
  kept,
  onSay,
  onDone,
}: Props) {
  const chosen = said.chosen ?? [];
  return (
    <article className="wide-flow">
      <SaidLine id={`q-${id}`} line={prompt} as="h2" />
      <div role="status">
        <Say from={lines} line={kept ? 'kept' : 'leave-out'} size="little" />
      </div>
      <ShowMore choices={choices} chosen={chosen} words={moreWords(labels)}>
        {(shown) => (
          <ChooseSome
            label={prompt.words}
            {...shown}
            value={chosen}
            onChange={(ids) => {
              onSay(saying(said, { chosen: choices.map((c) => c.id).filter((one) => ids.includes(one)) }));
            }}
          />
        )}
      </ShowMore>
      {choices.some((c) => c.danger && chosen.includes(c.id)) && (
        <HelpNow from={lines} words={labels['helping.help']} />
      )}
      <section className="flow">
        <Say from={lines} line="write" size="little" />
        <TypeHere
          label={labels['helping.words'] ?? ''}
          value={said.written ?? ''}
          lines={3}
          onType={(written) => {
            onSay(saying(said, { written }), true);
          }}
          onDone={onDone}
        />
      </section>
      {/* No earlier words are kept here, so a way not to answer may not take the place of what was said: it stands where nothing was. */}
      {(said.unsaid !== undefined || isEmpty(said)) && (
        <PressChoices
          label={labels['ask.or'] ?? ''}
          choices={unsaid}
          value={said.unsaid}
          onChange={(way) => {
            onSay(way ? { unsaid: way as Unsaid } : {});
          }}
        />
      )}
    </article>
  );
}
