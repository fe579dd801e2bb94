import type { Company } from '#model/answer.ts';
import { fill, type Labels } from '#strings/fill.ts';

/** Who was in the room, in words; undefined where it was not said. */
export function whoWasThere(company: Company, labels: Labels): string | undefined {
  if (company.who === 'alone') return labels['my-story.alone'];
  if (company.who !== 'with') return undefined;
  return company.name.trim()
    ? fill(labels['my-story.with'] ?? '', { name: company.name })
    : labels['my-story.with-somebody'];
}
