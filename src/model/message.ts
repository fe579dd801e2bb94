import { z } from 'zod';
import { choiceFile } from '#model/choice.ts';
import { id, sentence } from '#model/page.ts';

/** `content/messages/<screen>.yaml`: Lines that a screen says ("Saved", "No internet", every error): line id → picture. */
export const messageFile = z.record(id, id);

/** `content/messages/<screen>.<lang>.yaml`: line id → sentence. `{name}` stands for something filled in. */
export const messageWords = z.record(id, sentence);

/** `content/choices/<set>.yaml`: choices that many Questions share (feelings, parts of the body, places of a board): id → picture and what it means besides, in order. */
export const choiceSetFile = z.record(id, choiceFile);

/** `content/choices/<set>.<lang>.yaml`: id → words. */
export const choiceSetWords = z.record(id, sentence);
