// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { useRef, type ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { Recorder } from '#ways/Recorder.tsx';
import type { WaysWords } from '#ways/ways-words.ts';

const device = vi.hoisted(() => ({ goes: (): void => undefined }));
vi.mock('#ways/recorder.ts', () => ({
  longest: 300,
  CannotRecord: class extends Error {},
  startRecording: () =>
    Promise.resolve({
      stream: null,
      level: () => 0,
      onLost: (tell: () => void) => {
        device.goes = tell;
      },
      stop: () => Promise.resolve({ blob: new Blob(['a']), seconds: 1 }),
      drop: () => undefined,
    }),
}));
afterEach(cleanup);
URL.createObjectURL = () => 'blob:made';
URL.revokeObjectURL = () => undefined;

/** Any label is its own key; any Line says its own name. */
const any = <T,>(of: (key: string) => T) => new Proxy({}, { get: (_, key) => of(String(key)) }) as Record<string, T>;
const words = {
  labels: any((key) => key),
  lines: any((key) => ({ words: key, picture: { address: '/p.svg', alt: '' } })),
} as unknown as WaysWords;

function Room({
  kept,
  onKeep = () => Promise.resolve(undefined),
}: {
  kept?: string;
  onKeep?: (made: { blob: Blob; seconds: number }) => Promise<ReactNode>;
}) {
  const room = useRef<HTMLDivElement>(null);
  useKeptFocus(room);
  return (
    <div ref={room}>
      <Recorder as="voice" words={words} lang="en" kept={kept} onKeep={onKeep} onAway={() => undefined} />
    </div>
  );
}

/** What was asked for is drawn, and then there was time to look where the keyboard is. */
const later = async () => {
  await act(() => Promise.resolve());
  await new Promise((done) => {
    setTimeout(done, 60);
  });
};

it('puts the keyboard on what was kept, also where the device takes its time to bring it', async () => {
  const { getByText, getByRole, rerender } = render(<Room />);
  for (const name of ['way.record', 'way.stop']) {
    fireEvent.click(getByText(name));
    await later();
  }
  rerender(<Room kept="blob:kept" />);
  await later();
  expect(document.activeElement).toBe(getByRole('group', { name: 'way.voice-here' }));
  expect(document.activeElement?.querySelector('audio')?.getAttribute('src')).toBe('blob:kept');
});

it('keeps what I said as soon as it stops: I need not press anything more', async () => {
  const onKeep = vi.fn(() => Promise.resolve(undefined));
  const { getByText } = render(<Room onKeep={onKeep} />);
  for (const name of ['way.record', 'way.stop']) {
    fireEvent.click(getByText(name));
    await later();
  }
  expect(onKeep).toHaveBeenCalledOnce();
});

it('keeps what it heard when the microphone goes away, and says that the recording stopped', async () => {
  const onKeep = vi.fn(() => Promise.resolve(undefined));
  const { getByText, getByRole } = render(<Room onKeep={onKeep} />);
  fireEvent.click(getByText('way.record'));
  await later();
  act(() => {
    device.goes();
  });
  await later();
  expect(onKeep).toHaveBeenCalledOnce();
  expect(getByRole('alert').textContent).toContain('stopped');
});

it('holds the recording where the device is full, so that I can make room and keep it', async () => {
  const onKeep = vi
    .fn<(made: { blob: Blob; seconds: number }) => Promise<ReactNode>>()
    .mockResolvedValueOnce('full')
    .mockResolvedValueOnce(undefined);
  const { getByText } = render(<Room onKeep={onKeep} />);
  for (const name of ['way.record', 'way.stop', 'way.keep']) {
    fireEvent.click(getByText(name));
    await later();
  }
  expect(onKeep).toHaveBeenCalledTimes(2);
});
