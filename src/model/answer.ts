import { z } from 'zod';
import { moment } from '#model/moment-shape.ts';
import { nearness } from '#model/nearness.ts';
import { dayParts, weekDays } from '#model/week.ts';

/** 128 random bits in hex: made on the device, so two devices never make the same one. */
export const token = z.string().regex(/^[0-9a-f]{32}$/);

/** The ways not to answer, which are answers. */
export const unsaid = z.enum(['do-not-know', 'not-now', 'do-not-want-to-say']);

/** Whose words: the person's, the person's with help from somebody named, or a Helper's own view. */
export const speaker = z.discriminatedUnion('whose', [
  z.strictObject({ whose: z.literal('mine') }),
  z.strictObject({ whose: z.literal('with-help'), helper: z.string().max(200) }),
  z.strictObject({
    whose: z.literal('helper'),
    helper: z.string().max(200),
    /** The key of a Helper from afar: by it they are known, whatever name the person calls them by. One who sits beside has none. */
    by: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
]);

/** Who was there. People do not always speak freely beside a relative, so it is kept with what they said. */
export const company = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('alone') }),
  z.strictObject({ who: z.literal('with'), name: z.string().max(200) }),
  z.strictObject({ who: z.literal('not-said') }),
]);

/** A symbol of the whole set, by its OpenMoji code. */
export const symbol = z.string().regex(/^[0-9A-F]{2,6}(-[0-9A-F]{2,6})*$/);

/** Somebody or some place in the person's life: as they call them, who they are to them, and how near. */
export const oneOfMine = z.strictObject({
  id: token,
  name: z.string().max(500),
  /** What they are to the person: a choice of `content/choices/who-they-are.yaml`. */
  who: z.string().max(100),
  near: z.enum(nearness),
  photo: token.optional(),
  symbol: symbol.optional(),
});

/** A part of the week: `monday-morning`, where pictures of a Question's choices are put. */
const weekPart = z.templateLiteral([z.enum(weekDays), '-', z.enum(dayParts)]);

const few = z.string().max(100);

/**
 * What was said, in one or more ways at once: chosen, written, recorded and so on. All ways are part of one Answer,
 * so a newer Answer always stands whole for the older one.
 */
export const said = z.strictObject({
  /** One of the ways not to answer; then nothing else is here. */
  unsaid: unsaid.optional(),
  /** Choice or feeling ids, in the order shown; people and places of mine by their token. */
  chosen: z.array(few).max(100).optional(),
  /** Exactly as written; never trimmed or corrected. */
  written: z.string().max(100_000).optional(),
  /** Somebody: their name as given, how to reach them, and a photo among the pieces. */
  named: z
    .strictObject({ name: z.string().max(500), reach: z.string().max(500).optional(), photo: token.optional() })
    .optional(),
  /** A finished or half-finished board: card → the place it was put. What was left out is not here. */
  sorted: z.record(few, few).optional(),
  /** Part of the week → cards put there, in the order they were put. */
  week: z.partialRecord(weekPart, z.array(few).max(20)).optional(),
  /** Part of the body → how it feels there. */
  body: z.record(few, few).optional(),
  /** Pictures found in the whole set, each with the words it was found by. */
  pictures: z
    .array(z.strictObject({ symbol, words: z.string().max(200) }))
    .max(60)
    .optional(),
  /** My people and places. */
  circle: z.array(oneOfMine).max(200).optional(),
  /** Own voice, a film, a photo, a drawing: pieces beside the Answer. Length in seconds. */
  voice: z.strictObject({ piece: token, seconds: z.number().min(0).max(3600) }).optional(),
  video: z.strictObject({ piece: token, seconds: z.number().min(0).max(3600) }).optional(),
  photo: z.strictObject({ piece: token }).optional(),
  drawing: z.strictObject({ piece: token }).optional(),
  /** What the person says to a Helper's view: the Answer it speaks of, and whether they think so too. */
  thinksToo: z.strictObject({ of: token, agrees: z.enum(['yes', 'no', 'something-else']) }).optional(),
});

/**
 * What one person said to one Question at one time. Never changed: saying something else makes a newer Answer.
 * It carries what was asked, so it can be understood when the Question has changed or is gone.
 */
export const answer = z.strictObject({
  id: token,
  story: token,
  /** `<topic>/<question>`. */
  question: z.string().max(200),
  version: z.number().int().min(1),
  lang: z.string().max(10),
  /** The words of the Question, and of each choice that was chosen. */
  asked: z.strictObject({
    prompt: z.string().max(1000),
    choices: z.record(z.string(), z.string().max(1000)).optional(),
  }),
  said,
  speaker,
  company,
  /** ISO 8601 with the device's own offset: the time on the person's clock, as it is shown. */
  at: z.iso.datetime({ offset: true }),
  /** What orders it. Answers from before there were moments have none. */
  moment: moment.optional(),
});

/** One person's Story on this device: a name to call it by, and perhaps a photo among the pieces. */
export const story = z.strictObject({
  id: token,
  name: z.string().max(500),
  photo: token.optional(),
  made: z.iso.datetime({ offset: true }),
});

export type Token = z.infer<typeof token>;
export type Unsaid = z.infer<typeof unsaid>;
export type Speaker = z.infer<typeof speaker>;
export type Company = z.infer<typeof company>;
export type OneOfMine = z.infer<typeof oneOfMine>;
export type WeekPart = z.infer<typeof weekPart>;
export type Said = z.infer<typeof said>;
export type Answer = z.infer<typeof answer>;
export type Story = z.infer<typeof story>;
