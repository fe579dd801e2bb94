import type { Answer } from '#model/answer.ts';
import { dayOf } from '#strings/day.ts';
import { whoseWords } from '#story/whose-words.ts';
import { fill, type Labels } from '#strings/fill.ts';

/** Whose words, the day, and who was there. */
export function WhenSaid({ answer, labels, lang }: { answer: Answer; labels: Labels; lang: string }) {
  const { speaker, company } = answer;
  const there = company.who === 'alone' ? labels['my-story.alone']
    : company.who === 'with' ? (company.name.trim() ? fill(labels['my-story.with'] ?? '', { name: company.name }) : labels['my-story.with-somebody'])
    : undefined;
  return <p className="quiet when">{[whoseWords(labels, speaker), dayOf(answer.at, lang), there].filter(Boolean).join(' · ')}</p>;
}
