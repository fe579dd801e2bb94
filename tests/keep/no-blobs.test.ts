import '#tests/support/device.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAnswer, keepPiece, piece } from '#person/keep/answers.ts';
import { joinStory, wholeStory } from '#person/keep/copying.ts';
import { openKeep } from '#person/keep/keep.ts';
import { rubOutStory, startStory } from '#person/keep/stories.ts';
import { workerOf } from '#person/keep/workers.ts';
import { addWorker } from '#person/send/add-worker.ts';
import { giveLetter } from '#person/send/give.ts';
import { hearFromWorkers } from '#person/send/hear.ts';
import { runErrands } from '#person/send/run-errands.ts';
import { sendNow } from '#envelopes/fill-envelopes.ts';
import { newToken, nowHere } from '#model/token.ts';
import { readCopy, writeCopy } from '#person/share/copy-file.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { anAnswer } from '#tests/support/answers.ts';
import { aWorker, whatCame } from '#tests/support/two-sides.ts';

/** A browser that cannot keep Blobs, as WebKit is without lasting storage; and what was kept as one before. */

const room = roomForDevices();
const holdsBlob = (what: unknown): boolean =>
  what instanceof Blob ||
  (typeof what === 'object' && what !== null && !ArrayBuffer.isView(what) && Object.values(what).some(holdsBlob));

beforeEach(async () => {
  const keep = await openKeep();
  for (const store of [
    'stories',
    'answers',
    'pieces',
    'rubbedOut',
    'workers',
    'given',
    'heard',
    'errands',
    'sent',
  ] as const)
    await keep.clear(store);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** From now on a Blob is refused, wherever it would be kept. */
function withoutBlobs(): void {
  for (const way of ['add', 'put'] as const) {
    // Called with the store itself, below.
    const own = IDBObjectStore.prototype[way];
    vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(function refuse(
      this: IDBObjectStore,
      value: unknown,
      ...key
    ) {
      if (holdsBlob(value))
        throw new DOMException('Error preparing Blob/File data to be stored in object store', 'UnknownError');
      return own.call(this, value, ...key);
    });
  }
}
const photo = new Blob([Uint8Array.of(1, 2, 3, 250)], { type: 'image/jpeg' });
const bytesOf = async (blob: Blob | undefined) => blob && [blob.type, ...new Uint8Array(await blob.arrayBuffer())];
const asGiven = ['image/jpeg', 1, 2, 3, 250];

it('where no Blob can be kept, a photo is kept, copied, brought back and given, and a worker’s voice is heard', async () => {
  withoutBlobs();
  const jo = await aWorker('Jo', { photo, door: false, invited: await room().invited() });
  const story = await startStory('Sam');
  const mine = await keepPiece(story.id, photo);
  const answer = anAnswer(story, { said: { photo: { piece: mine } } });
  await keepAnswer(answer);
  expect(await bytesOf(await piece(mine))).toEqual(asGiven);

  const worker = await addWorker(story, {
    card: jo.card,
    secret: jo.keys.card,
    pieces: new Map([[jo.card.photo ?? '', photo]]),
  });
  expect(await bytesOf(await piece((await workerOf(story.id))?.photo ?? ''))).toEqual(asGiven);
  await giveLetter(story, [answer], worker, { team: false });
  expect(await runErrands()).toBe('all-gone');
  const [came] = await whatCame(jo);
  expect(await bytesOf(came?.pieces.get(mine))).toEqual(asGiven);

  const voice = newToken();
  await sendNow(
    {
      kind: 'talk',
      id: newToken(),
      thread: worker.id,
      at: nowHere(),
      from: 'Jo',
      lines: [],
      of: { letter: newToken() },
      pieces: [{ id: voice, type: photo.type, length: photo.size }],
    } as never,
    [photo],
    { recipient: worker.box.recipient, drop: worker.box.drop },
  );
  expect(await hearFromWorkers(story)).toBe(1);
  expect(await bytesOf(await piece(voice))).toEqual(asGiven);

  const copy = await writeCopy(await wholeStory(story), '', 'x', 'en');
  await rubOutStory(story.id);
  expect(await piece(mine)).toBeUndefined();
  await joinStory(await readCopy(copy));
  expect(await bytesOf(await piece(mine))).toEqual(asGiven);
});

it('keeps no piece of a copy that could not be brought back, and none that nothing points to', async () => {
  const story = await startStory('Sam');
  const wanted = newToken();
  const whole = {
    story,
    answers: [anAnswer(story, { said: { photo: { piece: wanted } } })],
    rubbedOut: [],
    pieces: [wanted, newToken()].map((id) => ({ id, blob: photo })),
  };
  const keys = async () => (await openKeep()).getAllKeys('pieces');
  // oxlint-disable-next-line typescript/unbound-method
  const own = IDBObjectStore.prototype.add;
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function refuse(
    this: IDBObjectStore,
    ...what
  ) {
    if (this.name === 'answers') throw new DOMException('No room.', 'QuotaExceededError');
    return own.apply(this, what);
  });
  await expect(joinStory(whole)).rejects.toMatchObject({ name: 'Full' });
  expect(await keys()).toEqual([]);
  full.mockRestore();
  await joinStory(whole);
  expect(await keys()).toEqual([wanted]);
});

it('reads what was kept as a Blob before, and sends what was sealed as one', async () => {
  const jo = await aWorker('Jo', { door: false, invited: await room().invited() });
  const story = await startStory('Sam');
  const id = newToken();
  const keep = await openKeep();
  await keep.add('pieces', { id, story: story.id, blob: photo });
  const answer = anAnswer(story, { said: { photo: { piece: id } } });
  await keepAnswer(answer);
  expect(await bytesOf(await piece(id))).toEqual(asGiven);
  expect(await Promise.all((await wholeStory(story)).pieces.map((p) => bytesOf(p.blob)))).toEqual([asGiven]);

  const worker = await addWorker(story, { card: jo.card, secret: jo.keys.card, pieces: new Map() });
  await giveLetter(story, [answer], worker, { team: false });
  const own = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new TypeError('no internet'));
  await runErrands();
  globalThis.fetch = own;
  for (const errand of await keep.getAll('errands'))
    if (errand.does === 'put') await keep.put('errands', { ...errand, sealed: new Blob([errand.sealed]) });
  expect(await runErrands()).toBe('all-gone');
  expect(await bytesOf((await whatCame(jo))[0]?.pieces.get(id))).toEqual(asGiven);
});
