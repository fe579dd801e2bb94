import { z } from 'zod';
import { namedQuestions, namedTopics } from '#model/named-questions.ts';
import { id, sentence } from '#model/page.ts';
import { place, placeKinds } from '#model/place.ts';
import { contact } from '#model/site.ts';

/** `#005ea5`: red, green and blue, two digits each. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'A colour is written like "#005ea5".');
/** A drawing beside `own.yaml`. */
const drawing = z
  .string()
  .regex(/^[a-z0-9-]+\.(svg|png)$/, 'A drawing is an .svg or .png file that lies beside own.yaml.');

/** Topics that every copy has: the worker stands on them, or who is kept or says no must be able to say so wherever they are. */
const alwaysAsked: readonly string[] = [
  ...Object.values(namedQuestions).map((id) => id.split('/')[0] ?? ''),
  ...Object.values(namedTopics),
];

/** `own.yaml` in the folder of whoever runs a copy (`OWN`): what is theirs, and lies over what is ours. All of it may be left out. */
export const ownFile = z.strictObject({
  /** What this copy is called. */
  name: z.string().trim().min(2).max(40).optional(),
  /** On the first screen, and where it says who runs this copy. */
  logo: z
    .strictObject({ file: drawing, /** What it says to who cannot see it. */ says: z.string().trim().min(2) })
    .optional(),
  /** Square: on a home screen, and in the browser's tab. */
  icon: drawing.optional(),
  /** Of what can be pressed: in the four light choices of colours, and in the dark one. Black and yellow stay as they are. */
  colours: z.strictObject({ light: colour, dark: colour }).optional(),
  /** What a named worker is called here, as in the middle of a sentence. */
  worker: z.strictObject({ one: z.string().trim().min(2), many: z.string().trim().min(2) }).optional(),
  /** Their own Pages stand together, after ours. */
  chapter: z.strictObject({ title: sentence, picture: id, pages: z.array(id).min(1) }).optional(),
  /** Topics that are not asked here. What was said to them before is still shown. */
  topicsOff: z
    .array(
      id.refine((topic) => !alwaysAsked.includes(topic), {
        error: (issue) => `The Topic "${String(issue.input)}" is asked in every copy. Take it off this list.`,
      }),
    )
    .default([]),
  /** Whom to ring. One with the id of one of ours stands in its place; others stand after 999. */
  contacts: z
    .array(contact.refine((one) => one.id !== 'emergency', '999 is the same everywhere. Give this contact another id.'))
    .default([]),
  /** Where people can go. More than a few are better kept in `places/`. Until November 2026 a place had no kind: such ones are hubs. */
  places: z
    .array(
      place
        .extend({ id, kind: z.enum(placeKinds).default('hub'), urgent: z.boolean().optional() })
        .transform(({ urgent: _once, ...one }) => one),
    )
    .default([]),
});

export type OwnFile = z.infer<typeof ownFile>;

/** The id of the chapter that holds their own Pages. */
export const ownChapter = 'own';
