// @vitest-environment jsdom
import '#tests/support/device.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { allRows, countUp } from '#group/keep.ts';
import { NotKept } from '#group/NotKept.tsx';
import { groupWords } from '#group/ready-session.ts';
import { GiveWords } from '#group/Words.tsx';
import { newToken } from '#model/token.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('what could not be kept on a full device is said, with what to do, and what was kept before is there', async () => {
  const words = groupWords(theBook());
  const run = newToken();
  render(
    <GiveWords words={words}>
      <NotKept />
    </GiveWords>,
  );
  await countUp(run, 'want', 'listen', 1);
  expect(screen.queryByText(words.lines.full.words)).toBeNull();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(countUp(run, 'want', 'listen', 1)).rejects.toThrow('full');
  await screen.findByText(words.lines.full.words);
  screen.getByText(words.lines['full-next'].words);
  expect((await allRows()).filter((row) => row.kind === 'count').map((row) => row.counts)).toEqual([{ listen: 1 }]);
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByText(words.lines.full.words)).toBeNull();
});
