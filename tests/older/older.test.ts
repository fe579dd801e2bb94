import '#tests/support/device.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { said } from '#model/answer.ts';
import { copyVersion } from '#model/copy.ts';
import { fromPerson } from '#model/letter.ts';
import { knows } from '#model/read-known.ts';
import { fromWorker } from '#model/reply.ts';
import { workerRecord } from '#model/worker-record.ts';
import {
  copyOf,
  deviceOf,
  emptyDevice,
  numberOf,
  says,
  saysWithWorker,
  serverOf,
  stages,
  stagesWithWorker,
  versions,
} from './stages.ts';

/** As if the website was opened anew: nothing of before is in memory. */
beforeEach(() => {
  vi.resetModules();
});

const keep = async () => ({
  ...(await import('#person/keep/keep.ts')),
  ...(await import('#person/keep/stories.ts')),
  ...(await import('#person/keep/answers.ts')),
  ...(await import('#person/keep/offers.ts')),
  ...(await import('#person/keep/workers.ts')),
  ...(await import('#person/keep/errands.ts')),
  ...(await import('#person/keep/ask-again.ts')),
  ...(await import('#person/keep/copying.ts')),
  ...(await import('#person/keep/locks.ts')),
});
const desk = async () => ({
  ...(await import('#worker/keep/place.ts')),
  ...(await import('#worker/keep/log.ts')),
  ...(await import('#worker/keep/drafts.ts')),
  ...(await import('#worker/door/open-door.ts')),
  ...(await import('#worker/door/joining.ts')),
});

const byId = <T extends { id: string }>(all: readonly T[]): T[] => [...all].sort((a, b) => a.id.localeCompare(b.id));
const same = (one: unknown): unknown => JSON.parse(JSON.stringify(one));

/** What somebody said, where it is easily read wrong. */
const exactly = '  the choir\n& my dog “Bo” 🐕 <b>';
/** Before receipts it stood for "their device has it". */
const stateNow = (stage: string, state: string) => (stage === '3-a-worker' && state === 'read' ? 'came' : state);

describe.each(stages)('a person’s words of the stage %s', (stage) => {
  const { story, answers, typing, given = [], heard = [], offers = [] } = says(stage);

  it('come back from a copy word for word, with all that belongs to them', async () => {
    emptyDevice();
    const { joinStory, listStories, answersOf, piece, givenFrom, heardIn, offersOf, workersOf, toAskAgain } =
      await keep();
    const { readCopy } = await import('#person/share/copy-file.ts');
    const { newer, ...whole } = await readCopy(copyOf(stage));
    expect(newer).toBe(0);
    expect(await joinStory(whole)).toEqual({ added: answers.length, newStory: true });
    expect(await listStories()).toEqual([story]);
    const back = await answersOf(story.id);
    expect(byId(back)).toEqual(byId(answers));
    expect(await offersOf(story.id)).toEqual(offers);
    expect(back.map((one) => one.said.written)).toContain(exactly);
    expect(JSON.stringify(back)).not.toContain('rubbed out');
    for (const { id } of whole.pieces) expect((await piece(id))?.size).toBeGreaterThan(30);
    expect((await piece(story.photo ?? ''))?.type).toBe('image/png');
    expect(byId(await givenFrom(story.id))).toEqual(
      byId(given.map((one) => ({ ...one, state: stateNow(stage, one.state) }))),
    );
    expect(byId(await heardIn(story.id))).toEqual(byId(heard));
    expect((await workersOf(story.id)).map(({ card }) => card.name)).toEqual(given.length > 0 ? ['Jo Bell'] : []);
    expect((await toAskAgain(story.id)).map(({ on }) => on)).toEqual(stage === '1-a-story' ? [] : ['2027-02-01']);
  });

  it('are there on a device that is updated, with what was still being typed', async () => {
    await deviceOf(stage);
    const { openStory, answersOf, piece, givenFrom, heardIn, lockOf, offersOf, toAskAgain, workersOf } = await keep();
    expect(await openStory()).toEqual(story);
    expect(byId(same(await answersOf(story.id)) as typeof answers)).toMatchObject(byId([...answers, typing]));
    expect(await offersOf(story.id)).toEqual(offers);
    expect(await (await piece(story.photo ?? ''))?.slice(1, 4).text()).toBe('PNG');
    expect(byId(await givenFrom(story.id))).toEqual(
      byId(given.map((one) => ({ ...one, state: stateNow(stage, one.state) }))),
    );
    expect(byId(await heardIn(story.id))).toEqual(byId(heard));
    expect((await workersOf(story.id)).map(({ card }) => card.name)).toEqual(given.length > 0 ? ['Jo Bell'] : []);
    expect((await toAskAgain(story.id)).map(({ on }) => on)).toEqual(stage === '1-a-story' ? [] : ['2027-02-01']);
    expect((await lockOf(story.id))?.pictures).toEqual(numberOf(stage) < 6 ? undefined : ['dog', 'bus', 'key']);
  });

  it('leave what small names hold as it was', async () => {
    await deviceOf(stage);
    const { readSettings } = await import('#settings/settings.ts');
    const { readSitting } = await import('#person/keep/sitting.ts');
    const { lastCopy, copiedUpTo } = await import('#person/share/last-copy.ts');
    expect(readSettings()).toEqual({ size: '4', colours: 'dark', choices: 'read' });
    expect(readSitting()).toEqual({
      company: { who: 'with', name: 'Ann' },
      speaker: { whose: 'with-help', helper: 'Ann' },
    });
    expect(new Date(lastCopy(story.id) ?? 0).getFullYear()).toBe(2026);
    expect(copiedUpTo(story.id)).toMatch(/^\d{13}-\d{4}$/);
  });
});

describe.each(stagesWithWorker)('what travels, of the stage %s', (stage) => {
  const { keys, link, card, own, letters, replies, records } = saysWithWorker(stage);
  beforeEach(() => {
    emptyDevice();
    serverOf(stage);
  });

  it('a Worker card opens by its link, the same as it was printed', async () => {
    const { fetchCard, readCardLink } = await import('#envelopes/worker-cards.ts');
    const found = await fetchCard(readCardLink(`https://example.org/card/#${link}`) ?? expect.fail(link));
    expect(found.card).toEqual(card);
    expect(found.sameKey).toBe(true);
    expect([...found.pieces.values()].map(({ type }) => type)).toEqual(['image/png']);
    expect(found.signed === undefined).toBe(numberOf(stage) < 4);
  });

  it('every Letter and note comes to the desk as it was sent, and what does not open is said', async () => {
    const { fetchLog, howWhole, piecesOf } = await desk();
    const log = await fetchLog(keys);
    expect(log.flatMap((one) => (one.from === 'person' && one.box === 'mine' ? [one.what] : []))).toEqual(letters);
    expect(log.flatMap((one) => (one.from === 'person' && one.box === 'team' ? [one.what] : []))).toEqual(
      letters.slice(0, 1),
    );
    expect(log.flatMap((one) => (one.from === 'me' ? [one.what] : []))).toEqual(records);
    expect(
      log.filter((one) => one.from === 'person').every((one) => (one.by === undefined) === numberOf(stage) < 4),
    ).toBe(true);
    expect([...(await piecesOf(keys, log[0] ?? expect.fail())).values()].map(({ type }) => type)).toEqual([
      'image/png',
    ]);
    expect(await howWhole(keys)).toEqual({ newer: 0, rolledBack: false, unopened: true });
  });

  it('every Reply comes to the person as it was sent', async () => {
    const { collect } = await import('#envelopes/open-envelopes.ts');
    const shapes = await import('#model/reply.ts');
    const { came, unopened, newer } = await collect(own, 0, shapes.fromWorker);
    expect(came.map(({ what }) => what)).toEqual(replies);
    expect(came.every(({ signed }) => (signed === undefined) === numberOf(stage) < 4)).toBe(true);
    expect([unopened, newer]).toEqual([[], []]);
    expect(JSON.stringify(came.map(({ what }) => what))).toContain('I will ring your landlord.');
  });
});

describe.each(
  stages.flatMap((stage) => {
    const { box } = says(stage);
    return box ? [{ stage, box }] : [];
  }),
)('a Story that was kept safe, of the stage $stage', ({ stage, box }) => {
  it('opens by its card’s words, and its news come out as they went in', async () => {
    emptyDevice();
    serverOf(stage);
    const { faceOf, openStoryCard } = await import('#envelopes/story-boxes.ts');
    const { collect } = await import('#envelopes/open-envelopes.ts');
    const { storyNews } = await import('#model/story-box.ts');
    const keys = await openStoryCard(box.words);
    expect(keys).toEqual(box.keys);
    expect((await faceOf(keys)).face.story.name).toBe(says(stage).story.name);
    const { came } = await collect({ read: keys.read, identity: keys.identity }, 0, storyNews);
    expect(came.map(({ what, newer }) => [what, newer])).toEqual([[box.news, 0]]);
  });

  it('is known on the device that keeps it, with what stands in its box', async () => {
    await deviceOf(stage);
    const { boxOf, parcelsOf, recordsOf } = await import('#person/keep/boxes.ts');
    const { mayHaveBox } = await import('#person/keep/waits.ts');
    expect(mayHaveBox()).toBe(true);
    expect(await boxOf(says(stage).story.id)).toMatchObject({ keys: box.keys, words: box.words, large: 'when-i-say' });
    const [parcel] = await parcelsOf(says(stage).story.id);
    expect(parcel?.id).toBe(box.id);
    expect(recordsOf(box.news)).toEqual(expect.arrayContaining(parcel?.records ?? ['none']));
  });
});

describe.each(
  stages.flatMap((stage) => {
    const { afar } = says(stage);
    return afar ? [{ stage, afar }] : [];
  }),
)('a Helper from afar, of the stage $stage', ({ stage, afar }) => {
  it('is known on the person’s device, with who they are and what they were let see', async () => {
    await deviceOf(stage);
    const { askedOf } = await import('#person/keep/asked-to-help.ts');
    const { mayHaveHelper } = await import('#person/keep/waits.ts');
    expect(mayHaveHelper()).toBe(true);
    expect(await askedOf(says(stage).story.id)).toEqual([afar.helper]);
  });

  it('opens their link and what they may see, and what they said comes out as it went in, by their key', async () => {
    emptyDevice();
    serverOf(stage);
    const { fetchSight, openHelpLink } = await import('#envelopes/helping.ts');
    const { collect } = await import('#envelopes/open-envelopes.ts');
    const { helperWord } = await import('#model/helping.ts');
    const keys = await openHelpLink(afar.secret);
    expect((await fetchSight(afar.secret, keys, afar.identity)).sight).toEqual(afar.sight);
    const { read, identity } = afar.helper.keys ?? expect.fail();
    const { came } = await collect({ read, identity }, 0, helperWord);
    expect(came.map(({ what, signed, newer }) => [what, signed?.by, newer])).toEqual(
      [afar.word, ...(afar.offers ? [afar.offers] : [])].map((word) => [word, afar.helper.key?.signs, 0]),
    );
  });
});

describe.each(stagesWithWorker)('a worker’s device of the stage %s', (stage) => {
  const { keys, passphrase, recovery, logged, owed, held, begun, joining, errands } = saysWithWorker(stage);
  beforeEach(async () => {
    await deviceOf(stage);
    serverOf(stage);
  });

  it('opens by its code and passphrase, and by its spare key', async () => {
    const { doorsHere, openByPassphrase, openBySpareKey } = await desk();
    const { openKeysWith } = await import('#worker/door/sealed-keys.ts');
    const [door] = await doorsHere();
    expect(await openKeysWith(door?.byPassphrase ?? expect.fail(), keys.ways.passphrase ?? expect.fail())).toEqual(
      keys,
    );
    expect(await openBySpareKey(recovery)).toEqual({ opened: keys, kept: true });
    // To make that key of the words takes seconds: once, for the oldest.
    if (stage === stagesWithWorker[0])
      expect(await openByPassphrase(keys.code, passphrase)).toEqual({ opened: keys, kept: true });
  });

  it('has all that came, without asking the server, and what was begun, owed and held', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('There is no way to the server.'));
    const { logHere, allOwed, draftOf, letGo, goingOn } = await desk();
    expect((await logHere(keys)).map(({ what }) => what)).toEqual(logged);
    expect(await draftOf(keys, begun.about)).toEqual(begun.draft);
    expect((await allOwed(keys)).map(({ id }) => id).sort()).toEqual(owed.map(({ id }) => id).sort());
    await letGo(keys);
    expect(await allOwed(keys)).toHaveLength(owed.length + (held ? 1 : 0));
    expect((await goingOn(joining.invite))?.said).toEqual(joining.said);
  });

  it('and the person’s has all that was still to be done', async () => {
    const { nextErrand, insteadOf } = await keep();
    const all = [];
    for (let one = await nextErrand(); one; one = await nextErrand()) {
      all.push(one);
      await insteadOf(one.n, []);
    }
    expect(all).toHaveLength(errands);
    const put = all.find((one) => one.does === 'put') ?? expect.fail();
    expect(new Uint8Array(await new Blob([put.sealed]).arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });
});

describe('the folder of what was once written', () => {
  it('has what is written today: a version that goes up brings a folder with it', async () => {
    emptyDevice();
    const [device, place] = [await (await keep()).openKeep(), await (await desk()).openPlace()];
    expect(versions(stages.at(-1) ?? ''), 'tests/older/README.md says what to do').toEqual({
      copy: copyVersion,
      keep: device.version,
      place: place.version,
      knows,
    });
  });

  it('has an example of each kind of Letter, Reply and note, and of each way of saying something', () => {
    const all = stagesWithWorker.map(saysWithWorker);
    const kinds = (of: readonly { kind: string }[]) => [...new Set(of.map(({ kind }) => kind))].sort();
    const known = ({ options }: { options: readonly { shape: { kind: { value: string } } }[] }) =>
      options.map(({ shape }) => shape.kind.value).sort();
    expect(kinds(all.flatMap(({ letters }) => letters))).toEqual(known(fromPerson));
    expect(kinds(all.flatMap(({ replies }) => replies))).toEqual(known(fromWorker));
    expect(kinds(all.flatMap(({ records }) => records))).toEqual(known(workerRecord));
    expect([...new Set(all.flatMap(({ answers }) => answers.flatMap((one) => Object.keys(one.said))))].sort()).toEqual(
      Object.keys(said.shape).sort(),
    );
  });
});
