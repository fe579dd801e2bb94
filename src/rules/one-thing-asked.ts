import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** "…or not?" gives both sides of one thing; "more and less" and "family and friends" are two. */
const twoThings = /\b(and|or(?! not\b))\b/i;
/** Pairs that are one thing: something is better or worse, you do something or not. */
const onePair = /\bbetter or worse\b/i;

/** A Question asks one thing: nobody can answer two with one picture. */
export const oneThingAsked: BookRule = ({ book }) =>
  book.topics.flatMap((topic) => topic.file.questions.flatMap((q) => {
    const prompt = topic.words.questions[q.id]?.prompt ?? '';
    const rest = prompt.replace(onePair, '');
    const at = { where: `${topic.id}, question "${q.id}"`, file: `content/topics/${topic.id}/words.${book.lang}.yaml` };
    return twoThings.test(rest) ? [finding(at, 'fail', 'one-thing-asked', `"${prompt}" asks two things. Make 2 Questions.`)] : [];
  }));
