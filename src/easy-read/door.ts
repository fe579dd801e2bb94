/** A way on, as `Doors.astro` shows it. `strong` marks the main one. `data`: attributes that a script of the screen goes by; it may write into `[data-note]`. */
export interface Door {
  href: string;
  picture: string;
  title: string;
  words?: string;
  strong?: boolean;
  data?: Record<string, string | boolean>;
}
