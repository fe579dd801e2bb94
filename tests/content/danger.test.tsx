import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import type { Said } from '#model/answer.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import { DangerHelp } from '#person/ask/DangerHelp.tsx';
import { askWords } from '#person/ask/labels.ts';
import { readyQuestion } from '#person/ask/ready-question.ts';
import { dangersIn } from '#person/ask/use-danger.ts';
import { soundsOfDanger } from '#rules/language/sounds-of-danger.ts';

const book = readBook();
const all = book.topics.flatMap((topic) => topic.file.questions.map((q) => readyQuestion(book, topic, q)));

/** An Answer that says just this, as its kind says it. */
const saying = (q: ReadyQuestion, id: string, role: 'own' | 'feels'): Said =>
  q.kind === 'body'
    ? { body: role === 'own' ? { [id]: 'good' } : { head: id } }
    : q.kind === 'sort'
      ? { sorted: { [id]: 'so-so' } }
      : q.kind === 'week'
        ? { week: { 'monday-morning': [id] } }
        : { chosen: [id] };
const choices = all.flatMap((q) => [
  ...q.choices.map((c) => ({ q, c, role: 'own' as const })),
  ...(q.with['feels'] ?? []).map((c) => ({ q, c, role: 'feels' as const })),
]);
const telling = choices.filter(({ c }) => c.danger);

describe('a choice that tells of danger', () => {
  it('is in every part of life where somebody may be hurt, and one says that life is too hard', () => {
    expect(telling.length).toBeGreaterThan(40);
    expect(telling.map(({ q, c }) => `${q.id} ${c.id}`)).toEqual(
      expect.arrayContaining([
        'my-home/how-it-is hurts-me',
        'good-and-bad-days/bad-day held',
        'good-and-bad-days/worse medicine',
        'people-who-matter/see-people stopped',
        'my-health/my-body pain',
        'my-health/my-body private-parts',
        'how-i-feel/feel-home life-too-hard',
        'good-and-bad-days/bad-day life-too-hard',
      ]),
    );
  });

  it.each(telling.map(({ q, c, role }) => [q.id, c.words, q, c, role] as const))(
    '%s: "%s" has help on the same screen',
    (_id, _words, q, c, role) => {
      const told = dangersIn(q, saying(q, c.id, role));
      expect(told).toContainEqual({ choice: c.id, danger: c.danger });
      const { lines } = askWords(book, q.kind);
      const shown = renderToStaticMarkup(
        <DangerHelp kinds={told.map((t) => t.danger)} helps={q.helps} lines={lines} />,
      );
      expect(shown).toContain('href="/help/now/"');
      expect(shown).toContain('href="/read/help-near-me/"');
      // Each sentence and each way has its picture and its sound.
      const all = shown.match(/data-line=/g)?.length;
      for (const has of [/data-sound="\/[^"]+"/g, /<img [^>]*src="\/[^"]+"/g, /data-listen/g])
        expect(shown.match(has)?.length, String(has)).toBe(all);
      expect(shown).toContain(q.helps[told[0]?.danger ?? 'hurt']?.line.words);
    },
  );

  it('names somebody to ring where life is too hard or somebody is hurt', () => {
    for (const q of all) {
      for (const kind of ['life', 'hurt', 'unsafe'] as const)
        if (q.helps[kind]) expect(q.helps[kind]?.ring.length, q.id).toBeGreaterThan(0);
    }
  });

  it('is never one that a person cannot know from another: no choice without danger offers help', () => {
    for (const { q, c, role } of choices.filter(({ c: one }) => !one.danger))
      expect(
        dangersIn(q, saying(q, c.id, role)).filter((t) => t.choice === c.id),
        `${q.id} ${c.id}`,
      ).toEqual([]);
  });
});

describe('words that sound of danger', () => {
  it.each([
    'Somebody hurts me',
    'Staff hold me down',
    'They lock me in',
    'My support worker takes my money',
    'I want to die',
    'Life is too hard',
    'People call me names',
    'Staff stop me seeing Mum',
    'Nobody helps with my pain',
    'Staff do not come',
    'People do it anyway',
    'My worker is not kind to me',
  ])('are heard in "%s"', (words) => expect(soundsOfDanger(words)).toBe(true));
  it.each(['I like the people there', 'Time with friends', 'My own key'])('are not heard in "%s"', (words) =>
    expect(soundsOfDanger(words)).toBe(false),
  );
});
