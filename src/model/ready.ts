import type { Danger, Staying } from '#model/choice.ts';
import type { Kind, Way } from '#model/topic.ts';

/** Things made ready at build: words chosen, pictures and sounds resolved to addresses. The browser never loads an index. */

/** A picture made ready: its address, its name (to ask about it), its tile. */
export interface ReadyPicture {
  name: string;
  address: string;
  tint: string;
}

/** A Line made ready. */
export interface ReadyLine {
  words: string;
  picture: ReadyPicture;
  sound?: string | undefined;
}

/** A choice, or a feeling, made ready. */
export interface ReadyChoice extends ReadyLine {
  id: string;
  danger?: Danger | undefined;
  staying?: Staying | undefined;
}

/** A way to somebody or to a Page, made ready: it is a Line too. */
export interface ReadyWay {
  href: string;
  line: ReadyLine;
  strong?: boolean;
}

/** Help with one danger: what is said of it, whom to ring, and the Page that tells of it. */
export interface ReadyHelp {
  line: ReadyLine;
  ring: ReadyWay[];
  read?: ReadyWay | undefined;
}

/** The ways that stand beside every danger: the screen of help, an advocate, my worker. */
export type ReadyHelpWays = Record<'way-help' | 'way-advocate' | 'way-tell', ReadyLine>;

/** A Question made ready, as an island gets it. */
export interface ReadyQuestion {
  /** `<topic>/<question>` */
  id: string;
  kind: Kind;
  version: number;
  lang: string;
  prompt: ReadyLine;
  hint?: ReadyLine | undefined;
  /** Empty where the kind has none. For a board and a week these are the cards. */
  choices: ReadyChoice[];
  /** Other choices that the kind asks with: a board's places, a week's parts of the day, what a body part feels, who somebody is and how near. */
  with: Record<string, ReadyChoice[]>;
  /** Whether the person's own people or places stand among the choices. */
  mine?: 'people' | 'places' | undefined;
  /** The way that is open at once, where the kind is one of the free ways. */
  way?: Way | undefined;
  /** Help with each danger that its choices can tell of: shown beside the choice. Nobody is told. */
  helps: Partial<Record<Danger, ReadyHelp>>;
  /** Asked either/or: which of the first two stands first changes each time. */
  turns?: true | undefined;
  /** It asks of being content to stay: said beside it what that does not mean. */
  staying?: true | undefined;
  /** The three ways not to answer. */
  unsaid: ReadyChoice[];
}
