import type { Answer, Speaker } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';
import type { ReadyChoice, ReadyPicture } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { inPieces, slidePicture, type Slide } from '#stage/slide.ts';
import type { ReviewQuestion, ReviewTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts, type SaidChoice } from '#story/said-parts.ts';
import { whoseWords } from '#story/whose-words.ts';
import { withOlder } from '#story/with-older.ts';
import type { Labels } from '#strings/fill.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';

/** What Answers are shown beside: choices that belong to every Question, and words. */
export interface SlidesWith {
  more: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
}

/** The sounds of several things heard one after the other; none where one of them has none: then the voice says them all. */
const soundsOf = (choices: readonly SaidChoice[]): string[] =>
  choices.every((c) => c.sound) ? choices.flatMap((c) => c.sound ?? []) : [];
const picturesOf = (choices: readonly { picture?: ReadyPicture | undefined }[]) =>
  choices.flatMap((c) => slidePicture(c.picture));
const symbolOf = (symbol: string) => ({ address: symbolAddress(symbol), tint: 'sky' });

/**
 * One Answer, Line by Line: what was asked, then each thing that was said.
 * @param whose said above each, where the words are not the person's own alone.
 */
export function slidesOfAnswer(
  answer: Answer,
  question: ReviewQuestion | undefined,
  { more, labels, lang }: SlidesWith,
  whose?: string,
): Slide[] {
  const { asked } = answer;
  const same = question !== undefined && asked.prompt === question.prompt.words;
  const about = slidePicture(question?.prompt.picture);
  const first: Slide = {
    id: `${answer.id}-asked`,
    words: asked.prompt,
    own: false,
    part: 2,
    pictures: about,
    sounds: same && question.prompt.sound ? [question.prompt.sound] : [],
  };
  const said = saidParts(answer, question, more, labels, lang).flatMap((part): Slide[] => {
    const id = `${answer.id}-${part.way}`;
    const slide = (end: string, words: string, pictures: Slide['pictures'], sounds: string[] = []): Slide => ({
      id: `${id}-${end}`,
      words,
      own: true,
      pictures,
      sounds,
      whose,
    });
    switch (part.way) {
      case 'choices':
        return part.choices.map((c) => slide(c.id, c.words, slidePicture(c.picture), soundsOf([c])));
      case 'board':
        return part.places.flatMap(({ place, cards }) =>
          cards.map((c) =>
            slide(`${place.id}-${c.id}`, `${c.words}\n${place.words}`, slidePicture(c.picture), soundsOf([c, place])),
          ),
        );
      case 'body':
        return part.places.map(({ part: where, feels }) =>
          slide(where.id, `${where.words}\n${feels.words}`, slidePicture(where.picture), soundsOf([where, feels])),
        );
      case 'pictures':
        return part.pictures.map(({ symbol, words }) => slide(symbol, words, [symbolOf(symbol)]));
      case 'week':
        return part.days.flatMap((d) =>
          d.parts
            .filter((p) => p.cards.length > 0)
            .map((p) =>
              slide(
                `${d.name}-${p.part.id}`,
                `${d.name}, ${p.part.words}\n${p.cards.map((c) => c.words).join(', ')}`,
                picturesOf(p.cards),
                soundsOf(p.cards),
              ),
            ),
        );
      case 'circle':
        return part.rings.flatMap((r) =>
          r.ones.map((one): Slide => ({
            ...slide(
              one.id,
              `${one.name.trim() || one.whoWords}\n${r.near.words}`,
              one.photo ? [] : one.symbol ? [symbolOf(one.symbol)] : slidePicture(one.whoPicture),
            ),
            ...(one.photo ? { piece: { id: one.photo, as: 'photo' as const } } : {}),
          })),
        );
      case 'named':
        return [
          {
            ...slide('name', [part.name, part.reach].filter(Boolean).join('\n'), part.photo ? [] : about),
            ...(part.photo ? { piece: { id: part.photo, as: 'photo' as const } } : {}),
          },
        ];
      case 'photo':
      case 'drawing':
      case 'voice':
      case 'video':
        return [
          { ...slide('piece', labels[`way.${part.way}-here`] ?? '', []), piece: { id: part.piece, as: part.way } },
        ];
      case 'words':
        return spokenParts([part], labels)
          .flatMap(inPieces)
          .map((words, n) => slide(String(n), words, about));
    }
  });
  return [first, ...said];
}

/** Whose words, said above them where they are not the person's alone. */
export const whoseAbove = (labels: Labels, speaker: Speaker): string | undefined =>
  speaker.whose === 'mine' ? undefined : whoseWords(labels, speaker);

/** A Story, Line by Line, as it is played to a person or to a room: their own words only, in the order of the Topics. */
export function slidesOf(
  answers: readonly Answer[],
  topics: ReviewTopics,
  unsaid: readonly ReadyChoice[],
  labels: Labels,
  lang: string,
): Slide[] {
  const around = { more: [...topics.feelings, ...unsaid], labels, lang };
  return withOlder(answers, topics.topics, labels['my-story.older'] ?? '').flatMap((topic) => {
    const inside = topic.questions.flatMap((question): Slide[] => {
      const row = personsOwn(answers.filter((a) => a.question === question.id));
      return !row || isEmpty(row.newest.said) || row.newest.said.unsaid
        ? []
        : slidesOfAnswer(row.newest, question, around, whoseAbove(labels, row.speaker));
    });
    const title: Slide = {
      id: `topic-${topic.id}`,
      words: topic.title.words,
      own: false,
      part: 1,
      pictures: slidePicture(topic.title.picture),
      sounds: topic.title.sound ? [topic.title.sound] : [],
    };
    return inside.length === 0 ? [] : [title, ...inside];
  });
}
