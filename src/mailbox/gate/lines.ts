import type { Asked } from './asked.ts';
import { Refusal } from './codes.ts';

/** ms in which nobody is called slow. */
const fair = 2_000;

/** A request that is going on: how long, how much came, and a way to end it. */
export class Line {
  private readonly since = Date.now();
  private came = 0;
  private ended = false;
  private stop: () => void = () => undefined;

  /** Ends it where it still waits for bytes: somebody else needs what it holds. */
  end(): void {
    this.ended = true;
    this.stop();
  }

  /** Bytes a second; undefined where it is too new to say, or ends already. */
  get pace(): number | undefined {
    const time = Date.now() - this.since;
    return this.ended || time < fair ? undefined : this.came / time;
  }

  /** The body, counted as it comes. Once the line is ended its reader is told `slow-down`. */
  watch(body: Asked['body']): Asked['body'] {
    if (!body) return null;
    return {
      getReader: () => {
        const reader = body.getReader();
        return {
          read: () =>
            new Promise((done, failed) => {
              this.stop = () => {
                failed(new Refusal('slow-down', 5));
              };
              if (this.ended) this.stop();
              else
                reader.read().then((part) => {
                  this.came += part.value?.length ?? 0;
                  done(part);
                }, failed);
            }),
        };
      },
    };
  }
}

/** Ends the slowest of these lines. @returns whether there was one that could be ended. */
export function endSlowest(lines: Iterable<Line>): boolean {
  let slowest: [line: Line, pace: number] | undefined;
  for (const line of lines)
    if (line.pace !== undefined && line.pace < (slowest?.[1] ?? Infinity)) slowest = [line, line.pace];
  slowest?.[0].end();
  return slowest !== undefined;
}

/** Large bodies that may come for one Mailbox at the same time. */
const mostOfOne = 24;
const coming = new Map<string, Set<Line>>();

/**
 * Does `work` while few enough large bodies come for this Mailbox; where there are too many the slowest goes for the next.
 * @throws {Refusal} `slow-down` where none is slow.
 */
export async function amongFew<T>(mailbox: Uint8Array, line: Line, work: () => Promise<T>): Promise<T> {
  const whose = Buffer.from(mailbox).toString('hex');
  const lines = coming.get(whose) ?? new Set();
  if (lines.size >= mostOfOne && !endSlowest(lines)) throw new Refusal('slow-down', 1);
  coming.set(whose, lines.add(line));
  try {
    return await work();
  } finally {
    lines.delete(line);
    if (lines.size === 0 && coming.get(whose) === lines) coming.delete(whose);
  }
}
