import { Fhir } from 'fhir';
import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { aboutMeBundle, type FhirBundle } from '#about-me/about-me-fhir.ts';
import { aboutMeRecord, joinNames } from '#about-me/about-me-record.ts';
import { aboutMeText } from '#about-me/about-me-text.ts';
import type { Answer } from '#model/answer.ts';
import { aboutMeSections } from '#model/topic.ts';
import { aStory, anAnswer, anyHistory } from '#tests/support/answers.ts';

const story = aStory('Sam');
const sections = { 'my-home/where': 'support', 'my-days/work': 'most-important' } as const;
const record = (answers: readonly Answer[], of = story) => aboutMeRecord({ story: of, answers, sectionOf: (q) => sections[q as keyof typeof sections], words: (a) => [...(a.said.chosen ?? []), ...(a.said.written ? [a.said.written] : [])] });
let made = 0;
const uuid = () => { made += 1; return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`; };
const bundle = (answers: readonly Answer[], of = story, pieces: Parameters<typeof aboutMeBundle>[1]['pieces'] = new Map()) => aboutMeBundle(record(answers, of), { pieces, made: '2027-05-03T14:05:09+01:00', id: uuid });
const problems = (one: FhirBundle) => new Fhir().validate(one, { errorOnUnexpected: true }).messages.filter((m) => ['error', 'fatal'].includes(String(m.severity))).map((m) => `${m.location ?? ''} ${m.message ?? ''}`);
const narratives = (one: FhirBundle): string[] => [...JSON.stringify(one).matchAll(/"div":("(?:[^"\\]|\\.)*")/g)].map((m) => JSON.parse(m[1] ?? '""') as string);
/** Whether this is XML that any reader takes (saxes is strict). */
const isWellFormed = (xml: string): boolean => {
  const reader = new SaxesParser({ xmlns: true });
  let good = true;
  reader.on('error', () => { good = false; });
  reader.write(xml).close();
  return good;
};
const references = (one: unknown): string[] => [...JSON.stringify(one).matchAll(/"reference":"([^"]+)"/g)].map((m) => m[1] ?? '');

describe('the About Me record', () => {
  const photo = 'a'.repeat(32);
  const history = [
    anAnswer(story, { at: '2026-01-01T10:00:00.000+00:00', said: { written: 'Old words' } }),
    anAnswer(story, { at: '2026-02-01T10:00:00.000+00:00', said: { written: 'With my sister', photo: { piece: photo } }, speaker: { whose: 'with-help', helper: 'Ann' } }),
    anAnswer(story, { at: '2026-03-01T10:00:00.000+00:00', said: { written: 'He wants to move' }, speaker: { whose: 'helper', helper: 'Mum' } }),
    anAnswer(story, { question: 'my-days/work', said: { unsaid: 'do-not-want-to-say' } }),
    anAnswer(story, { question: 'gone/question', at: '2026-04-01T10:00:30.000+01:00', said: { chosen: ['tea'] }, speaker: { whose: 'with-help', helper: 'Ben' } }),
  ];

  it('has the seven sections of the standard in their order, empty ones too', () => {
    expect(record(history).sections.map((s) => [s.name, s.code])).toEqual(Object.values(aboutMeSections).map((s) => [s.name, s.code]));
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
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 30 }), (names) => { expect(joinNames(names).length).toBeLessThanOrEqual(150); }));
    expect(joinNames(Array.from({ length: 40 }, (_, i) => `Name ${String(i)}`))).toMatch(/^Name 0, Name 1.* and others$/);
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
  const full = () => bundle([anAnswer(story, { said: { written: 'With my sister', photo: { piece: photo } }, speaker: { whose: 'with-help', helper: 'Ann' } })], story, new Map([[photo, { type: 'image/jpeg', base64: 'aGVsbG8=' }]]));

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
    const inside = composition?.['section'] as { code?: { coding: { code: string }[] }; emptyReason?: unknown; text?: unknown }[];
    expect(inside.slice(0, 7).map((s) => s.code?.coding[0]?.code)).toEqual(Object.values(aboutMeSections).map((s) => s.code));
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
    fc.assert(fc.property(anyHistory(story), (answers) => {
      const one = bundle(answers);
      expect(problems(one)).toEqual([]);
      expect(narratives(one).every((div) => isWellFormed(div))).toBe(true);
      const said = record(answers).sections.flatMap((s) => s.said);
      const persons = new Set(answers.filter((a) => a.speaker.whose !== 'helper').map((a) => a.question));
      expect(said.filter((s) => s.helper === undefined).length).toBeLessThanOrEqual(persons.size);
    }), { numRuns: 40 });
  });
});
