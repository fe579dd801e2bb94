import { finding } from '#rules/language/finding.ts';
import type { BookRule } from '#rules/rule.ts';

/** Prompts that say something is so before they ask of it: something stops you, worries you, is wrong, is wanted less. */
const presumes =
  /\b(stops?|worr(y|ies)|bad|worse|wrong|disagree|less|more|change|say no|complained|helps?|unkind|watches|decided|keys?|not want|cannot|need)\b/i;
/** Words with which a choice says that it is not so. */
const notSo =
  /\b(nothing|nobody|none|no|not|never|enough|fine|same|without|alone|most people|anything|anybody|everybody|i do|me|myself)\b/i;
/** Asked with *is there*, *do you* or *does something*, it can be answered with no by a way not to answer and by *something else*. */
const open = /^(is there|does something|do you|did somebody|can you|are people|who do you tell)\b/i;

/** No Question takes a thing for granted: where it says that something is so, one choice says that it is not. */
export const nothingTakenForGranted: BookRule = ({ book }) =>
  book.topics.flatMap((topic) =>
    topic.file.questions.flatMap((q) => {
      const words = topic.words.questions[q.id];
      const prompt = words?.prompt ?? '';
      const at = {
        where: `${topic.id}, question "${q.id}"`,
        file: `content/topics/${topic.id}/words.${book.lang}.yaml`,
      };
      if (!presumes.test(prompt)) return [];
      if (q.kind === 'own-words' || q.kind === 'own-way')
        return open.test(prompt) || /^what do you want\b/i.test(prompt)
          ? []
          : [
              finding(
                at,
                'fail',
                'nothing-taken-for-granted',
                `"${prompt}" takes it for granted. Ask "Is there…" first.`,
              ),
            ];
      if (!('choices' in q) || q.kind === 'sort' || q.kind === 'week') return [];
      return Object.values(words?.choices ?? {}).some((choice) => notSo.test(choice))
        ? []
        : [
            finding(
              at,
              'fail',
              'nothing-taken-for-granted',
              `"${prompt}" takes it for granted. Add a choice that says it is not so: "Nothing", "Nobody", "It is fine".`,
            ),
          ];
    }),
  );
