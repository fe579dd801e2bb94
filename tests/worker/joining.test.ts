import '#tests/support/device.ts';
import { describe, expect, it } from 'vitest';
import { fetchCard } from '#envelopes/worker-cards.ts';
import { newMailboxTokens } from '#model/token.ts';
import { mailboxOf } from '#post/mailbox.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { aBrokenLine } from '#tests/support/a-broken-line.ts';
import { makeWorker, takeInvite } from '#worker/door/join.ts';
import { begin, goingOn, isMade, keepGoing } from '#worker/door/joining.ts';
import { openByPassphrase } from '#worker/door/open-door.ts';

/** A lead who joins, and whose line breaks (or whose window closes) at every place where it can. */

const room = roomForDevices();
const words = 'nine otters drink tea at dawn';

describe('joining', () => {
  it('that is broken off anywhere goes on by the same link, and makes one worker, whose card and keys belong together', async () => {
    const invite = { token: await room().invited('lead'), name: 'Jo', role: 'lead' as const };
    await keepGoing(begin(invite));
    const line = aBrokenLine();
    let shown = 0;
    for (let tries = 0; tries < 30; tries += 1) {
      line.begin();
      // The window is gone: only what the device keeps says how far it was.
      sessionStorage.clear();
      const found = await goingOn(invite);
      if (!found) throw new Error('It was kept.');
      if (await isMade(found)) break;
      try {
        const now = found.role
          ? found
          : { ...found, role: await takeInvite(found), said: { ...found.said, team: 'North' } };
        await keepGoing(now);
        await makeWorker(now, words, {}, () => undefined);
        shown += 1;
      } catch {
        line.at += 1;
      }
    }
    line.mend();
    expect(line.at).toBeGreaterThan(4);
    expect(shown).toBe(1);
    const joining = await goingOn(invite);
    const opened = await openByPassphrase(
      joining?.tokens.code ?? '',
      `My words: ${words.replaceAll(' ', '-').replace('n', 'N')}.`,
    );
    if (typeof opened !== 'object') throw new Error(opened);
    const { opened: keys } = opened;
    const { card, signed, sameKey } = await fetchCard({
      secret: keys.card,
      recipient: keys.recipient,
      signs: signingKeyOf(keys.identity),
    });
    expect([sameKey, card.box.drop, signed?.team]).toEqual([
      true,
      keys.box.drop,
      signingKeyOf(keys.team?.identity ?? ''),
    ]);
    expect([await mailboxOf(keys.box.read), await mailboxOf(keys.team?.read ?? newMailboxTokens().read)]).toEqual([
      'lead',
      'team',
    ]);
  });
});
