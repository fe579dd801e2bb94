/**
 * Questions and Topics that code itself speaks of, by their ids in `content/topics`. `tests/content/book.test.ts` fails where one of them is
 * not there, and no id of a Question stands anywhere else in code.
 */
export const namedQuestions = {
  /** A Worker card answers it. */
  whoIsMyWorker: 'my-worker/who',
  listens: 'my-worker/listens',
  /** The days of the year that matter: a Helper from afar may offer one. */
  days: 'my-days/days-that-matter',
  /** Whether *this is what I heard* fits. */
  understood: 'is-it-working/understood',
} as const;

/** Where the name of a place near here is put, at the person's press: that they go there, or that they want to. */
export const placeQuestions = { week: 'my-days/my-week', wish: 'my-wishes/wishes' } as const;

/** What tells how somebody wants to be spoken with: a worker reads it first, on the way to them. */
export const speakingQuestions: readonly string[] = [
  'how-i-communicate/how-i-tell',
  'how-i-communicate/mean-yes',
  'how-i-communicate/mean-no',
  'how-i-communicate/good-time',
  'how-i-communicate/upset',
  'about-me/spoken-to',
  'help-me-decide/what-helps',
  'please-do/please-do',
  'please-do/please-do-not',
];

/** The Topic that only Helpers from afar answer: the person is never asked it, and what is said in it waits for nobody (docs/decisions/0101). */
export const helpersTopic = 'what-families-know';

/** Whether only Helpers from afar are asked a Topic, or a Question by its whole id. */
export const onlyHelpersAnswer = (id: string): boolean => id.split('/')[0] === helpersTopic;

/** The Questions of a week; those whose answers may be counted; and where somebody says that they are kept, or says no: in every copy. */
export const namedTopics = {
  week: 'this-week',
  working: 'is-it-working',
  kept: 'am-i-kept-here',
  no: 'change-or-no',
} as const;
