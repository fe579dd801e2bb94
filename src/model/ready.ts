/** Things made ready at build: words chosen, pictures and sounds resolved to addresses. The browser never loads an index. */

/** A picture made ready: its address, its name (to ask about it), its tile. */
export interface ReadyPicture { name: string; address: string; tint: string }

/** A Line made ready. */
export interface ReadyLine { words: string; picture: ReadyPicture; sound?: string | undefined }

/** A choice, or a feeling, made ready. */
export interface ReadyChoice extends ReadyLine { id: string }

/** A Question made ready, as an island gets it. */
export interface ReadyQuestion {
  /** `<topic>/<question>` */
  id: string;
  kind: 'one-choice' | 'some-choices' | 'feeling' | 'own-words' | 'somebody';
  version: number;
  lang: string;
  prompt: ReadyLine;
  hint?: ReadyLine | undefined;
  /** Empty where the kind has none. */
  choices: ReadyChoice[];
  /** The three ways not to answer. */
  /** Choices after which the way to help is shown. */
  help: string[];
  unsaid: ReadyChoice[];
}
