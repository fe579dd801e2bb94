import type { Answer, Story, Token } from '#model/answer.ts';
import { bySpeaker, newestFirst } from '#model/answers.ts';
import { aboutMeSections } from '#model/about-me-sections.ts';
import type { AboutMeSection } from '#model/topic.ts';
import { isEmpty, piecesOf } from '#model/ways-of-saying.ts';

/** One Question's part of a section: what was asked, what was said, word for word, and by whom. */
export interface AboutMeSaid {
  asked: string;
  words: string[];
  /** A Helper's own view is marked with their name. */ helper?: string | undefined;
  at: string;
  pieces: Token[];
}

/** One of the seven sections of the standard, in its order; empty ones stand empty. */
export interface AboutMeRecordSection {
  id: AboutMeSection;
  name: string;
  code: string;
  said: AboutMeSaid[];
}

/** The PRSB About Me record entry, v2.01. */
export interface AboutMeRecord {
  person: string;
  sections: AboutMeRecordSection[];
  /** "Supported to write this by": text of at most 150 characters. */
  supportedBy: string;
  /** Names of those who supported, each once. */
  supporters: string[];
  /** "Date last updated": the newest words in it, to the minute, on the person's own clock; none where nothing was said. */
  lastUpdated: string | undefined;
}

/** What the record is made from. */
export interface RecordFrom {
  story: Pick<Story, 'name'>;
  answers: readonly Answer[];
  sectionOf: (question: string) => AboutMeSection | undefined;
  /** What an Answer says, in plain words, exactly. */
  words: (answer: Answer) => string[];
}

/** The length that the standard gives to "Supported to write this by". */
const longest = 150;

/** Names joined; where they do not all fit, whole names and "and others". */
export function joinNames(names: readonly string[], most = longest): string {
  const all = names.join(', ');
  if (all.length <= most) return all;
  const others = ' and others';
  let fits = '';
  for (const name of names) {
    const longer = fits ? `${fits}, ${name}` : name;
    if (longer.length + others.length > most) break;
    fits = longer;
  }
  if (fits) return fits + others;
  // One name alone is too long: its first letters, never half of a letter.
  let start = '';
  for (const letter of names[0] ?? '') {
    if (start.length + letter.length + others.length + 1 > most) break;
    start += letter;
  }
  return `${start}…${others}`;
}

function sayings(answers: readonly Answer[], words: RecordFrom['words']): AboutMeSaid[] {
  return bySpeaker(answers)
    .filter((row) => !isEmpty(row.newest.said) && !row.newest.said.unsaid && !row.newest.said.thinksToo)
    .map(({ newest, speaker }) => ({
      asked: newest.asked.prompt,
      words: words(newest),
      helper: speaker.whose === 'helper' ? speaker.helper : undefined,
      at: newest.at,
      pieces: piecesOf(newest.said),
    }));
}

/**
 * Makes the record. Of each Question the newest words of each Speaker, the person's first; ways not to answer stay with the person.
 * Questions that belong to no section come under the last, "Also worth knowing about me".
 */
export function aboutMeRecord({ story, answers, sectionOf, words }: RecordFrom): AboutMeRecord {
  const questions = [...new Set(answers.filter((a) => !a.said.thinksToo).map((a) => a.question))];
  const sections = Object.entries(aboutMeSections).map(([id, { name, code }]) => ({
    id: id as AboutMeSection,
    name,
    code,
    said: questions
      .filter((q) => (sectionOf(q) ?? 'also') === id)
      .flatMap((q) =>
        sayings(
          answers.filter((a) => a.question === q),
          words,
        ),
      ),
  }));
  const newest = answers.filter((a) => !isEmpty(a.said) && !a.said.unsaid);
  const supporters = [
    ...new Set(
      newest.flatMap(({ speaker }) =>
        speaker.whose === 'with-help' && speaker.helper.trim() ? [speaker.helper.trim()] : [],
      ),
    ),
  ];
  const last = [...newest].sort(newestFirst)[0]?.at;
  return {
    person: story.name,
    sections,
    supporters,
    supportedBy: joinNames(supporters),
    lastUpdated: last && `${last.slice(0, 16)}${/(Z|[+-]\d\d:\d\d)$/.exec(last)?.[0] ?? 'Z'}`,
  };
}
