/**
 * How large a picture is once it is decoded, read from its first bytes: a file of 48 kB can be 20,000 pixels wide and high, and take more
 * memory than a tablet has. Bytes are looked at and not what they are called: a browser shows whatever they are.
 */
export interface PictureSize {
  width: number;
  height: number;
}

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

async function at(blob: Blob, from: number, length: number): Promise<DataView> {
  return new DataView(await blob.slice(from, from + length).arrayBuffer());
}

/** Marks of a JPEG that say its size: all that begin a frame. C4, C8 and CC stand among them and are something else. */
const beginsFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;

/** Parts of a JPEG before its size that are looked through at most: what a camera writes there is a dozen. */
const mostParts = 500;

async function jpegSize(blob: Blob): Promise<PictureSize | undefined> {
  for (let from = 2, part = 0; part < mostParts; part += 1) {
    const head = await at(blob, from, 9);
    if (head.byteLength < 9 || head.getUint8(0) !== 0xff) return undefined;
    const mark = head.getUint8(1);
    // Filling between two parts.
    if (mark === 0xff) {
      from += 1;
      continue;
    }
    if (beginsFrame(mark)) return { height: head.getUint16(5), width: head.getUint16(7) };
    from += 2 + head.getUint16(2);
  }
  return undefined;
}

/** How far into a GIF its first picture is looked for, in bytes. */
const gifStart = 65_536;

/** The larger of the whole and its first picture: browsers make the whole as large as that. */
async function gifSize(blob: Blob): Promise<PictureSize | undefined> {
  const head = await at(blob, 0, gifStart);
  const colours = (from: number) => ((head.getUint8(from) & 0x80) === 0 ? 0 : 3 * 2 ** ((head.getUint8(from) & 7) + 1));
  try {
    let from = 13 + colours(10);
    while (head.getUint8(from) === 0x21) {
      for (from += 2; head.getUint8(from) > 0;) from += 1 + head.getUint8(from);
      from += 1;
    }
    if (head.getUint8(from) !== 0x2c) return undefined;
    const most = (whole: number, first: number) =>
      Math.max(head.getUint16(whole, true), head.getUint16(from + first, true));
    return { width: most(6, 5), height: most(8, 7) };
  } catch (why) {
    if (why instanceof RangeError) return undefined;
    throw why;
  }
}

function webpSize(bytes: Uint8Array, head: DataView): PictureSize | undefined {
  if (bytes.length < 30) return undefined;
  const three = (from: number) => head.getUint16(from, true) + head.getUint8(from + 2) * 0x10000;
  switch (text(bytes, 12, 16)) {
    case 'VP8X':
      return { width: three(24) + 1, height: three(27) + 1 };
    case 'VP8 ':
      return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = head.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
}

/** Pictures that some browser shows and that nothing of ours makes: AVIF and HEIC, BMP, ICO, TIFF, JPEG XL, JPEG 2000. */
const others =
  /^(?:.{4}ftyp(?:avi[fs]|hei[cx]|hevc|mif1|msf1)|BM|\0\0[\x01\x02]\0|II\*\0|MM\0\*|\xff\x0a|\0\0\0\x0c(?:JXL|jP)|\xff\x4f\xff\x51)/s;

/**
 * The size of a picture. @returns `none` where the bytes are no picture; undefined where they are one whose size cannot be told.
 */
export async function pictureSize(blob: Blob): Promise<PictureSize | 'none' | undefined> {
  const head = await at(blob, 0, 30);
  const bytes = new Uint8Array(head.buffer);
  const start = text(bytes, 0, 16);
  if (start.startsWith('\x89PNG\r\n\x1a\n'))
    return bytes.length >= 24 ? { width: head.getUint32(16), height: head.getUint32(20) } : undefined;
  if (/^GIF8[79]a/.test(start)) return gifSize(blob);
  if (start.startsWith('RIFF') && text(bytes, 8, 12) === 'WEBP') return webpSize(bytes, head);
  if (start.startsWith('\xff\xd8')) return jpegSize(blob);
  return others.test(start) ? undefined : 'none';
}

/** A picture of more pixels than this is not shown: 200 MB of memory. */
const mostShown = 50_000_000;
/** A photo of one's own camera is made small before it is kept; above this no camera made it. */
const mostChosen = 200_000_000;

/** Whether a picture would take too much memory to be shown, or may: then it is not decoded. What is no picture is not too big. */
export async function isTooBig(blob: Blob): Promise<boolean> {
  const size = await pictureSize(blob);
  return size !== 'none' && (!size || size.width * size.height > mostShown);
}

/** Whether a picture that somebody chose on their own device is larger than one may be opened to be made small. */
export async function isTooBigToOpen(blob: Blob): Promise<boolean> {
  const size = await pictureSize(blob);
  return size !== 'none' && size !== undefined && size.width * size.height > mostChosen;
}
