import { finding } from '#rules/language/finding.ts';
import { hardWordsIn, markedIn, type HardWordFound } from '#rules/language/hard-words-in.ts';
import type { Finding, HardWord, LineInContext, LineRule } from '#rules/rule.ts';

const id = 'hard-words-explained';
/** A Line that explains says the word again, or begins by pointing back at it. */
const pointsBack = /^(this|it|they|these|that|here)\b/i;

const says = (sentence: string, word: string, hardWords: readonly HardWord[]) =>
  hardWordsIn(sentence, hardWords).some((f) => f.id === word);
/** "**Abuse** is when somebody hurts you." explains itself. */
const explainsItself = (sentence: string, text: string) => {
  const [before = '', ...rest] = sentence.split(`**${text}**`);
  return /^((an?|the)\s+)?$/i.test(before) && /^\s+(is|are|means?)\s/.test(rest.join(''));
};
const marks = (sentence: string, word: string, hardWords: readonly HardWord[]) =>
  markedIn(sentence).some((text) => says(text, word, hardWords));

/** What is missing for one hard word that this sentence says, or undefined. */
function missing(found: HardWordFound, line: LineInContext): string | undefined {
  const around = line.explainedIn;
  if (!around) return undefined;
  const { id: word, text } = found;
  if (around.by === 'hint')
    return says(around.hint, word, line.hardWords)
      ? undefined
      : `"${text}" is a hard word. Say in the hint what it means.`;
  if (around.at < 0)
    return around.lines.some((l) => marks(l, word, line.hardWords))
      ? undefined
      : `"${text}" is a hard word. Explain it in the Lines of this Page.`;
  if (around.lines.slice(0, around.at).some((l) => says(l, word, line.hardWords))) return undefined;
  if (!marks(line.words, word, line.hardWords))
    return `"${text}" is a hard word. Write **${text}** here, where it comes first, and explain it in the next Line.`;
  const next = around.lines[around.at + 1] ?? '';
  if (explainsItself(line.words, text)) return undefined;
  return says(next, word, line.hardWords) || pointsBack.test(next)
    ? undefined
    : `"${text}" is a hard word. Explain it in the very next Line.`;
}

/** A hard word is marked where it comes first on a Page and explained in the next Line; in a Question, the hint explains it. */
export const hardWordsExplained: LineRule = (line) => {
  const seen = new Set<string>();
  const unexplained = hardWordsIn(line.words, line.hardWords).flatMap((found): Finding[] => {
    if (seen.has(found.id)) return [];
    seen.add(found.id);
    const mend = missing(found, line);
    return mend ? [finding(line, 'fail', id, mend)] : [];
  });
  const unknown = markedIn(line.words)
    .filter((text) => !line.hardWords.some((h) => h.forms.some((form) => form.toLowerCase() === text.toLowerCase())))
    .map((text) =>
      finding(
        line,
        'fail',
        id,
        `**${text}** is not among the hard words. Add it to content/hard-words, or take the stars away.`,
      ),
    );
  return [...unexplained, ...unknown];
};
