// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { theBook } from '#content/the-book.ts';
import type { SymbolIndex } from '#symbols/symbol-index.ts';
import { FindSymbol } from '#ways/FindSymbol.tsx';
import { waysWords } from '#ways/ways-words.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('the search of pictures works where this browser may keep nothing', async () => {
  const index: SymbolIndex = { groups: ['animals'], rows: [['1F436', 'dog', 'pet', 0]], often: ['1F436'], easy: {} };
  const words = waysWords(theBook());
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(Response.json(address === '/symbols/index.json' ? index : words)),
  );
  const forbidden = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
  // oxlint-disable-next-line typescript/require-await
  await act(async () => {
    render(<FindSymbol onFind={() => undefined} />);
  });
  expect(await screen.findByLabelText('Find a picture', {}, { timeout: 20_000 })).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'dog' })).toBeTruthy();
});
