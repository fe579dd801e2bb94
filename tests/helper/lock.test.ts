import { beforeEach, expect, it, vi } from 'vitest';
import type { Story } from '#model/answer.ts';
import type { AskedMe } from '#model/helping.ts';
import { newToken } from '#model/token.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { aHelpersDevice, aHelpersWindow } from '#tests/support/afar.ts';
import { anAnswer } from '#tests/support/answers.ts';
import { aDevice, noPauses, type Device } from '#tests/support/three-devices.ts';

/** A Helper's lock on their own device (docs/decisions/0113). */

roomForDevices();
vi.setConfig({ testTimeout: 60_000 });

const home = 'my-home/how-it-is';
const fiveWords = 'river candle otter seven blanket';
const photo = new Uint8Array([1, 2, 3, 250, 251]);
const says = (written: string, question = home) => ({
  question,
  version: 1,
  lang: 'en',
  asked: { prompt: 'How is it at home?' },
  said: { written },
});
/** What no other may read: what Sam let Mum see, who Sam is, what she said, offered and began, about what. */
const planted = ['the yellow garden', 'Sam Smith', 'It is noisy', 'Gran in Leeds', 'She began this', 'my-home'];

let sam: Device;
let mum: Awaited<ReturnType<typeof aHelpersDevice>>;
let story: Story;
let id: string;
beforeEach(async () => {
  noPauses();
  [sam, mum] = [await aDevice(), await aHelpersDevice()];
  story = await sam.startStory('Sam Smith');
  await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'the yellow garden' } }));
  const one = await sam.askToHelp(story, { name: 'Mum', topics: ['my-home'], sees: true });
  await mum.sayYes(await mum.openLink(one.keys?.secret ?? ''));
  id = (await asked()).id;
  await mum.withPerson(id);
  await sam.withHelpers();
  await mum.say(await asked(), says('It is noisy'));
  const piece = newToken();
  await mum.offer(
    await asked(),
    {
      ...says('', 'my-home/people'),
      said: { photo: { piece }, circle: [{ id: newToken(), name: 'Gran in Leeds', who: 'family', near: 'near' }] },
      with: false,
    },
    '',
    { id: piece, blob: new Blob([photo], { type: 'image/png' }) },
  );
  await mum.withPerson(id);
  await mum.keepDraft(id, home, { written: 'She began this' });
});

const asked = async () => (await mum.allWhoAsked())[0] as AskedMe;
const lock = () => mum.lockByWords(id, fiveWords, () => undefined);
const open = (words: string) => mum.openWithWords(id, words, () => undefined);
/** The window is closed, and another opened. */
const closeAndComeBack = async () => {
  mum = await aHelpersWindow();
};

/** All that lies in the place of a Helper on this device, as somebody who opens the browser can read it. */
async function lying(): Promise<string> {
  const place = await mum.openPlace();
  const rows = await Promise.all((['asked', 'words', 'drafts'] as const).map((store) => place.getAll(store)));
  const bytes = (value: unknown) => Object.prototype.toString.call(value) === '[object ArrayBuffer]';
  return JSON.stringify(rows, (_name, value: unknown) =>
    value instanceof Uint8Array || bytes(value) ? Buffer.from(value as ArrayBuffer).toString('latin1') : value,
  );
}
const all = async () => ({ asked: await asked(), words: await mum.wordsTo(id), draft: await mum.draftOf(id, home) });

it('what is locked cannot be read by who opens the browser, and is whole for who has the words', async () => {
  const before = await all();
  const plain = await lying();
  for (const one of planted) expect(plain.includes(one), one).toBe(true);
  await lock();
  // It goes on in this window as before.
  expect(await all()).toEqual(before);
  const { secret, identity, keys } = before.asked;
  const shut = await lying();
  for (const one of [...planted, secret, identity, keys.drop, fiveWords, 'river'])
    expect(shut.includes(one), one).toBe(false);

  await closeAndComeBack();
  expect(await mum.allWhoAsked()).toEqual([{ id, shut: true }]);
  await expect(mum.whoAsked(id)).rejects.toThrow('locked');
  await expect(mum.wordsTo(id)).rejects.toThrow('locked');
  await expect(mum.withPerson(id)).rejects.toThrow('locked');
  expect(await mum.draftOf(id, home)).toBeUndefined();
  // The link leads to what is here already; nobody opens it anew.
  expect(await mum.knownBy(secret)).toBe(id);

  expect(await open('river candle otter seven blankets')).toBe(false);
  await expect(mum.whoAsked(id)).rejects.toThrow('locked');
  expect(await open('  River candle, otter seven blanket. ')).toBe(true);
  expect(await all()).toEqual(before);
  const [, offered] = await mum.wordsTo(id);
  expect(new Uint8Array(offered?.photo?.bytes ?? new ArrayBuffer())).toEqual(photo);
});

it('goes on behind its lock: says, is sent, sees what is new, and nothing of it lies plain', async () => {
  await lock();
  await closeAndComeBack();
  await open(fiveWords);
  await mum.say(await asked(), says('A word from behind'));
  expect(await mum.draftOf(id, home)).toBeUndefined();
  await mum.keepDraft(id, home, { written: 'Another beginning' });
  const blue = await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'the blue garden' } }));
  const now = (await sam.askedOf(story.id))[0];
  await sam.changeAsked(now?.id ?? '', (one) => ({ ...one, shown: [...one.shown, blue.id] }));
  expect(await mum.withPerson(id)).toBe('done');
  await sam.withHelpers();
  expect(await mum.withPerson(id)).toBe('done');
  expect((await asked()).sight?.sight.answers.map((a) => a.said.written)).toContain('the blue garden');
  expect((await mum.wordsTo(id)).map(({ n, waits }) => [n, waits])).toEqual([
    [1, 'no'],
    [2, 'no'],
    [3, 'no'],
  ]);
  const heard = (await sam.keep.getAll('answers')).map((a) => a.said.written);
  expect(heard).toContain('A word from behind');
  const shut = await lying();
  for (const one of [...planted, 'the blue garden', 'A word from behind', 'Another beginning'])
    expect(shut.includes(one), one).toBe(false);
  await closeAndComeBack();
  await open(fiveWords);
  expect(await mum.draftOf(id, home)).toEqual({ written: 'Another beginning' });
});

it('loses nothing that another window writes while it is locked, and leaves nothing of it plain', async () => {
  const other = await aHelpersWindow();
  const me = (await other.allWhoAsked())[0] as AskedMe;
  const kept: string[] = [];
  let writing: Promise<void> | undefined;
  const write = async () => {
    for (let n = 0; n < 6; n += 1) {
      const word = `Said in between ${String(n)}`;
      await other.say(me, says(word));
      kept.push(word);
    }
  };
  // From the moment at which the words are stretched: what is here is read, sealed and written then.
  await mum.lockByWords(id, fiveWords, (far) => {
    if (far === 1) writing ??= write().catch(() => undefined);
  });
  await writing;
  expect(kept.length).toBeGreaterThan(0);
  const said = (await mum.wordsTo(id)).map(({ word }) => word.said.written);
  expect(said).toEqual(expect.arrayContaining(kept));
  const shut = await lying();
  for (const word of [...planted, ...kept]) expect(shut.includes(word), word).toBe(false);
  // Who was told of the lock writes nothing plain any more.
  other.shutHere(id);
  await expect(other.keepDraft(id, home, { written: 'plain' })).rejects.toThrow('locked');
  await expect(other.say(me, says('plain'))).rejects.toThrow('locked');
});

it('is taken off by who opened it, and by nobody else', async () => {
  const before = await all();
  await lock();
  await closeAndComeBack();
  await expect(mum.takeLockOff(id)).rejects.toThrow('locked');
  await open(fiveWords);
  await mum.takeLockOff(id);
  expect(await mum.lockOf(id)).toBeUndefined();
  expect(await all()).toEqual(before);
  await closeAndComeBack();
  expect(await all()).toEqual(before);
});

it('shuts by a press in this window, and all of it can be taken away by who forgot the words', async () => {
  await lock();
  mum.shut(id);
  await expect(mum.whoAsked(id)).rejects.toThrow('locked');
  await mum.forgetWhoAsked(id);
  expect(await lying()).toBe('[[],[],[]]');
  expect(await mum.allWhoAsked()).toEqual([]);
});
