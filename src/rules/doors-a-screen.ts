import { onlyHelpersAnswer } from '#model/named-questions.ts';
import { ownChapter } from '#model/own-folder.ts';
import { finding } from '#rules/language/finding.ts';
import { topicGroups } from '#model/topic.ts';
import type { BookRule } from '#rules/rule.ts';

/** More doors than this on one screen are too many to choose from. */
const most = 6;

/** The contents have 6 chapters or fewer that are for the person, beside the 1 that whoever runs a copy may add; a chapter has 6 Pages or fewer, and a group of Topics 6 Topics or fewer. */
export const doorsAScreen: BookRule = ({ book }) => {
  const file = 'content/chapters.yaml';
  const mine = book.pages.filter((page) => page.file.reader === 'person').map((page) => page.id);
  const doors = book.chapters.filter(
    (chapter) => chapter.id !== ownChapter && chapter.pages.some((page) => mine.includes(page)),
  ).length;
  const all =
    doors > most
      ? [
          finding(
            { where: 'the contents', file },
            'fail',
            'doors-a-screen',
            `${doors} chapters. Keep ${most}: join 2 of them.`,
          ),
        ]
      : [];
  const groups = topicGroups
    .map((group) => ({
      group,
      of: book.topics.filter((topic) => topic.file.group === group && !onlyHelpersAnswer(topic.id)).length,
    }))
    .filter(({ of }) => of > most);
  return [
    ...all,
    ...groups.map(({ group, of }) =>
      finding(
        { where: `the group of Topics "${group}"`, file: 'content/topics' },
        'fail',
        'doors-a-screen',
        `${of} Topics. Keep ${most}, or give 1 of them another group.`,
      ),
    ),
    ...book.chapters
      .filter((chapter) => chapter.pages.length > most)
      .map((chapter) =>
        finding(
          { where: `chapter "${chapter.id}"`, file },
          'fail',
          'doors-a-screen',
          `${chapter.pages.length} Pages. Keep ${most}, or make 2 chapters.`,
        ),
      ),
  ];
};
