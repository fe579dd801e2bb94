import '#tests/support/device.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { fetchCard } from '#envelopes/worker-cards.ts';
import type { ReadToken } from '#model/mailbox-token.ts';
import { newMailboxTokens, newToken } from '#model/token.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import { openKeep } from '#person/keep/keep.ts';
import { startStory } from '#person/keep/stories.ts';
import { addWorker } from '#person/send/add-worker.ts';
import { tellLead } from '#person/send/tell-lead.ts';
import { getEnvelope, listEnvelopes } from '#post/mailbox.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import { newIdentity, open } from '#sealing/seal.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { obey } from '#worker/desk/obey.ts';
import { aboutWorkersIn, peopleOf } from '#worker/desk/people.ts';
import { readInvite } from '#worker/door/invite-link.ts';
import { linkOf } from '#worker/door/invites.ts';
import { publishOwn } from '#worker/door/own-card.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { fetchLog, newNote, note } from '#worker/keep/log.ts';

/** Somebody is not happy with their worker: it goes to who leads the team, and the worker cannot see that it went. */

const room = roomForDevices();

beforeAll(() => {
  Object.defineProperty(globalThis, 'location', { value: { origin: 'https://example.org' }, configurable: true });
});

async function somebody(name: string, role: WorkerKeys['role'], more: Partial<WorkerKeys> = {}): Promise<WorkerKeys> {
  const box = await room().worker();
  return {
    version: 1,
    worker: newToken(),
    code: 'abcdefghijkm',
    role,
    name,
    about: '',
    reach: '',
    ...(await newIdentity()),
    box,
    card: newToken(),
    ways: {},
    ...more,
  };
}

/** A lead with a team, a worker who came by the lead's link, and that worker's card as a person finds it. */
async function aTeam(): Promise<{ lead: WorkerKeys; jo: WorkerKeys; card: WorkerCard }> {
  const lead = await somebody('Pat', 'lead', {
    team: { name: 'North team', ...newMailboxTokens(), ...(await newIdentity()) },
  });
  const invite = readInvite(linkOf(lead, { invite: newToken(), name: 'Jo', role: 'worker' }));
  const jo = await somebody('Jo', 'worker', {
    ...(invite?.team ? { team: invite.team } : {}),
    ...(invite?.lead ? { lead: invite.lead } : {}),
  });
  await publishOwn(jo, {});
  return { lead, jo, card: (await fetchCard({ secret: jo.card, recipient: jo.recipient })).card };
}

const said = {
  chosen: [{ choice: 'not-listen', words: 'My worker does not listen to me' }],
  written: 'I asked three times',
  from: 'Sam',
  reach: 'Ring my sister',
};
const say = async (card: WorkerCard) => {
  if (!card.lead) throw new Error('The card names no lead.');
  await tellLead(card.lead, card, said);
};

describe('the card of a worker who came by their lead’s link', () => {
  it('names the lead, with the lead’s own key and Mailbox and nothing that reads it', async () => {
    const { lead, jo, card } = await aTeam();
    expect(card.lead).toEqual({ name: 'Pat', recipient: lead.recipient, drop: lead.box.drop });
    for (const secret of [lead.box.read, lead.identity, lead.team?.identity, lead.team?.read])
      expect(JSON.stringify([jo, card])).not.toContain(secret);
  });
});

describe('what is said of a worker', () => {
  it('comes to the lead whole, beside no person and in nobody’s thread', async () => {
    const { lead, card } = await aTeam();
    await say(card);
    const log = await obey(lead, await fetchLog(lead));
    expect(aboutWorkersIn(log)).toMatchObject([{ ...said, worker: { id: card.worker, name: 'Jo' } }]);
    expect(peopleOf(log)).toEqual([]);
  });

  it('leaves nothing in any Mailbox that the worker reads, and cannot be listed, fetched or opened by what the worker holds', async () => {
    const { lead, jo, card } = await aTeam();
    const before = await listEnvelopes(jo.box.read, 0);
    await say(card);
    expect(await listEnvelopes(jo.box.read, 0)).toEqual(before);
    expect(await fetchLog(jo)).toEqual([]);
    const [envelope] = await listEnvelopes(lead.box.read, 0);
    const id = envelope?.id ?? '';
    for (const token of [jo.box.read, jo.box.drop, lead.box.drop, jo.team?.drop ?? '', jo.card]) {
      await expect(getEnvelope(token as ReadToken, id)).rejects.toBeInstanceOf(NotThere);
      if (token !== jo.box.read) await expect(listEnvelopes(token as ReadToken, 0)).rejects.toBeInstanceOf(NotThere);
    }
    const sealed = await getEnvelope(lead.box.read, id);
    await expect(open(sealed, jo.identity)).rejects.toBeInstanceOf(CannotOpen);
    expect(new TextDecoder().decode(await open(sealed, lead.identity))).toContain('I asked three times');
  });

  it('leaves nothing on the person’s device, also where it could not go', async () => {
    const { lead, jo, card } = await aTeam();
    const story = await startStory('Sam');
    await addWorker(story, { card, secret: jo.card, pieces: new Map() });
    const kept = async () => {
      const keep = await openKeep();
      return JSON.stringify(
        await Promise.all([...keep.objectStoreNames].map(async (name) => [name, await keep.getAll(name)])),
      );
    };
    localStorage.clear();
    const held = (place: Storage) =>
      Array.from({ length: place.length }, (_, at) => [place.key(at), place.getItem(place.key(at) ?? '')]);
    const before = [await kept(), held(localStorage), held(sessionStorage)];
    await say(card);
    await room().ask('DELETE', 'mailbox', { token: lead.box.read });
    await expect(say(card)).rejects.toThrow();
    expect([await kept(), held(localStorage), held(sessionStorage)]).toEqual(before);
  });

  it('goes from the lead’s Mailbox when the lead takes it away', async () => {
    const { lead, card } = await aTeam();
    await say(card);
    const [one] = aboutWorkersIn(await fetchLog(lead));
    await note(lead, { ...newNote(), kind: 'blocked', thread: one?.thread ?? '' });
    expect(aboutWorkersIn(await obey(lead, await fetchLog(lead)))).toEqual([]);
    expect((await fetchLog(lead)).some((e) => e.from === 'person')).toBe(false);
    expect(await listEnvelopes(lead.box.read, 0)).toHaveLength(1);
  });
});
