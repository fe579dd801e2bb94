import '#tests/support/device.ts';
import { describe, expect, it } from 'vitest';
import { answer, type Speaker } from '#model/answer.ts';
import { newAnswer } from '#person/keep/new-answer.ts';
import { changeSitting } from '#person/keep/sitting.ts';
import { newToken } from '#model/token.ts';

const now = { question: 'this-week/how', version: 2, lang: 'en', asked: { prompt: 'How are you?' } };
const made = (speaker: Speaker, whose: 'speaking' | 'own') => {
  changeSitting({ speaker, company: { who: 'with', name: 'Mum' } });
  return newAnswer(newToken(), now, { chosen: ['good'] }, whose);
};

describe('a new Answer', () => {
  it('is whole, of this sitting, and of whoever speaks in it', () => {
    const one = made({ whose: 'helper', helper: 'Mum' }, 'speaking');
    expect(answer.safeParse(one).success).toBe(true);
    expect(one).toMatchObject({
      ...now,
      speaker: { whose: 'helper', helper: 'Mum' },
      company: { who: 'with', name: 'Mum' },
    });
  });

  it('to what only I can say is mine, and with help where a Helper speaks in this sitting: never theirs', () => {
    expect(made({ whose: 'helper', helper: 'Mum' }, 'own').speaker).toEqual({ whose: 'with-help', helper: 'Mum' });
    expect(made({ whose: 'mine' }, 'own').speaker).toEqual({ whose: 'mine' });
    expect(made({ whose: 'with-help', helper: 'Ann' }, 'own').speaker).toEqual({ whose: 'with-help', helper: 'Ann' });
  });
});
