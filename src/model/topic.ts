import { z } from 'zod';
import { aboutMeSections } from '#model/about-me-sections.ts';
import { choiceFile } from '#model/choice.ts';
import { id, sentence } from '#model/page.ts';

/** Which section of *About Me* an Answer goes to in the record for other computers, by its short name. */
export const aboutMeSection = z.enum(
  Object.keys(aboutMeSections) as [keyof typeof aboutMeSections, ...(keyof typeof aboutMeSections)[]],
);

/** What a Question asks after, so that wishes, feelings, values and beliefs can be found again. */
export const asksAfter = z.enum(['wish', 'feeling', 'value', 'belief', 'people', 'home', 'decision', 'fact']);

const common = {
  id,
  /** Grows by one whenever the words or choices change what is being asked. */
  version: z.number().int().min(1),
  picture: id,
  /** The picture of the hint, where there is one. */
  hint: id.optional(),
  /** The About Me section this Question fills. */
  section: aboutMeSection,
  asks: asksAfter,
};

/** Choice id → its picture and what it means besides, in the order shown. */
const choices = z
  .record(id, choiceFile)
  .refine((c) => Object.keys(c).length >= 2, 'A Question with choices needs at least 2.');

/** Asked either/or: the first two choices change places each time it is asked, so that neither is always first. */
const turns = z.literal(true).optional();

/** From the person's own circle: their people, or their places, stand among the choices. */
const mine = z.enum(['people', 'places']).optional();

/** The ways to say something freely: own words, voice, a film, a photo, a drawing, pictures found in the whole set. */
export const way = z.enum(['words', 'voice', 'video', 'photo', 'drawing', 'pictures']);

/** The places of a board, by their set in `content/choices`: Talking Mats call them the top scale. */
const places = z.enum(['how-it-goes', 'how-much']);

/** A Question as authored in `topic.yaml`. Its kind decides how it is asked. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('one-choice'), choices, mine, turns }),
  z.strictObject({ ...common, kind: z.literal('some-choices'), choices, mine }),
  z.strictObject({ ...common, kind: z.literal('feeling'), about: z.literal('staying').optional() }),
  z.strictObject({ ...common, kind: z.literal('own-words') }),
  z.strictObject({ ...common, kind: z.literal('somebody') }),
  z.strictObject({ ...common, kind: z.literal('sort'), choices, places }),
  z.strictObject({ ...common, kind: z.literal('week'), choices }),
  z.strictObject({ ...common, kind: z.literal('body') }),
  z.strictObject({ ...common, kind: z.literal('circle') }),
  z.strictObject({ ...common, kind: z.literal('own-way'), way }),
]);

/** Topics are found by what they are about: a few together, as many as one screen shows. Each has a Line `group-<group>` in `content/messages/say`. */
export const topicGroups = ['me', 'life', 'say', 'worker'] as const;

/** `content/topics/<topic>/topic.yaml`. */
export const topicFile = z.strictObject({
  order: z.number().int(),
  group: z.enum(topicGroups),
  picture: id,
  /** Asked only of who has a named worker: its door is not among the Topics before. */
  needs: z.literal('worker').optional(),
  /** What it asks tells a secret: a browser's list of pages then shows a plain title, for the Topic and for each of its Questions. */
  quiet: z.literal(true).optional(),
  /** Private, though its title tells nothing: whoever is asked to help from afar is asked about it only after that was said. What is quiet, or needs a worker, is private too. */
  private: z.literal(true).optional(),
  /** Pictures of the Lines that say why we ask and who will see it. */
  lines: z.strictObject({ why: id, who: id }),
  questions: z.array(question).min(2).max(8),
});

/** `content/topics/<topic>/words.<lang>.yaml`. */
export const topicWords = z.strictObject({
  title: sentence,
  why: sentence,
  who: sentence,
  questions: z.record(
    id,
    z.strictObject({
      prompt: sentence,
      /** One more Line under the prompt, when it helps. */
      hint: sentence.optional(),
      choices: z.record(id, sentence).optional(),
    }),
  ),
});

export type AboutMeSection = z.infer<typeof aboutMeSection>;
export type Question = z.infer<typeof question>;
export type Way = z.infer<typeof way>;
/** How a Question is answered, by the name of its kind. */
export type Kind = Question['kind'];
export type TopicFile = z.infer<typeof topicFile>;
export type TopicWords = z.infer<typeof topicWords>;
