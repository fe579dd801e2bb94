import type { FromWorker } from '#model/reply.ts';
import { promisesIn, type PromiseMade } from '#model/promises.ts';
import { words, type Between } from './use-heard.ts';

type Kind<K extends FromWorker['kind']> = Extract<FromWorker, { kind: K }>;

/** What a person may want to say a word to, and what they said already. Nothing here must be answered. */
export interface Needs {
  promises: PromiseMade[];
  /** *This is what I heard*, with what the person said to it. */
  heard: { reply: Kind<'heard'>; fits: 'yes' | 'a-bit' | 'no' | undefined }[];
  /** A new worker, and whether the person said yes. */
  handingOver: { reply: Kind<'handing-over'>; yes: boolean | undefined }[];
}

/** @param today `YYYY-MM-DD` on the person's own calendar. */
export function needsIn({ heard, given }: Pick<Between, 'heard' | 'given'>, today: string): Needs {
  const replies = heard.map((h) => h.reply);
  const backs = words(given, 'heard-back');
  const may = words(given, 'may-read');
  return {
    promises: promisesIn(replies, words(given, 'closes'), today),
    heard: replies
      .filter((r) => r.kind === 'heard')
      .map((reply) => ({ reply, fits: backs.find((b) => b.heard === reply.id)?.fits })),
    handingOver: replies
      .filter((r) => r.kind === 'handing-over')
      .map((reply) => ({ reply, yes: may.find((m) => m.handingOver === reply.id)?.yes })),
  };
}
