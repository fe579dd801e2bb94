import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import type { Story } from '#model/answer.ts';
import type { AnswerOrOffer } from '#model/offer.ts';
import { storyNews, type StoryBox, type StoryKeys } from '#model/story-box.ts';
import { newMailboxTokens, newToken, nowHere } from '#model/token.ts';
import { collect } from '#envelopes/open-envelopes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { makeStoryBox } from '#mailbox/store/mailboxes.ts';
import type { TheRoom } from '#tests/mailbox/a-room.ts';
import { newIdentity } from '#sealing/seal.ts';
import { anAnswer } from './answers.ts';
import './device.ts';

/** One device of the person, with a keep of its own: all that runs there is loaded for it alone. */
export async function aDevice() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const [keep, answers, stories, boxes, copying, again, safe, card, errands, asked, helpers, offers] =
    await Promise.all([
      import('#person/keep/keep.ts'),
      import('#person/keep/answers.ts'),
      import('#person/keep/stories.ts'),
      import('#person/keep/boxes.ts'),
      import('#person/keep/copying.ts'),
      import('#person/keep/ask-again.ts'),
      import('#person/send/keep-safe.ts'),
      import('#person/send/story-card.ts'),
      import('#person/send/run-errands.ts'),
      import('#person/keep/asked-to-help.ts'),
      import('#person/send/with-helpers.ts'),
      import('#person/keep/offers.ts'),
    ]);
  const opened = await keep.openKeep();
  return {
    ...answers,
    ...stories,
    ...boxes,
    ...copying,
    ...again,
    ...safe,
    ...card,
    ...errands,
    ...asked,
    ...helpers,
    ...offers,
    keep: opened,
    clear: async () => {
      for (const store of [
        'stories',
        'answers',
        'drafts',
        'pieces',
        'rubbedOut',
        'askAgain',
        'workers',
        'given',
        'heard',
        'errands',
        'sent',
        'boxes',
        'inBox',
        'helpers',
      ] as const)
        await opened.clear(store);
    },
  };
}
export type Device = Awaited<ReturnType<typeof aDevice>>;

/** A box that was made, without the second that its words would take, and however many were made in this hour. */
export async function aStoryBox({ db }: TheRoom, story: Story, more: Partial<StoryBox> = {}): Promise<StoryBox> {
  const keys: StoryKeys = {
    kind: 'story-keys',
    story: story.id,
    ...newMailboxTokens(),
    identity: (await newIdentity()).identity,
  };
  await makeStoryBox(db, sumOf(keys.read), sumOf(keys.drop), 1e9);
  return {
    id: story.id,
    keys,
    words: 'one two three four five six',
    since: nowHere(),
    large: 'by-themselves',
    ...more,
  };
}

/** What a look at the box would tell somebody who has the card: every Answer and Offer that stands in it. */
export const answersInBox = async ({ keys }: StoryBox): Promise<AnswerOrOffer[]> =>
  (await collect({ read: keys.read, identity: keys.identity }, 0, storyNews)).came.flatMap(
    ({ what }): AnswerOrOffer[] => [...what.answers, ...(what.offers ?? [])],
  );

/** What one device does in a history: `n` says which of what is there. `look`: brings the Story and its box together, while the line breaks at one request. */
const step = fc.oneof(
  fc.record({
    on: fc.nat(2),
    does: fc.constantFrom('say', 'say-with-photo', 'rub-out', 'call', 'wish', 'no-wish', 'offer', 'take', 'leave'),
    n: fc.nat(30),
    breaks: fc.constant(undefined),
  }),
  fc.record({
    on: fc.nat(2),
    does: fc.constant('look'),
    n: fc.nat(3),
    breaks: fc.option(
      fc.record({ at: fc.nat(9), how: fc.constantFrom('request-lost', 'answer-lost', 'dead-from-here') }),
      { nil: undefined, freq: 2 },
    ),
  }),
);
export const history = fc.array(step, { maxLength: 24 });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The line breaks at one request: before it comes to the server, behind it, or for good. @returns how to mend it. */
function broken({ at, how }: NonNullable<Step['breaks']>): () => void {
  const own = globalThis.fetch;
  let n = 0;
  globalThis.fetch = async (...asked) => {
    const mine = n === at;
    n += 1;
    if ((mine && how === 'request-lost') || (n > at && how === 'dead-from-here')) throw new TypeError('no line');
    const came = await own(...asked);
    if (mine && how === 'answer-lost') throw new TypeError('no line');
    return came;
  };
  return () => {
    globalThis.fetch = own;
  };
}

/** An Offer comes, with a photo or without; or one that is there is taken, or left. */
async function offered(device: Device, story: Story, does: 'offer' | 'take' | 'leave', n: number): Promise<void> {
  if (does === 'offer') {
    const said =
      n % 2 === 0
        ? { written: `offered ${String(n)}` }
        : {
            photo: {
              piece: await device.keepPiece(story.id, new Blob([`offer ${String(n)}`], { type: 'image/jpeg' })),
            },
          };
    await device.keep.add('answers', {
      ...anAnswer(story, { question: `my-home/${String(n % 4)}`, said }),
      speaker: { whose: 'offered', helper: 'Mum', by: 'a'.repeat(64), with: n % 3 === 0 },
    });
    return;
  }
  const all = await device.offersOf(story.id);
  const one = all[n % Math.max(all.length, 1)];
  if (one && does === 'take') await device.takeOffer(one, () => one.asked);
  else if (one) await device.rubOut(one);
}

async function take(device: Device, story: Story, { does, n, breaks }: Step): Promise<void> {
  if (does === 'look') {
    const mend = breaks ? broken(breaks) : () => undefined;
    try {
      await device.keepSafe();
    } finally {
      mend();
    }
  } else if (does === 'say')
    await device.keepAnswer(
      anAnswer(story, { question: `my-home/${String(n % 4)}`, said: { written: `said ${String(n)}` } }),
    );
  else if (does === 'say-with-photo')
    await device.keepAnswer(
      anAnswer(story, {
        question: `my-home/${String(n % 4)}`,
        said: {
          photo: { piece: await device.keepPiece(story.id, new Blob([`photo ${String(n)}`], { type: 'image/jpeg' })) },
        },
      }),
    );
  else if (does === 'rub-out') {
    const all = (await device.answersOf(story.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
    const one = all[n % Math.max(all.length, 1)];
    if (one) await device.rubOut(one);
  } else if (does === 'call') {
    const here = (await device.listStories())[0];
    if (here) await device.putStory({ ...here, name: `Sam ${String(n)}` });
  } else if (does === 'offer' || does === 'take' || does === 'leave') await offered(device, story, does, n);
  else await device.askAgain(story.id, `my-home/${String(n % 3)}`, does === 'wish' ? '2027-05-03' : undefined);
}

/** What a person would see and have on a device: all of it that can be compared. */
async function seen({ keep }: Device): Promise<unknown> {
  const sorted = <T extends { id: string }>(all: T[]) => all.sort((a, b) => (a.id < b.id ? -1 : 1));
  const [stories, answers, rubbedOut, wishes, pieces] = await Promise.all([
    keep.getAll('stories'),
    keep.getAll('answers'),
    keep.getAllKeys('rubbedOut'),
    keep.getAll('askAgain'),
    keep.getAllKeys('pieces'),
  ]);
  return {
    stories,
    answers: sorted(answers),
    rubbedOut: rubbedOut.sort(),
    wishes: sorted(wishes.filter((w) => !w.over)),
    pieces: pieces.sort(),
  };
}

/** Whatever three devices do, and wherever the line breaks: in the end all have the same, nothing said is lost, and nothing rubbed out is anywhere. */
export async function endsEqual(room: TheRoom, devices: readonly Device[], steps: readonly Step[]): Promise<void> {
  for (const device of devices) await device.clear();
  const story: Story = { id: newToken(), name: 'Sam', made: nowHere() };
  const box = await aStoryBox(room, story);
  for (const device of devices) await device.keepBox(box, story);
  const [said, gone] = [new Set<string>(), new Set<string>()];
  for (const one of steps) {
    const device = devices[one.on] as Device;
    await take(device, story, one);
    for (const id of await device.keep.getAllKeys('answers')) said.add(id);
    for (const id of await device.keep.getAllKeys('rubbedOut')) gone.add(id);
  }
  for (let round = 0; round < 3; round += 1) for (const device of devices) expect(await device.keepSafe()).toBe('safe');
  const [first, ...others] = await Promise.all(devices.map(seen));
  for (const other of others) expect(other).toEqual(first);
  const left = [...said].filter((id) => !gone.has(id)).sort();
  expect((await (devices[0] as Device).keep.getAllKeys('answers')).sort()).toEqual(left);
  expect([...new Set((await answersInBox(box)).map(({ id }) => id))].sort()).toEqual(left);
}

/** No pauses between tries, as where the browser knows that there is no internet: the line is broken on purpose. */
export const noPauses = (): void => {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
};
