import type { Answer } from '#model/answer.ts';
import { dayOf } from '#strings/day.ts';
import { whoWasThere } from '#story/who-was-there.ts';
import { whoseWords } from '#story/whose-words.ts';
import type { Labels } from '#strings/fill.ts';

/** Whose words, the day, and who was there. */
export function WhenSaid({ answer, labels, lang }: { answer: Answer; labels: Labels; lang: string }) {
  return (
    <p className="quiet when">
      {[whoseWords(labels, answer.speaker), dayOf(answer.at, lang), whoWasThere(answer.company, labels)]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
