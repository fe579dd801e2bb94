import '#tests/support/device.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { theBook } from '#content/the-book.ts';
import type { FoundCard } from '#envelopes/worker-cards.ts';
import { newToken } from '#model/token.ts';
import type { WorkerCard } from '#model/worker-card.ts';
import { workerCard } from '#model/worker-card.ts';
import { readKnown } from '#model/read-known.ts';
import { givingWords } from '#person/give/give-words.ts';
import { WhenTheyAnswer } from '#person/give/WhenTheyAnswer.tsx';
import { WhoKnows } from '#person/give/WhoKnows.tsx';
import { startStory } from '#person/keep/stories.ts';
import { workersOf } from '#person/keep/workers.ts';
import { addWorker } from '#person/send/add-worker.ts';
import { cardAnew } from '#person/send/card-anew.ts';
import { newIdentity } from '#sealing/seal.ts';

const served = vi.hoisted(() => ({ card: undefined as FoundCard | Error | undefined }));
vi.mock('#envelopes/worker-cards.ts', () => ({
  fetchCard: () =>
    served.card instanceof Error || !served.card
      ? Promise.reject(served.card ?? new Error('No card.'))
      : Promise.resolve(served.card),
}));

const words = givingWords(theBook());
const ann = { name: 'Ann', answersIn: 5, cover: 'Ben' };
const emergency = 'Ring 999 if you are in danger now.';

describe('how soon a worker answers, and who does while they are away', () => {
  it('is told before it is given, each time, with whom to ring in danger, and never behind a press', () => {
    for (const first of [true, false]) {
      const open = renderToStaticMarkup(<WhoKnows card={ann} words={words} first={first} />).replace(
        /<details.*<\/details>/,
        '',
      );
      for (const line of ['Ann mostly answers in 5 days.', 'Ben answers when Ann is away.', emergency])
        expect([first, open.includes(line)]).toEqual([first, true]);
      expect(renderToStaticMarkup(<WhoKnows card={{ name: 'Ann' }} words={words} first={first} />)).toContain(
        'It can take some days until they read it.',
      );
    }
  });

  it('says nothing where the card says nothing', () => {
    expect(renderToStaticMarkup(<WhenTheyAnswer card={{ name: 'Ann' }} lines={words.lines} />)).toBe('');
  });

  it('leaves the card readable for software of before: what it does not know is left out', async () => {
    const card = {
      format: 'what-matters-to-me/worker-card',
      version: 1,
      worker: newToken(),
      about: '',
      reach: '',
      box: { recipient: (await newIdentity()).recipient, drop: newToken() },
      pieces: [],
      ...ann,
    };
    const before = workerCard.omit({ answersIn: true, cover: true });
    expect(await readKnown(before, structuredClone(card), () => Promise.resolve())).toMatchObject({
      newer: 2,
      what: { name: 'Ann' },
    });
    expect(workerCard.parse(card)).toMatchObject(ann);
  });
});

describe('the card, looked at again before giving', () => {
  const by = 'a'.repeat(64);
  let card: WorkerCard;
  const found = (change: Partial<WorkerCard>, signedBy = by, sameKey = true): FoundCard => ({
    card: { ...card, ...change },
    pieces: new Map(),
    sameKey,
    signed: { by: signedBy },
  });
  const knownNow = async (story: string) => (await workersOf(story))[0];

  beforeEach(async () => {
    card = {
      format: 'what-matters-to-me/worker-card',
      version: 1,
      worker: newToken(),
      name: 'Ann',
      about: '',
      reach: 'as it was',
      box: { recipient: (await newIdentity()).recipient, drop: newToken() },
      pieces: [],
    };
  });

  it('gives who covers now and takes nothing else of it; a card that is signed by another, or has another key, or cannot be had, changes nothing', async () => {
    const story = await startStory('Sam');
    const worker = await addWorker(story, { card, pieces: new Map(), secret: newToken(), signed: { by } });
    for (const other of [
      found({ cover: 'Mallory' }, 'b'.repeat(64)),
      found({ cover: 'Mallory' }, by, false),
      new Error('No internet.'),
    ]) {
      served.card = other;
      expect(await cardAnew(worker)).toBe(false);
      expect((await knownNow(story.id))?.card).toEqual(card);
    }
    served.card = found({
      cover: 'Ben',
      answersIn: 5,
      reach: 'somewhere else',
      box: { ...card.box, drop: newToken() },
    });
    expect(await cardAnew(worker)).toBe(true);
    const now = await knownNow(story.id);
    expect(now?.card).toEqual({ ...card, cover: 'Ben', answersIn: 5 });
    if (!now) throw new Error('The worker is meant to be here.');
    expect(await cardAnew(now), 'the same again').toBe(false);
    served.card = found({});
    expect(await cardAnew(now)).toBe(true);
    expect((await knownNow(story.id))?.card, 'back from a holiday').toEqual(card);
  });
});
