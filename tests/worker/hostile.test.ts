import '#tests/support/device.ts';
import { describe, expect, it } from 'vitest';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { fromPerson, letter as letterShape } from '#model/letter.ts';
import { newToken, nowHere } from '#model/token.ts';
import { newIdentity } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import type { Travels } from '#sealing/pack.ts';
import { saidParts } from '#story/said-parts.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, nobody, noted, theySay } from '#tests/worker/a-log.ts';
import { sumsOf } from '#worker/desk/counts.ts';
import { obey } from '#worker/desk/obey.ts';
import { forgetsToAnswer, peopleOf, trueEntries } from '#worker/desk/people.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { fetchLog, howWhole, newNote, note } from '#worker/keep/log.ts';

/** What somebody may do who holds a Worker card (everybody does who was given one), and means harm. */

const room = roomForDevices();

async function aWorker(): Promise<WorkerKeys> {
  const box = await room().worker();
  return {
    version: 1,
    worker: newToken(),
    code: 'abcdefghijkm',
    role: 'worker',
    name: 'Jo Bell',
    about: '',
    reach: '',
    ...(await newIdentity()),
    box,
    card: newToken(),
    ways: {},
  };
}
const story = aStory();
const on = (day: string) => `${day}T10:00:00.000+00:00`;
const said = (written: string) => anAnswer(story, { said: { written }, at: on('2026-05-03') });
const give = (keys: WorkerKeys, what: unknown, identity?: string) =>
  sendNow(what as Travels, [], { recipient: keys.recipient, drop: keys.box.drop }, identity ? { identity } : undefined);
const wish = (thread: string, letters: string[]) => ({
  kind: 'forget',
  id: newToken(),
  thread,
  at: nowHere(),
  pieces: [],
  letters,
  answers: [],
});

describe('somebody who holds a Worker card', () => {
  it('cannot write into the worker’s own notes', async () => {
    const keys = await aWorker();
    const mine = { ...newNote(), kind: 'limit', active: 12 } as const;
    await note(keys, mine);
    const forged = { ...newNote(), kind: 'limit', active: 1 };
    await give(keys, { kind: 'record', id: forged.id, pieces: [], record: forged });
    await give(keys, { kind: 'record', id: forged.id, pieces: [], record: forged, mine: newToken() });
    expect((await fetchLog(keys)).map((e) => e.what)).toEqual([mine]);
  });

  it('cannot make a worker forget what somebody else gave, even knowing the ids', async () => {
    const keys = await aWorker();
    const theirs = aLetter(newToken(), nowHere(), [said('by the sea')], {
      reply: { recipient: (await newIdentity()).recipient, drop: newToken() },
    });
    await give(keys, theirs);
    const theirWish = {
      kind: 'forget',
      id: newToken(),
      thread: newToken(),
      at: nowHere(),
      pieces: [],
      letters: [theirs.id],
      answers: theirs.answers.map((a) => a.id),
    };
    await give(keys, theirWish);
    const left = await obey(keys, await fetchLog(keys));
    expect(peopleOf(left).map((p) => p.answers.map((a) => a.said.written))).toEqual([['by the sea']]);
    expect((await fetchLog(keys)).filter((e) => e.from === 'person')).toHaveLength(2);
    // Whoever gave it can.
    await give(keys, { ...theirWish, id: newToken(), thread: theirs.thread });
    expect(peopleOf(await obey(keys, await fetchLog(keys)))).toEqual([]);
  });

  it('cannot turn a thread’s Replies to a Mailbox of their own, however they date it', () => {
    const first = aLetter(newToken(), on('2026-05-03'), [said('mine')]);
    for (const at of ['2020-01-01', '2030-01-01']) {
      const trick = {
        ...fromThem(
          aLetter(first.thread, on(at), [said('not mine')], {
            from: { name: 'Not Sam' },
            reply: { recipient: nobody, drop: newToken() },
          }),
        ),
        at: on('2026-05-04'),
      };
      const entries = [fromThem(first), trick];
      expect(peopleOf(entries)).toMatchObject([
        { name: 'Sam', reply: first.reply, letters: [{ letter: { id: first.id } }] },
      ]);
      expect(
        forgetsToAnswer([
          ...entries,
          theySay(first.thread, on('2026-05-05'), { kind: 'forget', letters: [newToken()], answers: [] }),
        ]),
      ).toMatchObject([{ reply: first.reply }]);
    }
  });

  it('cannot change how the desk works by choosing names that JavaScript has a use for', () => {
    const thread = newToken();
    const count = fromPerson.parse(
      JSON.parse(
        JSON.stringify({
          kind: 'count',
          id: newToken(),
          thread,
          at: on('2026-05-03'),
          pieces: [],
          chosen: { constructor: 'probe', toString: '__proto__' },
        }),
      ),
    );
    const { sums } = sumsOf([fromThem(aLetter(thread, on('2026-05-03'), [said('a')])), fromThem(count)]);
    expect((Object as unknown as Record<string, unknown>)['probe']).toBeUndefined();
    expect(sums['constructor']).toEqual({ probe: 1 });
    const words = saidParts(
      anAnswer(story, { asked: { prompt: 'What?', choices: {} }, said: { chosen: ['constructor'] } }),
      undefined,
      [],
      {},
      'en',
    );
    expect(words).toMatchObject([{ choices: [{ words: 'constructor' }] }]);
  });

  it('cannot send what is nested so deep that it can never be kept', () => {
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
    const read = letterShape.parse({
      ...aLetter(newToken(), on('2026-05-03'), []),
      before: { worker: 'Ann', replies: [deep] },
    });
    expect(read.before?.replies).toEqual([]);
    expect(() => JSON.stringify(read)).not.toThrow();
  });
});

describe('a lead, who reads the team’s Mailbox and knows its threads', () => {
  it('cannot make a worker forget what a person gave, nor write in their thread: the first Letter says whose signature counts', async () => {
    const keys = await aWorker();
    const [sam, lead] = [await newIdentity(), await newIdentity()];
    const theirs = aLetter(newToken(), nowHere(), [said('The lead frightens me.')], {
      reply: { recipient: sam.recipient, drop: newToken() },
    });
    await give(keys, theirs, sam.identity);
    for (const by of [lead.identity, undefined]) {
      await give(keys, wish(theirs.thread, [theirs.id]), by);
      await give(keys, { ...theirs, id: newToken(), answers: [said('The lead is kind.')] }, by);
    }
    const left = await obey(keys, await fetchLog(keys));
    expect(peopleOf(left).map((p) => p.answers.map((a) => a.said.written))).toEqual([['The lead frightens me.']]);
    await give(keys, wish(theirs.thread, [theirs.id]), sam.identity);
    expect(peopleOf(await obey(keys, await fetchLog(keys)))).toEqual([]);
  });

  it('does not stop what was given before people signed: it stands until the person shows a key, and nothing unsigned after that', () => {
    const thread = newToken();
    const by = signingKeyOf('Sam');
    const [old, signed, after] = [1, 2, 3]
      .map((n) => aLetter(thread, on(`2026-05-0${String(n)}`), [said(String(n))]))
      .map((letter) => fromThem(letter));
    if (!old || !signed || !after) throw new Error('Three Letters were made.');
    expect(trueEntries([old, { ...signed, by }, after]).map((e) => e.what.id)).toEqual([old.what.id, signed.what.id]);
  });

  it('who blocks a thread has its words gone, also those that come later', () => {
    const [sam, stranger] = [newToken(), newToken()];
    const entries = [
      fromThem(aLetter(sam, on('2026-05-01'), [said('a')])),
      fromThem(aLetter(stranger, on('2026-05-01'), [said('b')])),
      noted({ ...newNote(), kind: 'blocked', thread: stranger }),
      fromThem(aLetter(stranger, on('2026-05-02'), [said('c')])),
    ];
    expect(peopleOf(entries).map((p) => p.thread)).toEqual([sam]);
  });
});

describe('somebody’s Envelope that breaks what is done with it', () => {
  it('neither hides what others gave nor makes the desk seem ended: a debt that cannot be paid stops no other', async () => {
    const keys = await aWorker();
    const [other, sam] = [await aWorker(), await newIdentity()];
    await room().ask('DELETE', 'mailbox', { token: other.box.read });
    // The way in of a Mailbox that is gone, as the place for Replies.
    const trick = aLetter(newToken(), nowHere(), [said('x')], {
      reply: { recipient: sam.recipient, drop: other.box.drop },
    });
    await give(keys, trick);
    await give(keys, wish(trick.thread, [trick.id]));
    await give(keys, {
      ...trick,
      id: newToken(),
      thread: newToken(),
      reply: { ...trick.reply, recipient: `${sam.recipient.slice(0, -1)}${sam.recipient.endsWith('q') ? 'p' : 'q'}` },
    });
    await give(
      keys,
      aLetter(newToken(), nowHere(), [said('by the sea')], { reply: { recipient: sam.recipient, drop: newToken() } }),
    );
    const left = await obey(keys, await fetchLog(keys));
    expect(peopleOf(left).flatMap((p) => p.answers.map((a) => a.said.written))).toEqual(['by the sea']);
    expect(peopleOf(await obey(keys, await fetchLog(keys)))).toHaveLength(1);
  });
});

describe('what newer software wrote', () => {
  it('is read as far as it is known, counted, and nothing known is lost beside it', async () => {
    const keys = await aWorker();
    const known = said('by the sea');
    const letter = aLetter(newToken(), nowHere(), [known], {
      reply: { recipient: (await newIdentity()).recipient, drop: newToken() },
    });
    await give(keys, {
      ...letter,
      shine: 'new',
      answers: [known, { ...said('x'), speaker: { whose: 'a-robot' } }, { ...said('and the hills'), smell: 'salt' }],
    });
    await give(keys, { kind: 'waves', id: newToken(), thread: letter.thread, at: nowHere(), pieces: [] });
    const entries = await fetchLog(keys);
    expect(
      peopleOf(entries)
        .flatMap((p) => p.answers.map((a) => a.said.written))
        .sort(),
    ).toEqual(['and the hills', 'by the sea']);
    expect(await howWhole(keys)).toEqual({ newer: 4, rolledBack: false, unopened: false });
  });
});
