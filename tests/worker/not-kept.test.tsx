// @vitest-environment jsdom
import '#tests/support/device.ts';
import { act, cleanup, render, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { newToken } from '#model/token.ts';
import { NoInternet } from '#post/mailbox-errors.ts';
import { anAnswer, aStory } from '#tests/support/answers.ts';
import { aLetter, fromThem, nobody } from '#tests/worker/a-log.ts';
import { CaseNumber } from '#worker/desk/CaseNumber.tsx';
import { HereIs } from '#worker/desk/here.ts';
import { MoveTo } from '#worker/desk/MoveTo.tsx';
import { peopleOf } from '#worker/desk/people.ts';
import { useDesk, type Desk } from '#worker/desk/use-desk.ts';
import { deskWords } from '#worker/desk/words.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';

/** A desk in a browser that keeps nothing: a note of one's own goes to the server now, or is kept nowhere. */

const no = vi.hoisted(() => ({ way: false, keeping: false }));
vi.mock('#worker/keep/drafts.ts', async (original) => ({
  ...(await original<object>()),
  owe: () => Promise.resolve(no.keeping),
  allOwed: () => Promise.resolve([]),
  letGo: () => Promise.resolve(),
}));
vi.mock('#worker/keep/log.ts', async (original) => ({
  ...(await original<object>()),
  logHere: () => Promise.resolve([]),
  fetchLog: () => Promise.reject(new NoInternet()),
  note: () => (no.way ? Promise.resolve() : Promise.reject(new NoInternet())),
}));
vi.mock('#worker/desk/pay.ts', () => ({ payOwed: () => Promise.resolve(), sendOwed: () => Promise.resolve() }));

const words = deskWords(theBook());
const keys = { worker: newToken(), name: 'Jo Bell', recipient: nobody } as WorkerKeys;
const thread = newToken();
const letter = aLetter(thread, '2026-05-03T10:00:00.000+00:00', [
  anAnswer(aStory(), { said: { written: 'By the sea' } }),
]);
const [person] = peopleOf([fromThem(letter)]);
if (!person) throw new Error('Somebody wrote.');
const number = { kind: 'case', thread, number: '1234' } as const;

afterEach(() => {
  cleanup();
  Object.assign(no, { way: false, keeping: false });
});

describe('a note of one’s own', () => {
  it.each([
    ['kept here', { keeping: true, way: false }, true],
    ['kept there', { keeping: false, way: true }, true],
    ['kept nowhere', { keeping: false, way: false }, false],
  ])('%s: says so, and stands at the desk only where it is', async (_what, how, isKept) => {
    Object.assign(no, how);
    const { result } = renderHook(() => useDesk(keys));
    await act(() => Promise.resolve());
    let came: unknown;
    await act(async () => {
      came = await result.current.jot(number);
    });
    expect([came, result.current.entries?.some((e) => e.what.kind === 'case')]).toEqual([isKept, isKept]);
  });
});

const atDesk = (jot: Desk['jot'], children: React.ReactNode) => {
  const desk = { keys, jot, offerUndo: vi.fn() } as unknown as Desk;
  render(<HereIs value={{ desk, words, day: '2026-11-24', waits: [], turn: [] }}>{children}</HereIs>);
  return desk;
};

describe('where a note is kept nowhere', () => {
  it('a case number is not said to be kept, and stays where it was typed', async () => {
    const user = userEvent.setup();
    const jot = vi.fn(() => Promise.resolve(false));
    atDesk(jot, <CaseNumber person={person} />);
    const box = screen.getByRole('textbox');
    await user.type(box, '1234{Enter}');
    expect(screen.getByRole('alert').textContent).toContain(words.lines['not-noted'].words);
    expect([box.matches('[value="1234"]'), document.body.textContent.includes(words.lines['case-kept'].words)]).toEqual(
      [true, false],
    );
    jot.mockResolvedValue(true);
    await user.type(box, '{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('nobody is said to have moved to another list', async () => {
    const user = userEvent.setup();
    const desk = atDesk(() => Promise.resolve(false), <MoveTo person={person} />);
    await user.click(screen.getByText(words.labels['desk.to-ended'] ?? ''));
    expect(screen.getByRole('alert').textContent).toContain(words.lines['not-noted'].words);
    expect(desk.offerUndo).not.toHaveBeenCalled();
  });
});
