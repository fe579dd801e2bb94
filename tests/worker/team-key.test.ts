import '#tests/support/device.ts';
import { describe, expect, it } from 'vitest';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { publishCard } from '#envelopes/worker-cards.ts';
import type { Answer } from '#model/answer.ts';
import { newMailboxTokens, newToken, nowHere } from '#model/token.ts';
import { keepAnswer } from '#person/keep/answers.ts';
import { nextErrand, postpone } from '#person/keep/errands.ts';
import { startStory } from '#person/keep/stories.ts';
import { givenFrom, heardIn, workersOf } from '#person/keep/workers.ts';
import { addWorker } from '#person/send/add-worker.ts';
import { giveLetter } from '#person/send/give.ts';
import { hearFromWorkers } from '#person/send/hear.ts';
import { runErrands } from '#person/send/run-errands.ts';
import { changeTokens, getEnvelope, listEnvelopes, mailboxOf, openMailbox } from '#post/mailbox.ts';
import { Ended, NotThere } from '#post/mailbox-errors.ts';
import type { Travels } from '#sealing/pack.ts';
import { newIdentity, open } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { wayOfRecovery } from '#sealing/stretch.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { aBrokenLine } from '#tests/support/a-broken-line.ts';
import { anAnswer } from '#tests/support/answers.ts';
import { obey } from '#worker/desk/obey.ts';
import { peopleOf } from '#worker/desk/people.ts';
import { invite, invitedIn, newInvite } from '#worker/door/invites.ts';
import { signOwnCard } from '#worker/door/own-card.ts';
import { keepKeys, newest } from '#worker/door/sealed-keys.ts';
import {
  afterNews,
  askedOf,
  askedToLead,
  askToLead,
  changeTeamKey,
  doNotLead,
  leadFromNow,
  tendTeam,
} from '#worker/door/team-key.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { fetchLog, logHere, teamNews } from '#worker/keep/log.ts';

/** A lead who goes, a team that stays: who can read and say what before and after. */

const room = roomForDevices();

async function aMember(name: string, role: 'worker' | 'lead', team?: WorkerKeys['team']): Promise<WorkerKeys> {
  const keys: WorkerKeys = {
    version: 1,
    worker: newToken(),
    code: 'abcdefghijkm',
    role,
    name,
    about: 'I like dogs.',
    reach: '',
    ...(await newIdentity()),
    box: await room().worker(role),
    card: newToken(),
    ways: { recovery: wayOfRecovery(newToken()) },
    ...(team ? { team } : {}),
  };
  await keepKeys(keys);
  return keys;
}

/** A lead and two members of her team, who said that they are in it. */
async function aTeam() {
  const box = newMailboxTokens();
  const own = await newIdentity();
  const lead = await aMember('Lea', 'lead', { name: 'North', ...own, ...box });
  await openMailbox(lead.box.read, box);
  const shown = { name: 'North', recipient: own.recipient, drop: box.drop, signs: signingKeyOf(own.identity) };
  const [ann, ben] = [await aMember('Ann', 'worker', shown), await aMember('Ben', 'worker', shown)];
  for (const one of [ann, ben]) expect(await tendTeam(one, [])).toBeUndefined();
  await fetchLog(lead);
  return { lead, ann, ben };
}

const tend = async (keys: WorkerKeys) => (await tendTeam(keys, await fetchLog(keys))) ?? keys;
const cardOf = (keys: WorkerKeys) => ({ name: keys.name, box: { recipient: keys.recipient, drop: keys.box.drop } });

/** The lead asks a member, who says yes. */
async function handedOver(lead: WorkerKeys, to: WorkerKeys): Promise<WorkerKeys> {
  await askToLead(lead, cardOf(to), await fetchLog(lead));
  const log = await fetchLog(to);
  const asked = askedOf(to, await teamNews(to), log);
  if (!asked) throw new Error('She was asked.');
  return leadFromNow(to, asked);
}

/** Somebody whose worker is Ann, and who lets the team read. */
async function aPersonOf(ann: WorkerKeys) {
  const card = {
    format: 'what-matters-to-me/worker-card' as const,
    version: 1 as const,
    worker: ann.worker,
    name: ann.name,
    about: ann.about,
    reach: '',
    box: { recipient: ann.recipient, drop: ann.box.drop },
    pieces: [],
    ...(ann.team ? { team: { name: ann.team.name, recipient: ann.team.recipient, drop: ann.team.drop } } : {}),
    ...(ann.lead ? { lead: ann.lead } : {}),
  };
  await publishCard(card, [], ann.box.read, ann.card, { identity: ann.identity, team: ann.team?.signs });
  const story = await startStory('Sam');
  await addWorker(story, {
    card,
    secret: ann.card,
    pieces: new Map(),
    signed: { by: signingKeyOf(ann.identity), ...(ann.team?.signs ? { team: ann.team.signs } : {}) },
  });
  const worker = async () => {
    const [one] = await workersOf(story.id);
    if (!one) throw new Error('Ann is there.');
    return one;
  };
  const give = async (written: string) => {
    const answer: Answer = anAnswer(story, { said: { written } });
    await keepAnswer(answer);
    const id = await giveLetter(story, [answer], await worker(), { team: true });
    await runErrands();
    return id;
  };
  return { story, worker, give };
}
const saidTo = async (keys: WorkerKeys) =>
  peopleOf(await fetchLog(keys))
    .flatMap((p) => p.answers.map((a) => a.said.written))
    .sort();

describe('a lead who hands her team over', () => {
  it('can read nothing new, say nothing as the team, and lead nobody; who leads now reads all, and people follow their worker’s word', async () => {
    const { lead, ann, ben } = await aTeam();
    const sam = await aPersonOf(ann);
    await sam.give('before');
    expect(await saidTo(lead)).toEqual(['before']);
    const next = await handedOver(lead, ben);
    expect([await mailboxOf(lead.box.read), await mailboxOf(next.box.read)]).toEqual(['worker', 'lead']);
    expect(await saidTo(next)).toEqual(['before']);
    // The tokens she kept say that it ended.
    await expect(listEnvelopes(lead.team?.read ?? newToken(), 0)).rejects.toThrow(Ended);
    await expect(changeTokens(lead.team?.read ?? newToken(), newMailboxTokens())).rejects.toThrow(Ended);
    await expect(openMailbox(lead.box.read, newMailboxTokens())).rejects.toThrow(NotThere);
    // Sam's device does not know yet: what they give waits, and Ann has hers.
    const letter = await sam.give('meanwhile');
    expect(await saidTo(next)).toEqual(['before']);
    expect((await givenFrom(sam.story.id)).find((g) => g.id === letter)?.state).toBe('waiting');
    // Ann's device learns of it from the one who leads, and Sam's from Ann's.
    await tend(next);
    const annNow = await tend(ann);
    expect(annNow.team).toMatchObject({ n: 2, signs: signingKeyOf(next.team?.identity ?? '') });
    await signOwnCard(annNow);
    await obey(annNow, await fetchLog(annNow));
    await hearFromWorkers(sam.story);
    expect((await sam.worker()).card).toMatchObject({
      team: { drop: next.team?.drop },
      lead: { name: 'Ben', recipient: next.recipient },
    });
    // A quarter of an hour later.
    const waiting = await nextErrand(Date.now() + 86_400_000);
    await postpone(waiting?.n ?? 0, 0);
    await runErrands();
    await sam.give('after');
    expect(await saidTo(next)).toEqual(['after', 'before', 'meanwhile']);
    expect(await saidTo(annNow)).toEqual(['after', 'before', 'meanwhile']);
    // Whoever gives her the sealed bytes gives her nothing.
    const sealed = await Promise.all(
      (await listEnvelopes(next.team?.read ?? newToken(), 0))
        .slice(-1)
        .map((e) => getEnvelope(next.team?.read ?? newToken(), e.id)),
    );
    for (const bytes of sealed) await expect(open(bytes, lead.team?.identity ?? '')).rejects.toThrow(CannotOpen);
    // As the team she is nobody any more; the one who leads now speaks as the team.
    const to = await sam.worker();
    const say = (by: string, from: string) =>
      sendNow(
        {
          kind: 'talk',
          id: newToken(),
          thread: to.id,
          at: nowHere(),
          from,
          lines: [],
          of: { letter },
          pieces: [],
        } as Travels,
        [],
        { recipient: to.box.recipient, drop: to.box.drop },
        { identity: by },
      );
    await say(lead.team?.identity ?? '', 'Lea');
    await say(next.team?.identity ?? '', 'Ben');
    await hearFromWorkers(sam.story);
    expect((await heardIn(sam.story.id)).map((h) => [h.reply.from, h.signed])).toEqual([['Ben', 'team']]);
    // She stays as a worker, and her own device learns that she does not lead.
    const stays = await tend(lead);
    expect([stays.role, stays.team?.identity, stays.team?.n]).toEqual(['worker', undefined, 2]);
  });

  it('is believed by nobody afterwards: neither members nor people take a key from her, or from a stranger', async () => {
    const { lead, ann, ben } = await aTeam();
    const sam = await aPersonOf(ann);
    await sam.give('a');
    const next = await handedOver(lead, ben);
    await tend(next);
    const annNow = await tend(ann);
    const trick = await newIdentity();
    const news = {
      kind: 'team-key',
      id: newToken(),
      at: nowHere(),
      pieces: [],
      from: 'Lea',
      team: { name: 'North', recipient: trick.recipient, drop: newToken(), signs: signingKeyOf(trick.identity), n: 99 },
      lead: { name: 'Lea', recipient: trick.recipient, drop: newToken() },
    };
    for (const by of [lead.team?.identity ?? '', lead.identity, trick.identity]) {
      await sendNow({ ...news, id: newToken() } as Travels, [], cardOf(annNow).box, { identity: by });
      await sendNow({ ...news, id: newToken() } as Travels, [], cardOf(next).box, { identity: by });
    }
    await sendNow(news, [], cardOf(annNow).box);
    expect((await tend(annNow)).team?.recipient).toBe(next.team?.recipient);
    expect((await tend(next)).team?.recipient).toBe(next.team?.recipient);
    // To a person only the worker's own signature says it.
    await obey(annNow, await fetchLog(annNow));
    await hearFromWorkers(sam.story);
    const to = await sam.worker();
    for (const by of [lead.team?.identity, lead.identity, trick.identity, next.team?.identity, undefined]) {
      await sendNow(
        {
          kind: 'team',
          id: newToken(),
          thread: to.id,
          at: nowHere(),
          from: 'Ann',
          pieces: [],
          team: { name: 'North', recipient: trick.recipient, drop: newToken() },
          signs: signingKeyOf(trick.identity),
          n: 99,
        } as Travels,
        [],
        { recipient: to.box.recipient, drop: to.box.drop },
        by ? { identity: by } : undefined,
      );
    }
    await hearFromWorkers(sam.story);
    expect((await sam.worker()).card.team?.recipient).toBe(next.team?.recipient);
  });

  it('what she said as the team before, and was not heard yet, still counts', async () => {
    const { lead, ann, ben } = await aTeam();
    const sam = await aPersonOf(ann);
    const letter = await sam.give('a');
    const to = await sam.worker();
    await sendNow(
      {
        kind: 'talk',
        id: newToken(),
        thread: to.id,
        at: nowHere(),
        from: 'Lea',
        lines: [],
        of: { letter },
        pieces: [],
      } as Travels,
      [],
      { recipient: to.box.recipient, drop: to.box.drop },
      { identity: lead.team?.identity ?? '' },
    );
    const next = await handedOver(lead, ben);
    await tend(next);
    const annNow = await tend(ann);
    await obey(annNow, await fetchLog(annNow));
    expect(await hearFromWorkers(sam.story)).toBe(1);
    expect((await heardIn(sam.story.id)).map((h) => h.reply.from)).toEqual(['Lea']);
    expect((await sam.worker()).teamNumber).toBe(2);
  });

  it('is not told what is said of a worker any more, when that worker leads now: their people have paper', async () => {
    const { lead, ann } = await aTeam();
    const sam = await aPersonOf({ ...ann, lead: { name: 'Lea', recipient: lead.recipient, drop: lead.box.drop } });
    expect((await sam.worker()).card.lead?.name).toBe('Lea');
    await sam.give('a');
    const next = await handedOver(lead, ann);
    await obey(next, await fetchLog(next));
    await hearFromWorkers(sam.story);
    expect((await sam.worker()).teamNumber).toBe(2);
    expect((await sam.worker()).card.lead).toBeUndefined();
  });

  it('hands on whom she invited; can take it back; and no is an answer', async () => {
    const { lead, ann, ben } = await aTeam();
    const third = newInvite('Cy', 'worker');
    await invite(lead, third);
    const asked = await askToLead(lead, cardOf(ben), await fetchLog(lead));
    expect(askedToLead(await fetchLog(lead))?.invite).toBe(asked.invite);
    const log = await fetchLog(ben);
    const what = askedOf(ben, await teamNews(ben), log);
    if (!what) throw new Error('He was asked.');
    await doNotLead(ben, what);
    expect(askedOf(ben, await teamNews(ben), await fetchLog(ben))).toBeUndefined();
    const now = await handedOver(lead, ann);
    expect(invitedIn(await fetchLog(now)).map((i) => [i.invite, i.name])).toEqual([[third.invite, 'Cy']]);
    await expect(leadFromNow(ben, what)).rejects.toThrow(NotThere);
  });
});

describe('a team’s key that is changed', () => {
  it('goes on wherever it was broken off, and gives one key', async () => {
    const { lead } = await aTeam();
    const line = aBrokenLine();
    let keys = lead;
    for (let tries = 0; tries < 40; tries += 1) {
      line.begin();
      try {
        // The window was closed: what is kept says how far it was.
        keys = (await newest(keys)) ?? keys;
        keys = keys.team?.next || keys.team?.n === 2 ? ((await tendTeam(keys, [])) ?? keys) : await changeTeamKey(keys);
        if (keys.team?.n === 2 && !keys.team.next) break;
      } catch {
        line.at += 1;
      }
    }
    line.mend();
    expect(line.at).toBeGreaterThan(4);
    expect([keys.team?.n, keys.team?.next, keys.team?.before]).toEqual([2, undefined, [lead.team?.identity]]);
    expect(await mailboxOf(keys.team?.read ?? newToken())).toBe('team');
    expect((await newest(lead))?.team?.n).toBe(2);
  });

  it('reaches a member who was away for two changes, by the key that they have', async () => {
    const { lead, ann } = await aTeam();
    let now = await changeTeamKey(lead);
    now = await changeTeamKey(now);
    await fetchLog(now);
    await tendTeam(now, []);
    const annNow = await tend(ann);
    expect(annNow.team).toEqual({
      name: 'North',
      recipient: now.team?.recipient,
      drop: now.team?.drop,
      signs: signingKeyOf(now.team?.identity ?? ''),
      n: 3,
    });
    expect(afterNews(annNow, await teamNews(annNow))).toBe(annNow);
    expect(await logHere(annNow)).toEqual([]);
  });
});
