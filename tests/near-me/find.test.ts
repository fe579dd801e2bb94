import { describe, expect, it } from 'vitest';
import { readBook } from '#content/book.ts';
import { askedDoor } from '#near-me/asked.ts';
import { finder } from '#near-me/find.ts';

const book = readBook('en', 'content', undefined);
const find = finder(book.asked.map((one) => askedDoor(book, one)));
/** The first questions that what is typed finds, by id. */
const first = (typed: string, n = 4) =>
  find(typed)
    .at.slice(0, n)
    .map((at) => book.asked[at]?.id ?? '');

describe('questions that people asked', () => {
  it.each([
    ['vote', 'can-i-vote'],
    ['voteing', 'can-i-vote'],
    ['election', 'can-i-vote'],
    ['muney', 'can-i-look-after-my-own-money'],
    ['benifits', 'which-benefits-can-i-get'],
    ['PIP', 'which-benefits-can-i-get'],
    ['tennancy', 'what-is-a-tenancy'],
    ['rasism', 'what-can-i-do-about-racism'],
    ['girlfreind', 'can-i-have-a-boyfriend-or-girlfriend'],
    ['helth check', 'what-is-a-health-check'],
    ['medisin', 'can-i-say-no-to-medicine'],
    ['polise', 'the-police-talk-to-me'],
    ['hospitle', 'can-i-leave-hospital'],
    ['advocat', 'what-does-an-advocate-do'],
    ['complane', 'how-do-i-complain'],
    ['buss pass', 'how-do-i-get-a-bus-pass'],
    ['fone', 'how-do-i-stay-safe-on-my-phone'],
    ['can i have my own key', 'can-i-have-my-own-key'],
    ['funeral', 'what-can-i-do-when-somebody-dies'],
    ['lonley', 'people-leave-me-out'],
    ['weding', 'can-i-get-married'],
    ['dementia', 'what-happens-when-i-get-older'],
  ])('are found by "%s"', (typed, id) => {
    expect(first(typed)).toContain(id);
  });

  it('are not found by words that nearly all of them have, where another word is typed', () => {
    expect(first('what do i do when my parents get old', 1)).toEqual(['what-happens-when-my-parents-get-old']);
    expect(first('how can I vote', 1)).toEqual(['can-i-vote']);
    expect(first('do i have to take tablets')).toEqual(['can-i-say-no-to-medicine']);
    expect(find('can i get a giraffe').exact).toBe(false);
  });

  it('says so where nothing has these words, and finds something by words that nearly all have', () => {
    expect(find('zzzzqqq')).toEqual({ at: [], exact: false });
    expect(find('can').at.length).toBeGreaterThan(5);
    expect(find('<script>').exact).toBe(false);
    expect(find('constructor').exact).toBe(false);
  });
});
