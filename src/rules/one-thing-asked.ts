import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** "…or not?" gives both sides of one thing; "more and less" and "family and friends" are two. */
const twoThings = /\b(and|or(?! not\b))\b/i;
/** Pairs that are one thing: something is better or worse, you do something or not. */
const onePair = /\bbetter or worse\b/i;
/** What is asked of people: by a Topic of one person, by a Session of a group. A question that people asked us is theirs. */
const asksPeople = /^content\/(topics|sessions)\//;

/** A Question asks one thing: nobody can answer two with one picture. */
export const oneThingAsked: BookRule = ({ lines }) =>
  lines
    .filter(({ part, file }) => part === 'question' && asksPeople.test(file))
    .flatMap((line) =>
      twoThings.test(line.words.replace(onePair, ''))
        ? [finding(line, 'fail', 'one-thing-asked', `"${line.words}" asks two things. Make 2 Questions.`)]
        : [],
    );
