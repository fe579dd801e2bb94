import { paint, paper, type Picture, showsEarlier, stampsOn, type Steps } from '#ui/drawing.ts';

const arrived = (address: string): Promise<HTMLImageElement> =>
  new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error(`No picture at ${address.slice(0, 80)}.`));
    image.src = address;
  });

/** Opens a picture. Firefox gives a symbol that names no size of its own none, and would paint nothing: so we name one. */
async function openPicture(address: string): Promise<Picture> {
  let source = await arrived(address);
  if (source.naturalWidth === 0) {
    const svg = await (await fetch(address)).text();
    source = await arrived(
      `data:image/svg+xml,${encodeURIComponent(svg.replace(/<svg\b/, '<svg width="480" height="480"'))}`,
    );
  }
  return { source, width: source.naturalWidth, height: source.naturalHeight };
}

/** Opens each picture once, and says which are there. */
export function openedPictures() {
  const opened = new Map<string, Picture>();
  const coming = new Map<string, Promise<Picture>>();
  const open = (address: string): Promise<Picture> => {
    const already = coming.get(address);
    if (already) return already;
    const picture = openPicture(address);
    coming.set(address, picture);
    // What did not come is asked for again the next time: the device may be back online.
    picture.then(
      (one) => opened.set(address, one),
      () => coming.delete(address),
    );
    return picture;
  };
  return { open, at: (address: string) => opened.get(address) };
}

/** The finished picture as a PNG on white, the earlier drawing beneath it. Rejects when that could not be opened. */
export async function makeBlob(
  steps: Steps,
  pictures: ReturnType<typeof openedPictures>,
  start: string | undefined,
): Promise<Blob> {
  if (start !== undefined && showsEarlier(steps)) await pictures.open(start);
  await Promise.allSettled(stampsOn(steps).map(pictures.open));
  // Away from the screen a picture is made at once; a canvas of the page waits until the browser is idle, for seconds.
  if (typeof OffscreenCanvas !== 'undefined') {
    const away = new OffscreenCanvas(paper.width, paper.height);
    const to = away.getContext('2d');
    if (to) {
      paint(to as unknown as CanvasRenderingContext2D, steps, pictures.at, start);
      return away.convertToBlob({ type: 'image/png' });
    }
  }
  const canvas = document.createElement('canvas');
  canvas.width = paper.width;
  canvas.height = paper.height;
  const to = canvas.getContext('2d');
  if (!to) throw new Error('This browser does not paint.');
  paint(to, steps, pictures.at, start);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error('The drawing was too big for this browser.'))),
      'image/png',
    ),
  );
}
