import { describe, expect, it } from 'vitest';
import { newToken } from '#model/token.ts';
import { cardFragment, readCardLink } from '#envelopes/worker-cards.ts';
import { newIdentity } from '#sealing/seal.ts';

describe('the link of my worker’s card', () => {
  it('is found in whatever a mail program or a phone makes of it', async () => {
    const card = { secret: newToken(), recipient: (await newIdentity()).recipient };
    const fragment = cardFragment(card);
    const link = `https://example.org/card/#${fragment}`;
    const encoded = encodeURIComponent(link);
    const wrapped = `${link.slice(0, 60)}\n${link.slice(60)}`;
    const ways = {
      'as it is': link,
      'only what stands after the #': fragment,
      '%23 for #': link.replace('#', '%23'),
      'a > behind': `<${link}>`,
      'a full stop behind': `My card is ${link}.`,
      'a bracket behind': `(my card: ${link})`,
      'a whole sentence': `Hello Sam, this is Maya. Open ${link} and press yes. See you on Monday!`,
      'wrapped lines': wrapped,
      'wrapped lines in an answer': `> ${wrapped.replace('\n', '\n> ')}`,
      'wrapped as old mail does': wrapped.replace('\n', '=\r\n'),
      'spaces in it': link.replace(/(.{20})/g, '$1 '),
      'a safe link': `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02%7C&reserved=0`,
      'a safe link in a safe link': `https://one.example/?url=${encodeURIComponent(`https://two.example/?u=${encoded}`)}`,
      'a safe link as words': `Press https://urldefense.com/v3/__${link}__;Iw!!abc$ please`,
      'an unseen mark in it': `${link.slice(0, 70)}\u200b${link.slice(70)}`,
      'two links, the second is the card': `https://example.org/card/#hello ${link}`,
    };
    for (const [way, pasted] of Object.entries(ways)) expect(readCardLink(pasted), way).toEqual(card);
  });

  it('is not made of what is none', async () => {
    const { recipient } = await newIdentity();
    for (const none of [
      '',
      'hello',
      `https://example.org/card/#${newToken()}`,
      `https://example.org/card/#${newToken().slice(1)}.${recipient}`,
      `${newToken()}${newToken()}.${recipient}`,
      '%E0%A4%A',
    ])
      expect(readCardLink(none), none).toBeUndefined();
  });
});
