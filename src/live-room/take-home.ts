import { personsOwn } from '#model/answers.ts';
import type { ReadyLine } from '#model/ready.ts';
import { answersTo, keepAnswer, settleLeftOver } from '#person/keep/answers.ts';
import { newAnswer } from '#person/keep/new-answer.ts';
import { storyToPutIn } from '#person/keep/stories.ts';

/** The Question that an Answer of a Session answers: no Topic has it, so it carries all that it was asked with. */
const questionOf = (of: string): string => `group/${of}`;

/**
 * Keeps what somebody said in their group among the Answers of their own Story on their own phone. Nobody else is told.
 * @returns `whose` where it must first be said whose Story it is. Throws Full, CannotKeep.
 */
export async function takeHome(
  of: string,
  prompt: ReadyLine,
  choice: ReadyLine & { id: string },
  lang: string,
): Promise<'kept' | 'whose'> {
  const story = await storyToPutIn();
  if (!story) return 'whose';
  await settleLeftOver(story.id);
  const question = questionOf(of);
  const before = personsOwn(await answersTo(story.id, question))?.newest;
  if (before?.said.chosen?.[0] === choice.id) return 'kept';
  await keepAnswer(
    newAnswer(
      story.id,
      { question, version: 1, lang, asked: { prompt: prompt.words, choices: { [choice.id]: choice.words } } },
      { chosen: [choice.id] },
      'own',
    ),
  );
  return 'kept';
}
