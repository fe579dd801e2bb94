/** What a part of the soak is given. */
export interface Soaking {
  /** How often it does what it does. */
  times: number;
  /** How long, where it is about time. */
  minutes: number;
  /** A figure, or how far it is. */
  say: (line: string) => void;
  /** Something that must not be. It goes on to see the rest. */
  wrong: (line: string) => void;
}

/** One part of the soak, which runs alone too. `times`: how often where nobody says. */
export interface Part {
  what: string;
  times: number;
  run: (soaking: Soaking) => Promise<void>;
}
