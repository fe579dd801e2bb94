import type { Answer, Token } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';
import type { ReadyChoice, ReadyPicture } from '#model/ready.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { withOlder } from '#story/with-older.ts';
import type { Labels } from '#strings/fill.ts';

/** One thing shown on the whole screen and heard: a Question, or part of what was said to it. */
export interface Slide {
  id: string;
  words: string;
  /** Said by the person, and so shown exactly; else it is ours. */
  own: boolean;
  picture?: ReadyPicture | undefined;
  sounds: string[];
  /** Several pictures of one thing: what happens on a morning, who is near. */
  pictures?: ReadyPicture[];
  symbols?: string[];
  piece?: { id: Token; as: 'photo' | 'drawing' | 'voice' | 'video' };
}

/** A Story, Line by Line, as it is played to a person or to a room: their own words only, in the order of the Topics. */
export function slidesOf(answers: readonly Answer[], topics: ReviewTopics, unsaid: readonly ReadyChoice[], labels: Labels, lang: string): Slide[] {
  const more = [...topics.feelings, ...unsaid];
  return withOlder(answers, topics.topics, labels['my-story.older'] ?? '').flatMap((topic) => {
    const inside = topic.questions.flatMap((question): Slide[] => {
      const row = personsOwn(answers.filter((a) => a.question === question.id));
      if (!row || isEmpty(row.newest.said) || row.newest.said.unsaid) return [];
      const answer = row.newest;
      const asked: Slide = { id: `${answer.id}-asked`, words: answer.asked.prompt, own: false, picture: question.prompt.picture, sounds: answer.asked.prompt === question.prompt.words && question.prompt.sound ? [question.prompt.sound] : [] };
      const said = saidParts(answer, question, more, labels, lang).flatMap((part): Slide[] => {
        const id = `${answer.id}-${part.way}`;
        switch (part.way) {
          case 'choices': return part.choices.map((c) => ({ id: `${id}-${c.id}`, words: c.words, own: true, picture: c.picture, sounds: c.sound ? [c.sound] : [] }));
          case 'board': return part.places.flatMap(({ place, cards }) => cards.map((c) => ({ id: `${id}-${place.id}-${c.id}`, words: `${c.words}\n${place.words}`, own: true, picture: c.picture, sounds: c.sound && place.sound ? [c.sound, place.sound] : [] })));
          case 'body': return part.places.map(({ part: where, feels }) => ({ id: `${id}-${where.id}`, words: `${where.words}\n${feels.words}`, own: true, picture: where.picture, sounds: where.sound && feels.sound ? [where.sound, feels.sound] : [] }));
          case 'pictures': return part.pictures.map(({ symbol, words }) => ({ id: `${id}-${symbol}`, words, own: true, sounds: [], symbols: [symbol] }));
          case 'week': return part.days.flatMap((d) => d.parts.filter((p) => p.cards.length > 0).map((p) => ({ id: `${id}-${d.name}-${p.part.id}`, words: `${d.name}, ${p.part.words}\n${p.cards.map((c) => c.words).join(', ')}`, own: true, pictures: p.cards.flatMap((c) => c.picture ?? []), sounds: p.cards.every((c) => c.sound) ? p.cards.flatMap((c) => c.sound ?? []) : [] })));
          case 'circle': return part.rings.flatMap((r) => r.ones.map((one): Slide => ({ id: `${id}-${one.id}`, words: `${one.name.trim() || one.whoWords}\n${r.near.words}`, own: true, sounds: [], picture: one.photo || one.symbol ? undefined : one.whoPicture, ...(one.photo ? { piece: { id: one.photo, as: 'photo' as const } } : one.symbol ? { symbols: [one.symbol] } : {}) })));
          case 'named': return [{ id, words: [part.name, part.reach].filter(Boolean).join('\n'), own: true, sounds: [], ...(part.photo ? { piece: { id: part.photo, as: 'photo' as const } } : {}) }];
          case 'photo': case 'drawing': case 'voice': case 'video': return [{ id, words: labels[`way.${part.way}-here`] ?? '', own: true, sounds: [], piece: { id: part.piece, as: part.way } }];
          default: return spokenParts([part], labels).map((words, n) => ({ id: `${id}-${String(n)}`, words, own: true, sounds: [] }));
        }
      });
      return [asked, ...said];
    });
    if (inside.length === 0) return [];
    const title: Slide = { id: `topic-${topic.id}`, words: topic.title.words, own: false, picture: topic.title.picture.address ? topic.title.picture : undefined, sounds: topic.title.sound ? [topic.title.sound] : [] };
    return [title, ...inside];
  });
}
