// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useDraft } from '#worker/desk/draft.ts';
import { draftOf, keepDraft } from '#worker/keep/drafts.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';

vi.mock('#worker/keep/drafts.ts', { spy: true });
const keys = { worker: 'a worker' } as WorkerKeys;

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(draftOf).mockResolvedValue(undefined);
  vi.mocked(keepDraft).mockResolvedValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('keeps what a worker writes at most a fifth of a second behind, also of one who never rests', async () => {
  const { result } = renderHook(() => useDraft(keys, 'somebody'));
  await act(() => vi.advanceTimersByTimeAsync(0));
  for (let letter = 1; letter <= 20; letter += 1) {
    act(() => {
      result.current.change({ lines: [{ key: 'a', words: 'a'.repeat(letter) }] });
    });
    await act(() => vi.advanceTimersByTimeAsync(100));
  }
  const kept = vi
    .mocked(keepDraft)
    .mock.calls.map(([, , draft]) => (draft as { lines: { words: string }[] }).lines[0]?.words.length);
  expect(kept).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
});
