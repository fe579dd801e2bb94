import { Fhir } from 'fhir';
import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { aboutMeBundle, type FhirBundle } from '#about-me/about-me-fhir.ts';
import { aboutMeRecord, joinNames } from '#about-me/about-me-record.ts';
import { aboutMeText } from '#about-me/about-me-text.ts';
import { adjustmentCodes, adjustmentHeadings, adjustmentsOf } from '#about-me/reasonable-adjustments.ts';
import { readBook } from '#content/book.ts';
import type { Answer } from '#model/answer.ts';
import { aboutMeSections } from '#model/about-me-sections.ts';
import { aStory, anAnswer, anyHistory } from '#tests/support/answers.ts';

const story = aStory('Sam');
const sections = { 'my-home/where': 'support', 'my-days/work': 'most-important' } as const;
const record = (answers: readonly Answer[], of = story) =>
  aboutMeRecord({
    story: of,
    answers,
    sectionOf: (q) => sections[q as keyof typeof sections],
    words: (a) => [...(a.said.chosen ?? []), ...(a.said.written ? [a.said.written] : [])],
  });
let made = 0;
const uuid = () => {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
};
const bundle = (
  answers: readonly Answer[],
  of = story,
  pieces: Parameters<typeof aboutMeBundle>[1]['pieces'] = new Map(),
) => aboutMeBundle(record(answers, of), { pieces, made: '2027-05-03T14:05:09+01:00', id: uuid });
const problems = (one: FhirBundle) =>
  new Fhir()
    .validate(one, { errorOnUnexpected: true })
    .messages.filter((m) => ['error', 'fatal'].includes(String(m.severity)))
    .map((m) => `${m.location ?? ''} ${m.message ?? ''}`);
const narratives = (one: FhirBundle): string[] =>
  [...JSON.stringify(one).matchAll(/"div":("(?:[^"\\]|\\.)*")/g)].map((m) => JSON.parse(m[1] ?? '""') as string);
/** Whether this is XML that any reader takes (saxes is strict). */
const isWellFormed = (xml: string): boolean => {
  const reader = new SaxesParser({ xmlns: true });
  let good = true;
  reader.on('error', () => {
    good = false;
  });
  reader.write(xml).close();
  return good;
};
/** Whether a SNOMED CT identifier is well-formed: its last digit is a check on the others (Verhoeff), so that a slip of the pen is found. */
const isSnomed = (code: string): boolean => {
  const d = (a: number, b: number) =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5)) : b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
  const p = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  ];
  for (let row = 2; row < 8; row += 1) p.push((p[1] ?? []).map((_, n) => p[row - 1]?.[p[1]?.[n] ?? 0] ?? 0));
  return (
    Array.from(code)
      .reverse()
      .reduce((check, digit, at) => d(check, p[at % 8]?.[Number(digit)] ?? 0), 0) === 0
  );
};
const references = (one: unknown): string[] =>
  [...JSON.stringify(one).matchAll(/"reference":"([^"]+)"/g)].map((m) => m[1] ?? '');

describe('the About Me record', () => {
  const photo = 'a'.repeat(32);
  const history = [
    anAnswer(story, { at: '2026-01-01T10:00:00.000+00:00', said: { written: 'Old words' } }),
    anAnswer(story, {
      at: '2026-02-01T10:00:00.000+00:00',
      said: { written: 'With my sister', photo: { piece: photo } },
      speaker: { whose: 'with-help', helper: 'Ann' },
    }),
    anAnswer(story, {
      at: '2026-03-01T10:00:00.000+00:00',
      said: { written: 'He wants to move' },
      speaker: { whose: 'helper', helper: 'Mum' },
    }),
    anAnswer(story, { question: 'my-days/work', said: { unsaid: 'do-not-want-to-say' } }),
    anAnswer(story, {
      question: 'gone/question',
      at: '2026-04-01T10:00:30.000+01:00',
      said: { chosen: ['tea'] },
      speaker: { whose: 'with-help', helper: 'Ben' },
    }),
  ];

  it('has the seven sections of the standard in their order, empty ones too', () => {
    expect(record(history).sections.map((s) => [s.name, s.code])).toEqual(
      Object.values(aboutMeSections).map((s) => [s.name, s.code]),
    );
  });

  it('holds the newest words of the person first, and a Helper’s view after them under the Helper’s name', () => {
    const [mine, mum] = record(history).sections.find((s) => s.id === 'support')?.said ?? [];
    expect(mine).toMatchObject({ words: ['With my sister'], helper: undefined });
    expect(mum).toMatchObject({ words: ['He wants to move'], helper: 'Mum' });
    expect(JSON.stringify(record(history))).not.toContain('Old words');
  });

  it('leaves out what the person did not want to say, and puts Questions of no section under the last', () => {
    expect(record(history).sections.find((s) => s.id === 'most-important')?.said).toEqual([]);
    expect(record(history).sections.find((s) => s.id === 'also')?.said[0]?.words).toEqual(['tea']);
  });

  it('says who helped to write it and when it was last updated, to the minute', () => {
    expect(record(history).supportedBy).toBe('Ann, Ben');
    expect(record(history).lastUpdated).toBe('2026-04-01T10:00+01:00');
  });

  it('names helpers in at most 150 characters and cuts no name that fits', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 30 }), (names) => {
        expect(joinNames(names).length).toBeLessThanOrEqual(150);
      }),
    );
    expect(joinNames(Array.from({ length: 40 }, (_, i) => `Name ${String(i)}`))).toMatch(
      /^Name 0, Name 1.* and others$/,
    );
  });

  it('is text with all headings', () => {
    const text = aboutMeText(record(history));
    for (const { name } of Object.values(aboutMeSections)) expect(text).toContain(`${name}\n=`);
    expect(text).toContain('- With my sister');
    expect(text).toContain('(Mum)\n- He wants to move');
  });
});

describe('the About Me record as FHIR', () => {
  const photo = 'a'.repeat(32);
  const full = () =>
    bundle(
      [
        anAnswer(story, {
          said: { written: 'With my sister', photo: { piece: photo } },
          speaker: { whose: 'with-help', helper: 'Ann' },
        }),
      ],
      story,
      new Map([[photo, { type: 'image/jpeg', base64: 'aGVsbG8=' }]]),
    );

  it('is a document that the R4 standard accepts, full, empty and without a name', () => {
    expect(problems(full())).toEqual([]);
    expect(problems(bundle([]))).toEqual([]);
    expect(problems(bundle([], aStory('')))).toEqual([]);
  });

  it('is refused by the same check when something is wrong with it', () => {
    const broken = full();
    delete broken.entry[0]?.resource['title'];
    expect(problems(broken).join()).toContain('title');
  });

  it('maps every heading, says why a section is empty, and every reference leads somewhere', () => {
    const one = full();
    const [composition] = one.entry.map((e) => e.resource);
    const inside = composition?.['section'] as {
      code?: { coding: { code: string }[] };
      emptyReason?: unknown;
      text?: unknown;
    }[];
    expect(inside.slice(0, 7).map((s) => s.code?.coding[0]?.code)).toEqual(
      Object.values(aboutMeSections).map((s) => s.code),
    );
    for (const s of inside) expect(Boolean(s.text) !== Boolean(s.emptyReason)).toBe(true);
    const there = new Set(one.entry.map((e) => e.fullUrl));
    expect(references(one).filter((r) => !there.has(r))).toEqual([]);
    expect(references(inside).length).toBe(2);
    expect(there.size).toBe(one.entry.length);
  });

  it('keeps hostile and unusual words as words, in well-formed XHTML', () => {
    const words = '</div><script>alert("1")</script> & Llŷr 🐕 \u0000\u0008 \ud800 end';
    const one = bundle([anAnswer(story, { said: { written: words } })], aStory('<b>\u0001'));
    expect(narratives(one).every((div) => isWellFormed(div))).toBe(true);
    expect(narratives(one).join()).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Llŷr 🐕');
    expect(problems(one)).toEqual([]);
  });

  it('is accepted for any history, and never loses the person’s newest words', () => {
    fc.assert(
      fc.property(anyHistory(story), (answers) => {
        const one = bundle(answers);
        expect(problems(one)).toEqual([]);
        expect(narratives(one).every((div) => isWellFormed(div))).toBe(true);
        const said = record(answers).sections.flatMap((s) => s.said);
        const persons = new Set(answers.filter((a) => a.speaker.whose !== 'helper').map((a) => a.question));
        expect(said.filter((s) => s.helper === undefined).length).toBeLessThanOrEqual(persons.size);
      }),
      { numRuns: 40 },
    );
  });
});

describe('reasonable adjustments as FHIR', () => {
  const said = (question: string, chosen: string[], words: Record<string, string>, more: Partial<Answer> = {}) =>
    anAnswer(story, {
      question: `my-reasonable-adjustments/${question}`,
      asked: { prompt: 'What help?', choices: words },
      said: { chosen },
      ...more,
    });
  const answers = [
    said('format', ['easy-read', 'big-print'], {
      'easy-read': 'In easy words and pictures',
      'big-print': 'In big print',
    }),
    said('contact', ['any'], { any: 'Any way is fine, not just one' }),
    said(
      'care',
      ['something-else'],
      { 'something-else': 'Something else' },
      { said: { chosen: ['something-else'], written: 'Let my dog <wait> & stay \u0001' } },
    ),
    said('place', ['quiet'], { quiet: 'A quiet place' }, { speaker: { whose: 'helper', helper: 'Mum' } }),
    anAnswer(story, { question: 'my-reasonable-adjustments/talk', said: { unsaid: 'do-not-know' } }),
  ];
  const adjustments = adjustmentsOf(answers);
  const one = () =>
    aboutMeBundle(record(answers), { pieces: new Map(), adjustments, made: '2027-05-03T14:05:09+01:00', id: uuid });
  const flags = (b: FhirBundle) => b.entry.map((e) => e.resource).filter((r) => r.resourceType === 'Flag');

  it('are what the person chose, in their words, with a code only where one means the same', () => {
    expect(adjustments).toEqual([
      {
        heading: 'Requires specific information format',
        words: 'In easy words and pictures',
        concept: { code: '796161000000101', display: 'Requires information in Easyread' },
      },
      { heading: 'Requires specific information format', words: 'In big print', concept: undefined },
      {
        heading: 'Bespoke reasonable adjustments',
        words: 'Let my dog <wait> & stay \u0001',
        concept: {
          code: '1108111000000107',
          display: 'Requires reasonable adjustment for health and care access (Equality Act 2010)',
        },
      },
    ]);
  });

  it('are Flags that the R4 standard accepts, each about the person, and the document leads to each', () => {
    const b = one();
    expect(problems(b)).toEqual([]);
    expect(
      flags(b).map((f) => [
        f['status'],
        (f['category'] as { text: string }[])[0]?.text,
        (f['code'] as { text: string }).text,
      ]),
    ).toEqual([
      ['active', 'Requires specific information format', 'In easy words and pictures'],
      ['active', 'Requires specific information format', 'In big print'],
      ['active', 'Bespoke reasonable adjustments', 'Let my dog <wait> & stay '],
    ]);
    const there = new Set(b.entry.map((e) => e.fullUrl));
    expect(references(b).filter((r) => !there.has(r))).toEqual([]);
    expect(narratives(b).every((div) => isWellFormed(div))).toBe(true);
  });

  it('are refused by the same check when something is wrong with one', () => {
    const b = one();
    delete flags(b)[0]?.['status'];
    expect(problems(b).join()).toContain('status');
  });

  it('are asked for in the headings of the Flag, and every code belongs to a choice that is there', () => {
    const topic = readBook().topics.find((t) => t.id === 'my-reasonable-adjustments');
    expect(topic?.file.questions.map((q) => q.id)).toEqual(Object.keys(adjustmentHeadings));
    const choices = new Set(
      topic?.file.questions.flatMap((q) => ('choices' in q ? Object.keys(q.choices).map((c) => `${q.id}/${c}`) : [])),
    );
    expect(Object.keys(adjustmentCodes).filter((key) => !choices.has(key))).toEqual([]);
    for (const { code } of Object.values(adjustmentCodes)) expect(isSnomed(code), code).toBe(true);
  });
});
