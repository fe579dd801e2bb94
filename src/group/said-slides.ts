import { slidePicture, type Slide } from '#stage/slide.ts';
import { countWords } from './count-said.ts';
import { askedIn, writtenIn, type RunNow } from './Poster.tsx';
import type { GroupWords } from './ready-session.ts';
import { pictureOf } from './Shown.tsx';

/** What a group said, as slides: for its own room, or for the council's. Counts as on the poster. */
export function saidSlides(now: RunNow, words: GroupWords): Slide[] {
  const { session } = now;
  return [
    {
      id: 'title',
      words: session.title.words,
      own: false,
      pictures: slidePicture(session.title.picture),
      sounds: session.title.sound ? [session.title.sound] : [],
      part: 1,
    },
    ...askedIn(now).flatMap(({ step, counted }): Slide[] => [
      {
        id: step.id,
        words: step.head.words,
        own: false,
        pictures: slidePicture(step.head.picture),
        sounds: step.head.sound ? [step.head.sound] : [],
        part: 1,
      },
      ...counted.map(({ choice, count }): Slide => ({
        id: `${step.id}/${choice.id}`,
        words: `${choice.words}\n${countWords(count, words.labels, words.lang)}`,
        own: false,
        pictures: slidePicture(choice.picture),
        sounds: [],
        standIn: choice.sound,
      })),
    ]),
    ...writtenIn(now, words.writes).flatMap(({ kind, sentences }) =>
      sentences.map((one, n): Slide => ({
        id: one.id,
        words: one.words,
        own: true,
        pictures: slidePicture(pictureOf(one, words)),
        sounds: [],
        whose: kind.words,
        ...(n === 0 ? { part: 1 as const } : {}),
      })),
    ),
  ];
}
