// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { CannotRecord, startRecording } from '#ways/recorder.ts';

class Track extends EventTarget {
  stopped = false;
  stop() {
    this.stopped = true;
  }
}
class Recorder extends EventTarget {
  static isTypeSupported = () => true;
  state = 'inactive';
  mimeType = 'audio/webm';
  start() {
    this.state = 'recording';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['3 seconds']) }));
  }
  stop() {
    this.state = 'inactive';
    this.dispatchEvent(new Event('stop'));
  }
}
let track: Track;
beforeEach(() => {
  track = new Track();
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia: () => Promise.resolve({ getTracks: () => [track] }) },
  });
  vi.stubGlobal('MediaRecorder', Recorder);
});

it('lets the microphone go where the browser cannot record with it, and says so', async () => {
  vi.stubGlobal(
    'MediaRecorder',
    class extends Recorder {
      constructor() {
        super();
        throw new DOMException('no', 'NotSupportedError');
      }
    },
  );
  await expect(startRecording('voice')).rejects.toBeInstanceOf(CannotRecord);
  expect(track.stopped).toBe(true);
});

it('tells when the microphone went away, and has what was recorded until then, as long as it was', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const going = await startRecording('voice');
  const lost = vi.fn();
  going.onLost(lost);
  clock.mockReturnValue(4000);
  track.dispatchEvent(new Event('ended'));
  expect(lost).toHaveBeenCalledOnce();
  clock.mockReturnValue(9000);
  const { blob, seconds } = await going.stop();
  expect(seconds).toBe(3);
  expect(await blob.text()).toBe('3 seconds');
  expect(track.stopped).toBe(true);
  expect(lost).toHaveBeenCalledOnce();
});

it('does not say that the microphone went away where the person stopped', async () => {
  const going = await startRecording('voice');
  const lost = vi.fn();
  going.onLost(lost);
  await going.stop();
  expect(lost).not.toHaveBeenCalled();
});
