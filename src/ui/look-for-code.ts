import { codeIn } from './card-in-picture.ts';

/** Some browsers find codes themselves, and faster. */
interface Detector {
  detect: (from: ImageBitmapSource) => Promise<{ rawValue: string }[]>;
}
type Detectors = (new (of: { formats: string[] }) => Detector) & { getSupportedFormats: () => Promise<string[]> };

async function ownDetector(): Promise<Detector | undefined> {
  const { BarcodeDetector: Has } = globalThis as { BarcodeDetector?: Detectors };
  return Has && (await Has.getSupportedFormats().catch((): string[] => [])).includes('qr_code')
    ? new Has({ formats: ['qr_code'] })
    : undefined;
}

/** A picture of the camera is looked at in this size first: a code that is held near fills it. In pixels. */
const sides = [640] as const;
/** Between two looks, in milliseconds: an old tablet shows the picture meanwhile. */
const between = 200;

/** The camera that looks away from the person, where there is one. Throws what the browser throws: not allowed, none. */
export async function openCamera(): Promise<MediaStream> {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices?.getUserMedia) throw new DOMException('This browser shows no camera here.', 'NotFoundError');
  return mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
}

/** Looks for a code in what the camera sees until there is one. Nothing is kept, nothing is sent. @returns undefined when it was stopped. */
export async function lookForCode(video: HTMLVideoElement, stopped: AbortSignal): Promise<string | undefined> {
  const own = await ownDetector();
  while (!stopped.aborted) {
    const seen =
      video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA
        ? undefined
        : own
          ? (await own.detect(video).catch(() => []))[0]?.rawValue
          : await codeIn(video, sides);
    if (seen && !stopped.aborted) return seen;
    await new Promise((done) => {
      setTimeout(done, between);
    });
  }
  return undefined;
}
