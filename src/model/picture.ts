import { z } from 'zod';
import { id } from '#model/page.ts';

/**
 * One layer of a picture, on a square of 72 × 72 units (the OpenMoji grid).
 * `symbol` is an OpenMoji hex code; `file` is a drawing of ours in `content/pictures/drawn/`.
 */
export const layer = z
  .strictObject({
    symbol: z
      .string()
      .regex(/^[0-9A-F]{4,6}(-[0-9A-F]{2,6})*$/, 'A symbol is its OpenMoji code in capitals, like 1F4B7.')
      .optional(),
    file: z
      .string()
      .regex(/^[a-z0-9-]+\.svg$/, 'A drawing is the name of its file in content/pictures/drawn, like box-soft.svg.')
      .optional(),
    /** Upper left corner in units. */
    at: z.tuple([z.number(), z.number()]).default([0, 0]),
    /** Width and height in units; 72 fills the square. */
    size: z.number().positive().default(72),
    /** Mirrored left to right. */
    mirrored: z.boolean().default(false),
  })
  .refine((l) => (l.symbol === undefined) !== (l.file === undefined), 'A layer is either a symbol or a file.');

/** One picture in `content/pictures/<group>.yaml`, by name. */
export const picture = z.strictObject({
  /** What it shows, in a few easy words: shown and spoken to somebody who does not know the picture. */
  means: z.string().min(2),
  layers: z.array(layer).min(1),
  /** Another way to show the same idea, for somebody who does not know this one. */
  another: z.array(layer).min(1),
});

/** `content/pictures/<group>.yaml`. */
export const pictureFile = z.record(id, picture);

export type Layer = z.infer<typeof layer>;
export type Picture = z.infer<typeof picture>;
