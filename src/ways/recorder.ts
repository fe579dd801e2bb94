import { whyRefused } from '#device/why-refused.ts';

/** The longest recording, in seconds. */
export const longest = 5 * 60;

/** Why a recording could not begin: the person or the browser said no, or there is nothing to record with. */
export class CannotRecord extends Error {
  override readonly name = 'CannotRecord';
  readonly why: 'refused' | 'none';
  constructor(why: CannotRecord['why'], cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** A recording that is going on. */
export interface GoingOn {
  stream: MediaStream;
  /** How loud it is now, 0 to 1. */
  level: () => number;
  /** Calls when the device went away in the middle: a microphone pulled out, a call that took it. What was recorded until then is there. */
  onLost: (tell: () => void) => void;
  /** Ends it. @returns what was recorded, and how long it is, in seconds. */
  stop: () => Promise<{ blob: Blob; seconds: number }>;
  /** Ends it and throws it away. */
  drop: () => void;
}

const kinds = {
  voice: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
} as const;

/** Small enough for five minutes on an old phone: about 1 MB of voice, 25 MB of film. */
const bits = {
  voice: { audioBitsPerSecond: 32_000 },
  video: { audioBitsPerSecond: 32_000, videoBitsPerSecond: 600_000 },
} as const;

async function open(as: 'voice' | 'video'): Promise<MediaStream> {
  // Missing on plain http, and in browsers that cannot record.
  if (!(navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia || typeof MediaRecorder === 'undefined')
    throw new CannotRecord('none');
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: as === 'video' ? { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' } : false,
    });
  } catch (why) {
    throw new CannotRecord(whyRefused(why), why);
  }
}

/** Begins to record. Nothing leaves the device. Throws CannotRecord. */
export async function startRecording(as: 'voice' | 'video'): Promise<GoingOn> {
  const stream = await open(as);
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    return recordFrom(stream, as, release);
  } catch (why) {
    // A microphone that nobody records with must not stay on.
    release();
    throw new CannotRecord('none', why);
  }
}

/** How loud a stream is; silent where the browser cannot tell: recording matters more. */
function loudness(stream: MediaStream): { level: () => number; close: () => void } {
  try {
    const sound = new AudioContext();
    const hears = sound.createAnalyser();
    hears.fftSize = 512;
    sound.createMediaStreamSource(stream).connect(hears);
    // Some browsers let it sleep until told.
    void sound.resume().catch(() => undefined);
    const samples = new Float32Array(hears.fftSize);
    const level = () => {
      hears.getFloatTimeDomainData(samples);
      return Math.min(1, Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length) * 4);
    };
    return { level, close: () => void sound.close().catch(() => undefined) };
  } catch {
    return { level: () => 0, close: () => undefined };
  }
}

function recordFrom(stream: MediaStream, as: 'voice' | 'video', release: () => void): GoingOn {
  const mimeType = kinds[as].find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { ...bits[as], ...(mimeType ? { mimeType } : {}) });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', (event) => {
    if (event.data.size > 0) parts.push(event.data);
  });
  const began = performance.now();
  recorder.start(1000);
  const { level, close } = loudness(stream);
  let lostAt: number | undefined;
  let asked = false;
  let tellLost: () => void = () => undefined;
  const lost = () => {
    if (asked || lostAt !== undefined) return;
    lostAt = performance.now();
    tellLost();
  };
  for (const track of stream.getTracks()) track.addEventListener('ended', lost);
  for (const event of ['error', 'stop']) recorder.addEventListener(event, lost);
  const over = () => {
    release();
    close();
  };
  return {
    stream,
    level,
    onLost: (tell) => {
      tellLost = tell;
      if (lostAt !== undefined) tell();
    },
    stop: () =>
      new Promise((done) => {
        asked = true;
        // As long as the device was there, and not as long as the screen was.
        const seconds = Math.round(((lostAt ?? performance.now()) - began) / 100) / 10;
        const finish = () => {
          over();
          done({
            blob: new Blob(parts, { type: recorder.mimeType || (as === 'voice' ? 'audio/webm' : 'video/webm') }),
            seconds,
          });
        };
        if (recorder.state === 'inactive') {
          finish();
          return;
        }
        recorder.addEventListener('stop', finish, { once: true });
        recorder.stop();
      }),
    drop: () => {
      asked = true;
      if (recorder.state !== 'inactive') recorder.stop();
      over();
    },
  };
}
