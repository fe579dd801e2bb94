import { z } from 'zod';
import { id, sentence } from '#model/page.ts';

/** `content/messages/<screen>.yaml`: Lines that a screen says ("Saved", "No internet", every error): line id → picture. */
export const messageFile = z.record(id, id);

/** `content/messages/<screen>.<lang>.yaml`: line id → sentence. `{name}` stands for something filled in. */
export const messageWords = z.record(id, sentence);

/** `content/feelings/feelings.yaml`: feeling → picture, balanced, the first 6 shown at once. */
export const feelingsFile = z.record(id, id);

/** `content/feelings/words.<lang>.yaml`: feeling → words. */
export const feelingsWords = z.record(id, sentence);
