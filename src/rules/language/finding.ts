import type { Finding, Level, Spot } from '#rules/rule.ts';

/** One thing to mend, said in full. @param spot the words it speaks of, and what may stand in their place, where a program can mend it. */
export const finding = (
  at: { where: string; file: string },
  level: Level,
  rule: string,
  mend: string,
  spot: Spot = {},
): Finding => ({ rule, level, file: at.file, where: at.where, mend, message: `${at.where}: ${mend}`, ...spot });
