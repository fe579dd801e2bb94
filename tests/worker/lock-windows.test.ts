// @vitest-environment jsdom
import '#tests/support/device.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { newToken } from '#model/token.ts';
import { chooseIdleMinutes, lockWhenIdle } from '#worker/keep/idle-lock.ts';
import { cameBack, hasLeft, onLockedElsewhere } from '#worker/keep/lock-windows.ts';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

it('a window locks when another takes the worker off this device, and writes nothing of theirs until they come back', () => {
  const worker = newToken();
  const lock = vi.fn();
  const stop = onLockedElsewhere(lock);
  window.dispatchEvent(new StorageEvent('storage', { key: 'worker-locked', newValue: `${worker} 1` }));
  expect(lock).toHaveBeenCalledOnce();
  expect(hasLeft(worker)).toBe(true);
  cameBack(worker);
  expect(hasLeft(worker)).toBe(false);
  stop();
});

it('a window in which nothing is pressed locks after the time that was chosen, and never where never was', () => {
  vi.useFakeTimers();
  const lock = vi.fn();
  chooseIdleMinutes(5);
  const stop = lockWhenIdle(lock);
  vi.advanceTimersByTime(4 * 60_000);
  window.dispatchEvent(new KeyboardEvent('keydown'));
  vi.advanceTimersByTime(4 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * 60_000);
  expect(lock).toHaveBeenCalled();
  lock.mockClear();
  chooseIdleMinutes(0);
  vi.advanceTimersByTime(60 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  stop();
});
