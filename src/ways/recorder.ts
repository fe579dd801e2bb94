/** The longest recording, in seconds. */
export const longest = 5 * 60;

/** Why a recording could not begin: the person or the browser said no, or there is nothing to record with. */
export class CannotRecord extends Error {
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
const bits = { voice: { audioBitsPerSecond: 32_000 }, video: { audioBitsPerSecond: 32_000, videoBitsPerSecond: 600_000 } } as const;

async function open(as: 'voice' | 'video'): Promise<MediaStream> {
  // Missing on plain http, and in browsers that cannot record.
  if (!(navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia || typeof MediaRecorder === 'undefined') throw new CannotRecord('none');
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true, video: as === 'video' ? { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' } : false });
  } catch (why) {
    const name = why instanceof DOMException ? why.name : '';
    throw new CannotRecord(name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'none', why);
  }
}

/** Begins to record. Nothing leaves the device. Throws CannotRecord. */
export async function startRecording(as: 'voice' | 'video'): Promise<GoingOn> {
  const stream = await open(as);
  const release = () => { for (const track of stream.getTracks()) track.stop(); };
  const mimeType = kinds[as].find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { ...bits[as], ...(mimeType ? { mimeType } : {}) });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', (event) => { if (event.data.size > 0) parts.push(event.data); });
  const sound = new AudioContext();
  const hears = sound.createAnalyser();
  hears.fftSize = 512;
  sound.createMediaStreamSource(stream).connect(hears);
  // Some browsers let it sleep until told.
  void sound.resume().catch(() => undefined);
  const samples = new Float32Array(hears.fftSize);
  const began = performance.now();
  recorder.start(1000);
  const over = () => { release(); void sound.close().catch(() => undefined); };
  return {
    stream,
    level: () => {
      hears.getFloatTimeDomainData(samples);
      return Math.min(1, Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length) * 4);
    },
    stop: () => new Promise((done) => {
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      recorder.addEventListener('stop', () => { over(); done({ blob: new Blob(parts, { type: recorder.mimeType || (as === 'voice' ? 'audio/webm' : 'video/webm') }), seconds }); }, { once: true });
      if (recorder.state === 'inactive') recorder.dispatchEvent(new Event('stop'));
      else recorder.stop();
    }),
    drop: () => { if (recorder.state !== 'inactive') recorder.stop(); over(); },
  };
}
