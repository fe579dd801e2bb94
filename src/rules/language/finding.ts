import type { Finding, Level } from '#rules/rule.ts';

/** One thing to mend, said in full. */
export const finding = (at: { where: string; file: string }, level: Level, rule: string, mend: string): Finding => ({
  rule, level, file: at.file, where: at.where, mend, message: `${at.where}: ${mend}`,
});
