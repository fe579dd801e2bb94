/**
 * Questions and Topics that code itself speaks of, by their ids in `content/topics`. `tests/content/book.test.ts` fails where one of them is
 * not there, and no id of a Question stands anywhere else in code.
 */
export const namedQuestions = {
  /** A Worker card answers it. */
  whoIsMyWorker: 'my-worker/who',
  listens: 'my-worker/listens',
  /** Whether *this is what I heard* fits. */
  understood: 'is-it-working/understood',
} as const;

/** The Questions of a week, and those whose answers may be counted. */
export const namedTopics = { week: 'this-week', working: 'is-it-working' } as const;
