// @vitest-environment jsdom
import '#tests/support/device.ts';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { newToken } from '#model/token.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, nobody } from '#tests/worker/a-log.ts';
import { NoInternet } from '#post/mailbox-errors.ts';
import { rowsOf } from '#worker/desk/given.ts';
import { HereIs } from '#worker/desk/here.ts';
import { peopleOf } from '#worker/desk/people.ts';
import { ReplyForm } from '#worker/desk/ReplyForm.tsx';
import type { Desk } from '#worker/desk/use-desk.ts';
import { deskWords } from '#worker/desk/words.ts';
import { writingWords } from '#worker/desk/writing.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';

const book = theBook();
const words = deskWords(book);
const thread = newToken();
const answer = anAnswer(aStory(), { said: { written: 'By the sea' } });
const letter = aLetter(thread, '2026-05-03T10:00:00.000+00:00', [answer]);
const [person] = peopleOf([fromThem(letter)]);
const keys = { worker: newToken(), name: 'Jo Bell', recipient: nobody } as WorkerKeys;

function show(send: Desk['send'], onDone = vi.fn(), only?: 'heard') {
  if (!person?.letters[0]) throw new Error('Somebody wrote.');
  const desk = { keys, send, goOn: () => Promise.resolve() } as Desk;
  render(
    <HereIs value={{ desk, words, day: '2026-11-24', waits: [], turn: [] }}>
      <ReplyForm
        person={person}
        topics={{ topics: [], feelings: [] }}
        of={{ letter: letter.id, answer: answer.id }}
        rows={rowsOf(person, person.letters[0])}
        only={only}
        onDone={onDone}
      />
    </HereIs>,
  );
  return onDone;
}

beforeEach(() => {
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(
      address === '/worker/writing.json' ? Response.json(writingWords(book)) : new Response('', { status: 404 }),
    ),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a word back', () => {
  it('asks first what sort it is, by name, and shows no place to write before', async () => {
    show(vi.fn());
    expect((await screen.findAllByRole('radio')).length).toBe(4);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('needs a day for a promise, counts words, and is held at the gate until one press mends it', async () => {
    const user = userEvent.setup();
    const send = vi.fn(() => Promise.resolve('held' as const));
    const done = show(send);
    await user.click(await screen.findByRole('radio', { name: words.lines.promise.words }));
    const box = screen.getByRole('textbox', { name: 'Line 1' });
    await user.type(box, 'I will liaise with them.');
    await screen.findByText('5 words');
    const go = screen.getByRole('button', { name: 'Send to Sam' });
    expect(go).toHaveProperty('disabled', true);
    await user.click(await screen.findByRole('button', { name: 'Write talk' }));
    expect(go, 'no day yet').toHaveProperty('disabled', true);
    await user.type(screen.getByLabelText('By which day?'), '8/12');
    await waitFor(() => expect(go).toHaveProperty('disabled', false));
    await user.click(go);
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(send).toHaveBeenCalledWith(
      person,
      expect.objectContaining({
        kind: 'promise',
        by: '2026-12-08',
        lines: [{ words: 'I will talk with them.', picture: { name: 'talk' } }],
        of: { letter: letter.id, answer: answer.id },
      }),
      [],
      {
        about: expect.stringContaining(answer.id) as string,
        draft: expect.objectContaining({
          by: '2026-12-08',
          lines: [expect.objectContaining({ words: 'I will talk with them.' })],
        }) as unknown,
      },
    );
  });

  it('lets a Line go that only warns', async () => {
    const user = userEvent.setup();
    show(vi.fn());
    await user.click(await screen.findByRole('radio', { name: words.lines.talk.words }));
    await user.type(screen.getByRole('textbox', { name: 'Line 1' }), 'The door was opened by staff.');
    await screen.findByText(/Say who does it/);
    expect(screen.getByRole('button', { name: 'Send to Sam' })).toHaveProperty('disabled', false);
  });

  it('says that it did not go, keeps the words, and lets it be pressed again', async () => {
    const user = userEvent.setup();
    const done = show(vi.fn(() => Promise.reject(new NoInternet('cut'))));
    await user.click(await screen.findByRole('radio', { name: words.lines.talk.words }));
    await user.type(screen.getByRole('textbox', { name: 'Line 1' }), 'I will come.');
    await user.click(screen.getByRole('button', { name: 'Send to Sam' }));
    await screen.findByText(words.lines['not-sent'].words);
    expect(screen.getByRole('textbox', { name: 'Line 1' })).toHaveProperty('value', 'I will come.');
    expect(screen.getByRole('button', { name: 'Send to Sam' })).toHaveProperty('disabled', false);
    expect(done).not.toHaveBeenCalled();
  });

  it('takes ready words by one press, asks for their day, and never puts them in place of words of my own', async () => {
    const user = userEvent.setup();
    const send = vi.fn(() => Promise.resolve('held' as const));
    const done = show(send);
    await user.click(await screen.findByRole('button', { name: /I will talk about it when I come on/ }));
    const go = screen.getByRole('button', { name: 'Send to Sam' });
    expect(go, 'no day yet').toHaveProperty('disabled', true);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Today'));
    await user.type(screen.getByLabelText('Which day?'), '8/12');
    expect(screen.getByRole('textbox', { name: 'Line 2' })).toHaveProperty(
      'value',
      'I will talk about it when I come on Tuesday 8 December 2026.',
    );
    // Another ready one takes the place of one that nobody changed. They fold away once one is taken.
    await user.click(screen.getByText('Ready words'));
    await user.click(screen.getByRole('button', { name: /I will find out and tell you/ }));
    expect(screen.getAllByRole('textbox', { name: /^Line/ }).map((box) => (box as HTMLTextAreaElement).value)).toEqual([
      'I have read this.',
      'I will find out and tell you.',
    ]);
    await user.clear(screen.getByRole('textbox', { name: 'Line 2' }));
    await user.type(screen.getByRole('textbox', { name: 'Line 2' }), 'I will ask Ann.');
    await user.click(screen.getByText('Ready words'));
    await user.click(screen.getByRole('button', { name: /^Show more of/ }));
    await user.click(screen.getByRole('button', { name: /Please tell me more when we meet/ }));
    expect(screen.getAllByRole('textbox', { name: /^Line/ }).map((box) => (box as HTMLTextAreaElement).value)).toEqual([
      'I have read this.',
      'I will ask Ann.',
      'I have read this.',
      'Please tell me more when we meet.',
    ]);
    await user.click(go);
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(send).toHaveBeenCalledWith(
      person,
      expect.objectContaining({
        kind: 'talk',
        lines: expect.arrayContaining([
          { words: 'I have read this.', picture: { name: 'tick' } },
          expect.objectContaining({ words: 'I will ask Ann.' }),
        ]) as unknown,
      }),
      [],
      expect.anything(),
    );
  });

  it('shows 4 ready words at first, the rest by one press, and the keyboard goes on at what that showed', async () => {
    const user = userEvent.setup();
    show(vi.fn());
    const more = await screen.findByRole('button', { name: /^Show more of the \d that are left$/ });
    const offered = () => [...document.querySelectorAll('.desk-ready-words')].length;
    expect(offered()).toBe(4);
    await user.click(more);
    expect(offered()).toBeGreaterThan(5);
    expect(document.activeElement?.getAttribute('data-key')).toBe('5');
    expect(screen.queryByRole('button', { name: /Show more of/ })).toBeNull();
  });

  it('has no ready words for what I heard: those are mine alone', async () => {
    show(vi.fn(), vi.fn(), 'heard');
    await screen.findByRole('textbox', { name: 'Line 1' });
    expect(screen.queryByText('Ready words')).toBeNull();
  });
});
