import { z } from 'zod';
import { id } from '#model/page.ts';

/**
 * What may be behind a choice that tells of danger; whom the person can ring about it, by the contacts' ids in `content/site.yaml`; and
 * which Page tells of it. What a copy does not have is left out. Each has its own Line in `content/messages/danger.yaml`. Nobody is told by itself.
 */
export const dangers = {
  hurt: { ring: ['emergency'], page: 'staying-safe' },
  touched: { ring: ['emergency'], page: 'love-and-sex' },
  held: { ring: ['care-quality-commission'], page: 'held-or-locked-in' },
  'locked-in': { ring: ['care-quality-commission'], page: 'am-i-kept-here' },
  'kept-apart': { ring: [], page: 'my-family' },
  medicine: { ring: ['nhs-111'], page: 'my-health' },
  taken: { ring: ['police-101'], page: 'hate-crime' },
  unkind: { ring: ['mencap'], page: 'hate-crime' },
  unsafe: { ring: ['emergency'], page: 'staying-safe' },
  life: { ring: ['samaritans', 'emergency'], page: 'when-life-is-too-hard' },
  pain: { ring: ['nhs-111'], page: 'my-health' },
  'not-heard': { ring: ['mencap'], page: 'when-i-am-not-happy' },
  'left-alone': { ring: ['care-quality-commission'], page: 'staying-safe' },
} as const satisfies Record<string, { ring: readonly string[]; page: string }>;

/** What may be behind such a choice, by its name. */
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
