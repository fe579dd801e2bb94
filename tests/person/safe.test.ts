import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import type { Story } from '#model/answer.ts';
import type { DropToken, TakeBackToken } from '#model/mailbox-token.ts';
import type { StoryBox } from '#model/story-box.ts';
import { newToken, nowHere } from '#model/token.ts';
import { readStoryCard } from '#envelopes/story-card-link.ts';
import { meant, wordsIn } from '#person/safe/card-words.ts';
import { closeMailbox, deleteEnvelope, getEnvelope, listEnvelopes } from '#post/mailbox.ts';
import { aRoom, fetchFrom } from '#tests/mailbox/a-room.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import {
  aDevice,
  answersInBox,
  aStoryBox,
  endsEqual,
  history,
  noPauses,
  type Device,
} from '#tests/support/three-devices.ts';
import { anotherEpoch } from '#tests/support/went-back.ts';

/** A Story that is kept safe goes on on every device of the person, whatever happens to the line. More histories: `safe.full.test.ts`. */

const room = roomForDevices();
let devices: Device[] = [];
const [one, other] = [() => devices[0] as Device, () => devices[1] as Device];
beforeAll(async () => {
  noPauses();
  devices = [await aDevice(), await aDevice(), await aDevice()];
}, 120_000);
beforeEach(async () => {
  for (const device of devices) await device.clear();
});

const words = (written: string) => ({ said: { written } });
const writtenOn = async (device: Device) => (await device.keep.getAll('answers')).map((a) => a.said.written).sort();
const writtenIn = async (box: StoryBox) => [...new Set((await answersInBox(box)).map((a) => a.said.written))].sort();

/** A Story that is kept safe on two devices. */
async function onTwo(more: Partial<StoryBox> = {}): Promise<{ story: Story; box: StoryBox }> {
  const story = aStory();
  const box = await aStoryBox(room(), story, more);
  for (const device of [one(), other()]) await device.keepBox(box, story);
  return { story, box };
}

describe('three devices of one person', () => {
  it('end with the same Story, wherever the line broke, with nothing lost and nothing rubbed out left', async () => {
    await fc.assert(
      fc.asyncProperty(history, (steps) => endsEqual(room(), devices, steps)),
      { numRuns: 25 },
    );
  });
});

describe('what two devices do at the very same moment', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const question = 'my-home/how-it-is';
  const seenOn = async (device: Device) => ({
    names: (await device.listStories()).map(({ name }) => name),
    wishes: (await device.keep.getAll('askAgain')).filter((w) => !w.over).map(({ on }) => on),
  });

  it.each([
    ['another day', '2027-05-03', '2027-06-01', ['2027-06-01']],
    ['taken back', '2027-05-03', undefined, ['2027-05-03']],
  ] as const)(
    'a wish to be asked again and %s, and what the Story is called, end alike',
    async (_, first, second, left) => {
      const { story } = await onTwo();
      await one().askAgain(story.id, question, '2027-04-01');
      for (const device of [one(), other(), one()]) await device.keepSafe();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5000 });
      await one().askAgain(story.id, question, first);
      await other().askAgain(story.id, question, second);
      for (const [device, name] of [
        [one(), 'Sam'],
        [other(), 'Sammy'],
      ] as const)
        await device.putStory({ ...((await device.listStories())[0] ?? story), name });
      for (let round = 0; round < 3; round += 1) for (const device of [one(), other()]) await device.keepSafe();
      for (const device of [one(), other()]) expect(await seenOn(device)).toEqual({ names: ['Sammy'], wishes: left });
    },
  );
});

describe('rubbing out', () => {
  it('takes the words out of the box, and leaves there what was sealed together with them', async () => {
    const { story, box } = await onTwo();
    const gone = await one().keepAnswer(anAnswer(story, words('a secret')));
    await one().keepAnswer(anAnswer(story, words('tea')));
    await one().keepSafe();
    const before = await listEnvelopes(box.keys.read, 0);
    await one().rubOut(gone);
    await one().keepSafe();
    expect(await writtenIn(box)).toEqual(['tea']);
    expect((await listEnvelopes(box.keys.read, 0)).map(({ id }) => id)).not.toContain(before[0]?.id);
    await other().keepSafe();
    expect(await writtenOn(other())).toEqual(['tea']);
  });

  it('stops a Letter with these words that still waits on another device', async () => {
    const { story } = await onTwo();
    const gone = await one().keepAnswer(anAnswer(story, words('a secret')));
    for (const device of [one(), other()]) await device.keepSafe();
    const given = {
      id: newToken(),
      story: story.id,
      worker: newToken(),
      at: nowHere(),
      kind: 'letter' as const,
      answers: [gone.id],
      team: false,
      envelopes: [],
      state: 'waiting' as const,
    };
    await other().keep.put('given', given);
    await other().keep.add('errands', {
      does: 'put',
      given: given.id,
      envelope: newToken(),
      takeBack: newToken<TakeBackToken>(),
      drop: newToken<DropToken>(),
      sealed: new Uint8Array([1]),
    });
    await one().rubOut(gone);
    for (const device of [one(), other()]) await device.keepSafe();
    expect((await other().keep.getAll('errands')).map(({ does }) => does)).not.toContain('put');
    expect(await other().keep.get('given', given.id)).toMatchObject({ answers: [], state: 'taken-back' });
  });

  it('stays, where a server hands out again what was replaced', async () => {
    const { story, box } = await onTwo();
    const gone = await one().keepAnswer(anAnswer(story, words('a secret')));
    await one().keepSafe();
    const [old] = await listEnvelopes(box.keys.read, 0);
    const bytes = await getEnvelope(box.keys.read, old?.id ?? '');
    await one().rubOut(gone);
    for (const device of [one(), other()]) await device.keepSafe();
    const own = globalThis.fetch;
    globalThis.fetch = async (to, how) => {
      const came = await own(to, how);
      const mark = { 'x-mailbox': came.headers.get('x-mailbox') ?? '' };
      if ((to as string).includes('envelopes?')) {
        const told = (await came.json()) as { envelopes: unknown[]; last: number };
        return Response.json(
          { ...told, envelopes: [...told.envelopes, { ...old, seq: told.last + 1 }], last: told.last + 1 },
          { headers: mark },
        );
      }
      const asked = new Headers(how?.headers).get('x-envelope');
      return asked === old?.id && (how?.method ?? 'GET') === 'GET'
        ? new Response(new Blob([bytes as BlobPart]), {
            headers: { ...mark, 'content-type': 'application/octet-stream' },
          })
        : came;
    };
    expect(await other().keepSafe()).toBe('safe');
    expect(await writtenOn(other())).toEqual([]);
  });

  it.each([undefined, 'full'] as const)(
    'of a whole Story ends its box, also one that is %s, and leaves nothing of it here',
    async (stopped) => {
      const { story, box } = await onTwo();
      await one().keepAnswer(anAnswer(story, words('tea')));
      await one().keepSafe();
      await one().changeBox(box, (kept) => ({ ...kept, stopped }));
      await one().rubOutStory(story.id);
      await one().runErrands();
      expect([await one().keep.count('boxes'), await one().keep.count('inBox')]).toEqual([0, 0]);
      expect(await other().keepSafe()).toBe('ended');
      expect((await other().boxOf(box.id))?.stopped).toBe('ended');
    },
  );
});

describe('what stands in a box', () => {
  it('stays few: many small things become one', async () => {
    const { story, box } = await onTwo();
    for (let n = 0; n < 70; n += 1) {
      await one().keepAnswer(anAnswer(story, words(`said ${String(n)}`)));
      await one().keepSafe();
    }
    expect((await listEnvelopes(box.keys.read, 0)).length).toBeLessThan(10);
    await other().keepSafe();
    expect(await writtenOn(other())).toHaveLength(70);
  });

  it('comes as soon as the server hands out what it held back, though it told the number before', async () => {
    const { story } = await onTwo();
    await one().keepAnswer(anAnswer(story, words('tea')));
    for (const device of [one(), other()]) await device.keepSafe();
    await one().keepAnswer(anAnswer(story, words('the bus')));
    await one().keepSafe();
    const own = globalThis.fetch;
    globalThis.fetch = async (to, how) => {
      const came = await own(to, how);
      if (!(to as string).includes('envelopes?')) return came;
      const told = (await came.json()) as { envelopes: unknown[]; last: number };
      return Response.json(
        { ...told, envelopes: told.envelopes.slice(0, 0) },
        { headers: { 'x-mailbox': came.headers.get('x-mailbox') ?? '' } },
      );
    };
    await other().keepSafe();
    expect(await writtenOn(other())).toEqual(['tea']);
    globalThis.fetch = own;
    await other().keepSafe();
    expect(await writtenOn(other())).toEqual(['tea', 'the bus']);
  });

  it('is put there again, and it is said, where the server lost it', async () => {
    const { story, box } = await onTwo();
    await one().keepAnswer(anAnswer(story, words('tea')));
    await one().keepSafe();
    for (const { id } of await listEnvelopes(box.keys.read, 0)) await deleteEnvelope(box.keys.read, id);
    anotherEpoch();
    expect(await one().keepSafe()).toBe('safe');
    expect(await writtenIn(box)).toEqual(['tea']);
    expect((await one().boxOf(box.id))?.wentBack).toBeDefined();
  });

  it('has photos only when I say so, where I chose that; then they go once', async () => {
    const { story, box } = await onTwo({ large: 'when-i-say' });
    const photo = async () =>
      one().keepAnswer(
        anAnswer(story, {
          said: {
            photo: { piece: await one().keepPiece(story.id, new Blob([new Uint8Array(900)], { type: 'image/jpeg' })) },
          },
        }),
      );
    await photo();
    await one().keepAnswer(anAnswer(story, words('tea')));
    await one().keepSafe();
    expect(await writtenIn(box)).toEqual(['tea']);
    expect(await one().waitingIn(box)).toEqual({ things: 1, large: 1, bytes: 900 });
    await one().changeBox(box, (kept) => ({ ...kept, sendNow: true }));
    await one().keepSafe();
    expect((await one().waitingIn(box)).things).toBe(0);
    await photo();
    await one().keepSafe();
    expect((await one().waitingIn(box)).large).toBe(1);
    await other().keepSafe();
    expect(await other().keep.count('pieces')).toBe(1);
  });
});

describe('what is in the way', () => {
  it('is told apart, claims nothing, and is over when it is over', async () => {
    const { story, box } = await onTwo();
    await one().keepAnswer(anAnswer(story, words('tea')));
    const own = globalThis.fetch;
    const small = await aRoom(room().db, {
      caps: { mailbox: 2 ** 31, drop: 2 ** 28, story: { bytes: 100, boxes: 1 } },
    });
    const ways: [typeof fetch, string][] = [
      [() => Promise.reject(new TypeError('no line')), 'no-internet'],
      [
        () =>
          Promise.resolve(
            new Response('<h1>Welcome to Guest Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } }),
          ),
        'between',
      ],
      [() => Promise.resolve(new Response('{}', { status: 503, headers: { 'retry-after': '60' } })), 'later'],
      [fetchFrom(small), 'box-full'],
    ];
    for (const [fetching, said] of ways) {
      globalThis.fetch = fetching;
      expect(await one().keepSafe()).toBe(said);
      expect((await one().boxOf(box.id))?.safe).toBeUndefined();
      expect(await writtenOn(one())).toEqual(['tea']);
    }
    globalThis.fetch = own;
    expect(await one().keepSafe()).toBe('safe');
    expect((await one().boxOf(box.id))?.stopped).toBeUndefined();
  });
});

describe('a Story card', () => {
  const six = 'acorn banjo beach cat dog egg';

  it('shows whose Story it is, and brings it; a new card ends it, and the old words say so', async () => {
    const story = await one().startStory('Sam', undefined);
    await one().keepAnswer(anAnswer(story, words('tea')));
    await one().makeCard(story, six, () => undefined);
    await one().keepSafe();
    await expect(other().lookAtCard('acorn banjo beach cat dog bell', () => undefined)).rejects.toMatchObject({
      name: 'NotThere',
    });
    const opened = await other().lookAtCard(six, () => undefined);
    expect([opened.story.name, await other().keep.count('stories')]).toEqual(['Sam', 0]);
    expect(await other().bringStory(opened, () => undefined)).toBe('safe');
    expect(await writtenOn(other())).toEqual(['tea']);

    await one().makeCard(story, 'acorn banjo beach cat dog fish', () => undefined);
    await expect(other().lookAtCard(six, () => undefined)).rejects.toMatchObject({ name: 'Ended' });
    await one().keepAnswer(anAnswer(story, words('after')));
    await one().keepSafe();
    expect(await other().keepSafe()).toBe('ended');
    expect(await writtenOn(other()), 'what is on a device stays on it').toEqual(['tea']);
    await other().bringStory(
      await other().lookAtCard('acorn banjo beach cat dog fish', () => undefined),
      () => undefined,
    );
    expect(await writtenOn(other())).toEqual(['after', 'tea']);
  });

  it('is not made where this website keeps no Stories, and an old server is one of these', async () => {
    const story = await one().startStory('Sam');
    const off = await aRoom(room().db, { caps: { mailbox: 2 ** 31, drop: 2 ** 28, story: { bytes: 100, boxes: 0 } } });
    globalThis.fetch = fetchFrom(off);
    await expect(one().makeCard(story, six, () => undefined)).rejects.toMatchObject({ name: 'NotThere' });
    expect(await one().boxOf(story.id)).toBeUndefined();
  });

  it('that was ended by whoever holds it takes nothing away here', async () => {
    const { story, box } = await onTwo();
    await one().keepAnswer(anAnswer(story, words('tea')));
    await one().keepSafe();
    await closeMailbox(box.keys.read);
    expect(await one().keepSafe()).toBe('ended');
    expect(await writtenOn(one())).toEqual(['tea']);
  });

  it('whose halves people hold says who they are, and that a newer card ended them; theirs are written down once', async () => {
    const words6 = 'zebra banjo beach cat dog egg';
    const story = await one().startStory('Sam');
    await one().makeCard(story, words6, () => undefined);
    await one().keepSafe();
    const box = (await one().boxOf(story.id)) ?? expect.fail('no box');
    const held = { people: [{ name: 'Mum' }, { name: 'Jo' }, { name: 'Ann' }], halves: ['a', 'b', 'c'], at: nowHere() };
    await one().keepHeld(box, held);
    await one().keepHeld(box, { ...held, halves: ['d', 'e', 'f'] });
    expect((await one().boxOf(story.id))?.held).toEqual(held);
    await one().bringStory(await one().lookAtCard(words6, () => undefined), () => undefined);
    expect((await one().boxOf(story.id))?.held, 'the same card again').toEqual(held);
    await one().makeCard(story, 'zebra banjo beach cat dog fish', () => undefined);
    expect((await one().boxOf(story.id))?.held).toEqual({ people: held.people, at: held.at });
  });

  it('is read from its link, whatever a mail program made of it', () => {
    for (const link of [
      'https://example.org/my-story/card/#acorn-banjo-beach-cat-dog-egg',
      'Look: https://example.org/my-story/card/%23acorn-banjo-beach-cat-dog-egg.',
      'https://example.org/my-story/card/#Acorn-Banjo-Beach-Cat-Dog-Egg',
    ])
      expect(readStoryCard(link, 6)).toBe(six);
    for (const none of [
      'https://example.org/my-story/card/',
      '#acorn-banjo',
      '#acorn-banjo-beach-cat-dog-egg-fish',
      'acorn-banjo-beach-cat-dog-egg',
    ])
      expect(readStoryCard(none, 6)).toBeUndefined();
  });

  it('has words that are found also where they are misspelled, or only begun', () => {
    expect(wordsIn(' 1. Acorn, banjo\nBEACH–cat ')).toEqual(['acorn', 'banjo', 'beach', 'cat']);
    const easy = ['acorn', 'banjo', 'beach', 'bead', 'cat', 'table'];
    expect([meant('be', easy), meant('tabel', easy), meant('zzzzzz', easy)]).toEqual([
      ['beach', 'bead'],
      ['table'],
      [],
    ]);
  });
});
