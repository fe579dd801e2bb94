import { beforeEach, describe, expect, it } from 'vitest';
import type { Story, Token } from '#model/answer.ts';
import type { AskedMe, HelperWord, MyHelper } from '#model/helping.ts';
import { bySpeaker, fromAfar, withTheirs } from '#model/answers.ts';
import { letter } from '#model/letter.ts';
import { helpersTopic } from '#model/named-questions.ts';
import { knows } from '#model/read-known.ts';
import { isAnswer } from '#model/offers.ts';
import { newToken } from '#model/token.ts';
import { readHelpLink } from '#envelopes/help-link.ts';
import { putSight, putWord } from '#envelopes/helping.ts';
import { newIdentity } from '#sealing/seal.ts';
import { aRoom, fetchFrom } from '#tests/mailbox/a-room.ts';
import { roomForDevices } from '#tests/mailbox/room-for-devices.ts';
import { aHelpersDevice } from '#tests/support/afar.ts';
import { anAnswer } from '#tests/support/answers.ts';
import { aDevice, aStoryBox, noPauses, type Device } from '#tests/support/three-devices.ts';
import { anotherEpoch } from '#tests/support/went-back.ts';

/** A Helper from afar and who asked them, with a server between that is honest or not. */

const room = roomForDevices();
let sam: Device;
let mum: Awaited<ReturnType<typeof aHelpersDevice>>;
let story: Story;
const own = () => fetchFrom(room());
beforeEach(async () => {
  noPauses();
  [sam, mum] = [await aDevice(), await aHelpersDevice()];
  story = await sam.startStory('Sam');
});

const home = 'my-home/how-it-is';
const says = (written: string, question = home) => ({
  question,
  version: 1,
  lang: 'en',
  asked: { prompt: 'How is it?' },
  said: { written },
});
const kept = async () =>
  (await sam.keep.getAll('answers'))
    .filter(isAnswer)
    .map((a) => `${a.speaker.whose === 'mine' ? 'me' : a.speaker.helper}: ${a.said.written ?? ''}`)
    .sort();
const helper = async (): Promise<MyHelper> => (await sam.askedOf(story.id))[0] as MyHelper;
const asked = async (): Promise<AskedMe> => (await mum.allWhoAsked())[0] as AskedMe;
const sees = async () => (await asked()).sight?.sight.answers.map((a) => a.said.written) ?? [];
const say = async (written: string, question?: string) => {
  await mum.say(await asked(), says(written, question));
};

/** Sam asks Mum about some Topics, and Mum said yes. */
async function helping(topics: string[] = ['my-home', 'my-days'], seen = true): Promise<MyHelper> {
  const one = await sam.askToHelp(story, { name: 'Mum', topics, sees: seen });
  await mum.sayYes(await mum.openLink(one.keys?.secret ?? ''));
  await round();
  return one;
}
/** Both look: Mum, Sam, and Mum again. */
async function round(): Promise<void> {
  await mum.withPerson((await asked()).id);
  await sam.withHelpers();
  await mum.withPerson((await asked()).id);
}

/** How many Envelopes stand at the server. */
const standing = async () => (await room().db.read('SELECT 1 FROM envelopes')).length;

/** Counts what is asked of the server from here on. */
function countCalls(): () => number {
  const real = globalThis.fetch;
  let n = 0;
  globalThis.fetch = (...what) => {
    n += 1;
    return real(...what);
  };
  return () => n;
}

describe('a Helper from afar', () => {
  it('says their own view, which arrives under their key and their name, beside what the person said', async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    await helping();
    await say('It is noisy');
    await round();
    expect(await kept()).toEqual(['Mum: It is noisy', 'me: my garden']);
    const word = (await sam.keep.getAll('answers')).find((a) => a.speaker.whose === 'helper');
    expect(word?.speaker).toEqual({ whose: 'helper', helper: 'Mum', by: (await helper()).key?.signs });
    expect(await helper()).toMatchObject({ news: true, looked: expect.any(String) as string });
  });

  it('sees what the person let them see: with numbers of its own, and nobody who was there', async () => {
    const mine = await sam.keepAnswer(
      anAnswer(story, { question: home, said: { written: 'my garden' }, company: { who: 'with', name: 'Dad' } }),
    );
    await sam.keepAnswer(anAnswer(story, { question: 'my-money/what', said: { written: 'a secret' } }));
    await sam.keepAnswer(
      anAnswer(story, {
        question: home,
        said: { written: 'what Dad thinks' },
        speaker: { whose: 'helper', helper: 'Dad' },
      }),
    );
    await helping();
    expect(await sees()).toEqual(['my garden']);
    const inside = JSON.stringify(await asked());
    for (const secret of [mine.id, story.id, 'Dad', 'a secret', 'my-money'])
      expect(inside, secret).not.toContain(secret);
    // Later words are let see by a press, and never by themselves.
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'Mum shouts' } }));
    await round();
    expect(await sees()).toEqual(['my garden']);
  });

  it('is shown no Answer where only their own view was asked for, and none by the link alone', async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    const one = await sam.askToHelp(story, { name: 'Mum', topics: ['my-home'], sees: true });
    for (const look of [() => Promise.resolve(), () => sam.withHelpers()]) {
      await look();
      expect((await mum.openLink(one.keys?.secret ?? '')).found?.sight).toMatchObject({
        name: 'Sam',
        topics: ['my-home'],
        answers: [],
      });
    }
    await sam.stopHelp(one.id);
    await helping(['my-home'], false);
    expect(await sees()).toEqual([]);
  });

  it('has photos with what they belong to', async () => {
    await sam.keepAnswer(
      anAnswer(story, {
        question: home,
        said: {
          photo: { piece: await sam.keepPiece(story.id, new Blob([new Uint8Array(900)], { type: 'image/jpeg' })) },
        },
      }),
    );
    await helping();
    const { sight } = await asked();
    expect(sight?.pieces.map(({ id, bytes }) => [id, bytes.byteLength])).toEqual([
      [sight?.sight.answers[0]?.said.photo?.piece, 900],
    ]);
  });

  it('sees no more of what is rubbed out, or of a Topic that was taken away, and no mark of it', async () => {
    const gone = await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    await sam.keepAnswer(anAnswer(story, { question: 'my-days/what', said: { written: 'the bus' } }));
    const one = await helping();
    await sam.rubOut(gone);
    await round();
    expect(await sees()).toEqual(['the bus']);
    await say('before it was taken away', 'my-days/what');
    await sam.changeAsked(one.id, (now) => ({ ...now, topics: ['my-home'] }));
    await round();
    expect([(await asked()).sight?.sight.topics, await sees()]).toEqual([['my-home'], []]);
    expect(await kept(), 'what was on its way still arrives').toContain('Mum: before it was taken away');
  });

  it('is not heard on what they were not asked about, and writes over nothing', async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'mine' } }));
    await helping(['my-home']);
    await say('not asked', 'my-money/what');
    await say('asked');
    await round();
    expect(await kept()).toEqual(['Mum: asked', 'me: mine']);
  });

  it('is heard after an update where only newer software knows what they say: it stays at the server until then', async () => {
    const before = await standing();
    await helping();
    const { keys, identity } = (await mum.allWhoAsked())[0] as AskedMe;
    const recipient = (await asked()).recipient;
    const from = { id: newToken(), at: '2026-12-01T10:00:00+00:00', recipient, pieces: [] };
    await putWord(keys, identity, { kind: 'of-next-year', ...from } as unknown as HelperWord);
    await say('It is noisy');
    await round();
    await round();
    expect(await kept()).toEqual(['Mum: It is noisy']);
    const { newer } = await helper();
    expect(newer).toEqual({ knows, things: [expect.any(String)] });
    expect(await standing()).toBe(before + 1);
    // Newer software opens it again. Here it still does not know it, and counts it once.
    await sam.changeAsked((await helper()).id, (now) => ({
      ...now,
      newer: { knows: knows - 1, things: ['a'.repeat(32)] },
    }));
    await round();
    expect((await helper()).newer).toEqual(newer);
  });

  it('whose word was rubbed out stays rubbed out, whatever comes again', async () => {
    await helping();
    await say('It is noisy');
    await round();
    const [word] = await sam.keep.getAll('answers');
    if (word) await sam.rubOut(word);
    // A server that forgot what was taken out takes it again.
    await room().db.write(async (run) => {
      await run('DELETE FROM gone');
    });
    await mum.noteWords(await mum.wordsTo((await asked()).id), 'yes');
    await round();
    expect(await kept()).toEqual([]);
  });
});

describe('what they offer', () => {
  const circle = 'people-who-matter/my-circle';
  const asks = (prompt: string) => () => ({ prompt });
  const gran = { id: 'c'.repeat(32), name: 'Gran', who: 'family', near: 'close' as const };
  const bytes = new Uint8Array(900).fill(7);
  const photo = { id: 'f'.repeat(32), blob: new Blob([bytes], { type: 'image/jpeg' }) };
  const granWith = { ...says('', circle), with: false, said: { circle: [{ ...gran, photo: photo.id }] } };
  const waiting = async () => sam.offersOf(story.id);
  const withSam = async (written: string) => {
    await mum.offer(await asked(), { ...says(written), with: true }, `${home} with`);
    await round();
  };

  it('waits, and is no word of anybody: not looked over, not given, not seen by them, with numbers of its own', async () => {
    const before = await standing();
    await helping(['my-home', 'people-who-matter']);
    await mum.offer(await asked(), granWith, '', photo);
    await round();
    const [offer] = await waiting();
    expect(offer?.speaker).toEqual({ whose: 'offered', helper: 'Mum', by: (await helper()).key?.signs, with: false });
    const [is] = offer?.said.circle ?? [];
    expect([is?.name, is?.id === gran.id, is?.photo === photo.id]).toEqual(['Gran', false, false]);
    expect(await (await sam.piece(is?.photo ?? ''))?.arrayBuffer()).toEqual(bytes.buffer);
    expect([await sam.answersOf(story.id), await sam.answersTo(story.id, circle)]).toEqual([[], []]);
    expect(letter.shape.answers.safeParse([offer]).success).toBe(false);
    expect(await sees()).toEqual([]);
    expect(await helper()).toMatchObject({ offered: true });
    expect(await standing(), 'it is taken out once it is kept').toBe(before);
  });

  it('is nothing to a Question that only Helpers answer, whatever software put it there', async () => {
    await helping([helpersTopic, 'my-home']);
    await mum.offer(await asked(), { ...says('a tap means tea', `${helpersTopic}/own-way`), with: true }, '');
    await withSam('my garden');
    expect((await waiting()).map(({ said }) => said.written)).toEqual(['my garden']);
  });

  it('is taken as one Answer with their help beside what was said before, and told to nobody', async () => {
    const mine = await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    await helping();
    await withSam('my garden and my cat');
    const [offer] = await waiting();
    const calls = countCalls();
    const taken = await sam.takeOffer(offer ?? expect.fail(), asks('How is it here?'));
    expect(calls()).toBe(0);
    expect(taken).toMatchObject({
      asked: { prompt: 'How is it here?' },
      said: { written: 'my garden and my cat' },
      speaker: { whose: 'with-help', helper: 'Mum' },
      company: { who: 'with', name: 'Mum' },
    });
    const all = await sam.answersOf(story.id);
    expect(bySpeaker(all).map((row) => [row.newest.id, row.before.map((a) => a.id)])).toEqual([[taken?.id, [mine.id]]]);
    expect(await waiting()).toEqual([]);
    // A second press, and another window, take nothing more.
    expect(await sam.takeOffer(offer ?? expect.fail(), asks('Again?'))).toBeUndefined();
    expect(await sam.answersOf(story.id)).toHaveLength(2);
  });

  it('is kept with its photo where it is taken, and leaves nothing where it is left, whatever comes again', async () => {
    await helping(['people-who-matter']);
    for (const decide of ['take', 'leave'] as const) {
      await mum.offer(await asked(), granWith, '', photo);
      await round();
      const offer = (await waiting())[0] ?? expect.fail();
      if (decide === 'take') await sam.takeOffer(offer, asks('Who is near?'));
      else await sam.rubOut(offer);
      await room().db.write(async (run) => {
        await run('DELETE FROM gone');
      });
      await mum.noteWords(await mum.wordsTo((await asked()).id), 'yes');
      await round();
      expect(await waiting()).toEqual([]);
    }
    const [is, ...others] = (await sam.answersOf(story.id)).flatMap((a) => a.said.circle ?? []);
    expect([others, is?.name]).toEqual([[], 'Gran']);
    expect((await sam.keep.getAll('pieces')).map(({ id }) => id)).toEqual([is?.photo]);
  });

  it('stands on the other devices and in a copy until it is decided on one of them', async () => {
    await helping(['people-who-matter']);
    const box = await aStoryBox(room(), story);
    const tablet = await aDevice();
    for (const device of [sam, tablet]) await device.keepBox(box, story);
    const together = async () => {
      for (const device of [sam, tablet, sam]) await device.keepSafe();
    };
    await mum.offer(await asked(), granWith, '', photo);
    await round();
    await together();
    const there = (await tablet.offersOf(story.id))[0] ?? expect.fail();
    expect(await (await tablet.piece(there.said.circle?.[0]?.photo ?? ''))?.arrayBuffer()).toEqual(bytes.buffer);
    const old = await sam.wholeStory(story);
    expect([old.answers, old.offers]).toEqual([[], await waiting()]);
    await tablet.rubOut(there);
    await together();
    expect(await waiting()).toEqual([]);
    await sam.joinStory(old);
    expect(await waiting(), 'an old copy brings nothing back').toEqual([]);
    expect(await sam.keep.count('pieces')).toBe(0);
  });

  it('is none where nothing is in it, where its photo is none, and where they were not asked', async () => {
    await helping(['my-home']);
    const what = { ...says('', home), with: false };
    await mum.offer(await asked(), { ...what, said: {} }, '');
    await mum.offer(await asked(), { ...what, said: { photo: { piece: photo.id } } }, '', {
      id: photo.id,
      blob: new Blob(['<script>'], { type: 'text/html' }),
    });
    await mum.offer(await asked(), granWith, '', photo);
    await round();
    expect(await waiting()).toEqual([]);
    expect(await sam.keep.count('pieces')).toBe(0);
  });
});

describe('stopping', () => {
  it('ends it at once: what they saw goes from their device, their own words stay with both, and nothing more arrives', async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    const one = await helping();
    await say('It is noisy');
    await round();
    await sam.stopHelping(one.id);
    expect(await sam.keep.count('errands')).toBe(0);
    await say('later');
    expect(await mum.withPerson((await asked()).id)).toBe('ended');
    expect(JSON.stringify(await asked())).not.toContain('my garden');
    expect((await mum.wordsTo((await asked()).id)).map((w) => w.word.said.written)).toEqual(['It is noisy', 'later']);
    await sam.withHelpers();
    expect(await kept()).toEqual(['Mum: It is noisy', 'me: my garden']);
    expect(await helper()).toMatchObject({ name: 'Mum', stopped: expect.any(String) as string });
    expect((await helper()).keys).toBeUndefined();
    await expect(mum.openLink(one.keys?.secret ?? '')).rejects.toMatchObject({ name: 'Ended' });
  });

  it('is kept before the server is told, and goes on after a kill', async () => {
    const one = await helping();
    globalThis.fetch = () => Promise.reject(new TypeError('no line'));
    await sam.stopHelping(one.id);
    expect(await sam.keep.getAll('errands')).toMatchObject([{ does: 'close' }]);
    globalThis.fetch = own();
    await sam.runErrands();
    expect(await mum.withPerson((await asked()).id)).toBe('ended');
  });

  it('comes with rubbing out the whole Story', async () => {
    await helping();
    await sam.rubOutStory(story.id);
    await sam.runErrands();
    expect(await sam.keep.count('helpers')).toBe(0);
    expect(await mum.withPerson((await asked()).id)).toBe('ended');
  });
});

describe('another device of the person', () => {
  it('shows who was asked about what, and can stop it, also where the first device is lost', async () => {
    const one = await helping(['my-home']);
    const box = await aStoryBox(room(), story);
    const tablet = await aDevice();
    for (const device of [sam, tablet]) await device.keepBox(box, story);
    const together = async () => {
      for (const device of [sam, tablet, sam]) await device.keepSafe();
    };
    await together();
    expect(await tablet.askedOf(story.id)).toMatchObject([
      { id: one.id, name: 'Mum', topics: ['my-home'], sees: true },
    ]);
    expect(JSON.stringify(await tablet.askedOf(story.id)), 'no key that opens or signs').not.toContain(
      one.keys?.identity,
    );
    await sam.changeAsked(one.id, (now) => ({ ...now, topics: ['my-home', 'my-days'] }));
    await together();
    expect((await tablet.askedOf(story.id))[0]?.topics).toEqual(['my-home', 'my-days']);
    await tablet.stopHelping(one.id);
    expect(await mum.withPerson((await asked()).id)).toBe('ended');
    await together();
    expect((await helper()).stopped).toBeDefined();
    expect((await helper()).keys).toBeUndefined();
  });
});

describe('a link that somebody else opens too', () => {
  it("is the first one's: the other sees nothing, says nothing, and the person is told", async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    const one = await helping();
    const other = await aHelpersDevice();
    const opened = await other.openLink(one.keys?.secret ?? '');
    expect(opened.found).toBeUndefined();
    await other.sayYes(opened);
    const [them] = (await other.allWhoAsked()) as [AskedMe];
    await other.say(them, says('I am Mum'));
    expect(await other.withPerson(them.id)).toBe('taken');
    await sam.withHelpers();
    expect(JSON.stringify(await other.allWhoAsked())).not.toContain('my garden');
    expect(await kept()).toEqual(['me: my garden']);
    expect((await helper()).others).toHaveLength(1);
  });

  it("lets nobody speak unsigned, or in the Helper's name", async () => {
    const one = await helping();
    const { identity, recipient } = await newIdentity();
    await putWord((await asked()).keys, identity, {
      kind: 'says',
      id: newToken(),
      at: '2026-11-30T10:00:00+00:00',
      moment: '1793628202000-0000',
      recipient,
      pieces: [],
      ...says('forged'),
    });
    await sam.withHelpers();
    expect(await kept()).toEqual([]);
    expect((await helper()).key?.signs).not.toBeUndefined();
    expect(one.key).toBeUndefined();
  });
});

/** Remembers every card that the server gave, and can give an older one again. */
function oldCards(): { hold: () => void } {
  const real = globalThis.fetch;
  let [first, holds]: [ArrayBuffer | undefined, boolean] = [undefined, false];
  globalThis.fetch = async (to, how) => {
    const came = await real(to, how);
    if (!(to as string).endsWith('/card') || (how?.method ?? 'GET') !== 'GET' || !came.ok) return came;
    const bytes = await came.arrayBuffer();
    first ??= bytes;
    return new Response(holds ? first : bytes, { headers: came.headers });
  };
  return {
    hold: () => {
      holds = true;
    },
  };
}

describe('a hostile server', () => {
  it('that is helped by whoever has the link can show no sight of its own', async () => {
    const one = await sam.askToHelp(story, { name: 'Mum', topics: ['my-home'], sees: true });
    const keys = one.keys ?? expect.fail();
    await putSight(
      { ...keys, identity: (await newIdentity()).identity },
      { kind: 'help-sight', n: 9, name: 'Sam', sees: true, topics: ['my-money'], answers: [], pieces: [] },
      [],
    );
    expect((await mum.openLink(keys.secret)).found).toBeUndefined();
  });

  it('that gives an older sight again is not believed, and it is said', async () => {
    const gone = await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'rubbed out' } }));
    await helping();
    const cards = oldCards();
    await mum.withPerson((await asked()).id);
    await sam.rubOut(gone);
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'new' } }));
    await round();
    expect(await sees()).toEqual([]);
    cards.hold();
    await mum.withPerson((await asked()).id);
    expect([await sees(), (await asked()).old]).toEqual([[], true]);
  });

  it('that withholds a word between two is noticed; that hands words out again adds nothing', async () => {
    await helping();
    for (const one of ['first', 'second', 'third']) await say(one);
    await mum.withPerson((await asked()).id);
    const real = globalThis.fetch;
    let listed: { id: Token }[] = [];
    globalThis.fetch = async (to, how) => {
      const came = await real(to, how);
      if (!(to as string).includes('envelopes?')) return came;
      const told = (await came.json()) as { envelopes: { id: Token }[] };
      listed = told.envelopes;
      return Response.json(
        { ...told, envelopes: told.envelopes.filter((_, n) => n !== 1) },
        { headers: { 'x-mailbox': came.headers.get('x-mailbox') ?? '' } },
      );
    };
    await sam.withHelpers();
    expect(listed).toHaveLength(3);
    expect(await kept()).toEqual(['Mum: first', 'Mum: third']);
    expect(Object.values((await helper()).counted ?? {})[0]?.missing).toEqual([2]);
    globalThis.fetch = real;
    // The same server gives it after all: nothing was lost for ever.
    await sam.withHelpers();
    expect(await kept()).toEqual(['Mum: first', 'Mum: second', 'Mum: third']);
    expect(Object.values((await helper()).counted ?? {})[0]?.missing).toEqual([]);
  });

  it("that hands one word out in another's place shows nothing wrong", async () => {
    await helping();
    await say('first');
    await say('second');
    await mum.withPerson((await asked()).id);
    const real = globalThis.fetch;
    let first: ArrayBuffer | undefined;
    globalThis.fetch = async (to, how) => {
      const came = await real(to, how);
      if (!(to as string).endsWith('/envelope') || (how?.method ?? 'GET') !== 'GET') return came;
      const bytes = await came.arrayBuffer();
      first ??= bytes;
      return new Response(first, { headers: came.headers });
    };
    await sam.withHelpers();
    expect(await kept()).toEqual(['Mum: first']);
    expect((await helper()).unopened).toBe(1);
  });

  it('that lost everything is given it anew: the sight by the person, the words by the Helper', async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'my garden' } }));
    const one = await helping();
    await say('It is noisy');
    await mum.withPerson((await asked()).id);
    await room().db.write(async (run) => {
      for (const table of ['envelopes', 'gone', 'kept_gone', 'kept', 'arriving', 'pieces', 'drops', 'mailboxes'])
        await run(`DELETE FROM ${table}`);
    });
    anotherEpoch();
    await sam.withHelpers();
    await round();
    expect(await kept()).toEqual(['Mum: It is noisy', 'me: my garden']);
    expect([await sees(), (await asked()).old]).toEqual([['my garden'], false]);
    expect((await helper()).n).toBeGreaterThan(one.n + 1);
  });
});

describe('what leaves the device', () => {
  it("has a Helper's words from afar only where they were ticked, and never one that the person has not seen", async () => {
    await sam.keepAnswer(anAnswer(story, { question: home, said: { written: 'mine' } }));
    await sam.keepAnswer(
      anAnswer(story, { question: home, said: { written: 'beside' }, speaker: { whose: 'helper', helper: 'Mum' } }),
    );
    await helping();
    await say('from afar');
    await say('not seen yet', 'my-days/what');
    await round();
    const all = await sam.answersOf(story.id);
    const goes = (theirs: string[]) =>
      withTheirs(all, new Set(theirs))
        .map((a) => a.said.written)
        .sort();
    const [key, name] = [...fromAfar(all)][0] ?? [];
    expect(name).toBe('Mum');
    expect(goes([])).toEqual(['beside', 'mine']);
    expect(goes([key ?? ''])).toEqual(['beside', 'from afar', 'mine']);
    // One name, two people: the one who sat beside, and the key.
    expect(bySpeaker(all.filter((a) => a.question === home)).map((row) => row.newest.said.written)).toEqual([
      'mine',
      'beside',
      'from afar',
    ]);
  });
});

describe('asking', () => {
  it('is not possible where this website keeps no boxes: nothing is remembered', async () => {
    globalThis.fetch = fetchFrom(
      await aRoom(room().db, { caps: { mailbox: 2 ** 31, drop: 2 ** 28, story: { bytes: 100, boxes: 0 } } }),
    );
    await expect(sam.askToHelp(story, { name: 'Mum', topics: ['my-home'], sees: false })).rejects.toMatchObject({
      name: 'NotThere',
    });
    expect(await sam.keep.count('helpers')).toBe(0);
  });

  it('makes a link that is found in whatever a mail program made of it', () => {
    const secret = 'a'.repeat(32);
    for (const link of [`https://example.org/helping/#${secret}`, `Look: https://example.org/helping/%23${secret}.\n`])
      expect(readHelpLink(link)).toBe(secret);
    for (const none of ['https://example.org/helping/', `#${'a'.repeat(31)}`, `#${secret}.age1abc`])
      expect(readHelpLink(none)).toBeUndefined();
  });
});
