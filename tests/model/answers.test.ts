import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer as answerSchema } from '#model/answer.ts';
import { bySpeaker, newestFirst, saidBefore, saying, thingsSaid } from '#model/answers.ts';
import { newToken } from '#model/token.ts';
import { isEmpty } from '#model/ways-of-saying.ts';
import { anAnswer, anyHistory, aStory } from '#tests/support/answers.ts';

const story = aStory();

describe('whose words, and which is newest', () => {
  it('shows my newest Answer and keeps the earlier ones', () => {
    const old = anAnswer(story, { said: { written: 'old' }, at: '2026-01-01T10:00:00.000+00:00' });
    const fresh = anAnswer(story, { said: { written: 'fresh' }, at: '2026-01-02T10:00:00.000+00:00' });
    const [mine] = bySpeaker([fresh, old]);
    expect(mine?.newest.said.written).toBe('fresh');
    expect(mine?.before.map((a) => a.said.written)).toEqual(['old']);
  });

  it('does not call the steps by which one Answer grew "what I said before"', () => {
    const at = (minute: string, day = '02') => `2026-01-${day}T10:${minute}:00.000+00:00`;
    const one = anAnswer(story, { said: { chosen: ['a'] }, at: at('01') });
    const two = anAnswer(story, { said: { chosen: ['a', 'b'], written: 'I wa' }, at: at('02') });
    const three = anAnswer(story, { said: { chosen: ['a', 'b'], written: 'I want' }, at: at('03') });
    const [grown] = bySpeaker([one, two, three]);
    expect(grown && saidBefore(grown)).toEqual([]);
    const changed = anAnswer(story, { said: { chosen: ['b'], written: 'I want' }, at: at('04') });
    const [mine] = bySpeaker([one, two, three, changed]);
    expect(mine && saidBefore(mine)).toEqual([three]);
    const nextDay = anAnswer(story, { said: { chosen: ['a', 'b', 'c'], written: 'I want' }, at: at('01', '03') });
    const [later] = bySpeaker([three, nextDay]);
    expect(later && saidBefore(later)).toEqual([three]);
  });

  it('never lets what a helper thinks stand in place of mine, even when it is newer', () => {
    const mine = anAnswer(story, { said: { written: 'mine' }, at: '2026-01-01T10:00:00.000+00:00' });
    const mum = anAnswer(story, {
      said: { written: 'hers' },
      speaker: { whose: 'helper', helper: 'Mum' },
      at: '2026-02-01T10:00:00.000+00:00',
    });
    const rows = bySpeaker([mum, mine]);
    expect(rows.map((r) => r.newest.said.written)).toEqual(['mine', 'hers']);
  });

  it('counts my words and my words with help as one voice: mine', () => {
    const alone = anAnswer(story);
    const helped = anAnswer(story, { speaker: { whose: 'with-help', helper: 'Ann' } });
    expect(bySpeaker([alone, helped])).toHaveLength(1);
  });

  it('compares moments, not clocks: later in another time zone is later', () => {
    const london = anAnswer(story, { at: '2026-06-01T12:00:00.000+01:00' });
    const utc = anAnswer(story, { at: '2026-06-01T11:30:00.000+00:00' });
    expect([london, utc].sort(newestFirst)[0]).toBe(utc);
  });

  it('counts "not now" as something said, an emptied Answer and a helper alone not', () => {
    expect(thingsSaid([anAnswer(story, { said: { unsaid: 'not-now' } })])).toBe(1);
    expect(thingsSaid([anAnswer(story, { said: { written: '  ' } })])).toBe(0);
    expect(thingsSaid([anAnswer(story, { speaker: { whose: 'helper', helper: 'Mum' } })])).toBe(0);
  });

  it('ends a "not now" as soon as something is said, and keeps the words exactly', () => {
    expect(saying({ unsaid: 'not-now', written: ' my  words ' }, { chosen: ['a'] })).toEqual({
      written: ' my  words ',
      chosen: ['a'],
    });
    expect(isEmpty({})).toBe(true);
  });

  it('gives every device the same order, whatever order the Answers came in', () => {
    fc.assert(
      fc.property(anyHistory(story), (history) => {
        const one = bySpeaker(history).map((r) => r.newest.id);
        expect(bySpeaker([...history].reverse()).map((r) => r.newest.id)).toEqual(one);
      }),
    );
  });
});

describe('ids and times', () => {
  it('makes ids and times that the stored form takes', () => {
    expect(answerSchema.safeParse(anAnswer(story)).success).toBe(true);
    expect(newToken()).not.toBe(newToken());
  });
});
