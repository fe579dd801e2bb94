import { z } from 'zod';
import { id } from '#model/page.ts';

/**
 * What may be behind a choice that tells of danger, and whom the person can ring about it: ids of the contacts in `content/site.yaml`
 * (a copy that has no such contact leaves it out). Each has its own Line in `content/messages/danger.yaml`. Nobody is told by itself.
 */
export const dangers = {
  'hurt': ['emergency', 'domestic-abuse'],
  'touched': ['emergency'],
  'held': ['care-quality-commission'],
  'locked-in': ['care-quality-commission'],
  'kept-apart': [],
  'medicine': ['nhs-111'],
  'taken': ['police-101'],
  'unkind': ['mencap'],
  'unsafe': ['emergency'],
  'life': ['samaritans', 'emergency'],
  'pain': ['nhs-111'],
} as const satisfies Record<string, readonly string[]>;

export type Danger = keyof typeof dangers;
const danger = z.enum(Object.keys(dangers) as [Danger, ...Danger[]]);

/**
 * Whether a choice says that somebody is content to be where they are kept, or objects to it. Such a word can carry weight in law, so a
 * worker sees both side by side, and the person is told beside it what it does not mean.
 */
export const staying = z.enum(['content', 'objects']);

const choiceMeans = z.strictObject({
  picture: id,
  /** `none` says that somebody looked: the words sound of danger and do not tell of it. */
  danger: z.union([danger, z.literal('none')]).optional(),
  staying: staying.optional(),
});

/** A choice as authored: the name of its picture alone, or what it means besides. */
export const choiceFile = z.union([id.transform((picture) => ({ picture })), choiceMeans]).pipe(choiceMeans);

export type ChoiceFile = z.infer<typeof choiceFile>;
export type Staying = z.infer<typeof staying>;
