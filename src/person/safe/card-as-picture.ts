import { qrPath } from '#ui/qr-path.ts';

/** What stands on the picture, from above. */
export interface OnPicture {
  opens: string;
  words: string;
  careful: string;
  link: string;
  site: string;
}

const [wide, high, edge] = [1080, 1520, 70] as const;

/** Writes some words in lines no longer than the picture is wide. @returns where the next line begins. */
function write(pen: CanvasRenderingContext2D, text: string, top: number, size: number, weight: 400 | 700): number {
  pen.font = `${String(weight)} ${String(size)}px sans-serif`;
  let [line, at] = ['', top];
  for (const word of [...text.split(' '), '']) {
    const longer = line ? `${line} ${word}` : word;
    if (word && pen.measureText(longer).width <= wide - 2 * edge) {
      line = longer;
      continue;
    }
    pen.fillText(line, edge, at);
    at += size * 1.35;
    line = word;
  }
  return at;
}

/** A Story card as a picture, to be kept among photos or sent to somebody who is trusted: black on white, so that a camera reads it. Drawn on this device. */
export async function cardAsPicture({ opens, words, careful, link, site }: OnPicture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [wide, high];
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser cannot draw a picture.');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, wide, high);
  pen.fillStyle = '#000';
  pen.textBaseline = 'top';
  let at = write(pen, opens, edge, 62, 700) + 20;
  const { side, path } = qrPath(link);
  const scale = Math.floor(660 / side);
  pen.save();
  pen.translate((wide - side * scale) / 2, at);
  pen.scale(scale, scale);
  pen.fill(new Path2D(path));
  pen.restore();
  at = write(pen, words, at + side * scale + 30, 66, 700) + 10;
  at = write(pen, site, at, 38, 400) + 20;
  write(pen, careful, at, 42, 400);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else failed(new Error('This browser made no picture.'));
    }, 'image/png');
  });
}
