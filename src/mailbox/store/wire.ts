import pg from 'pg';

/** A note from one server to others. PostgreSQL carries 8,000 bytes at most. */
export interface Note {
  channel: string;
  text: string;
}

/** What a wire tells who opened it. */
export interface OnWire {
  /** It carries now, and is listened to. What was sent while it did not is lost. */
  up: () => void;
  /** It broke; it is being mended. */
  down: () => void;
  hear: (note: Note) => void;
}

/** What servers that share a database tell each other through it. Nothing of it is in a table. */
export interface Wire {
  /** Sends in this order. Rejects where the wire is down, or broke meanwhile. */
  send: (notes: readonly Note[]) => Promise<void>;
  /** Lets go of the line as it is, and makes a new one. */
  mend: () => void;
  close: () => Promise<void>;
}
/** @param channels what it listens to: names of small letters, digits and `_`. */
export type OpenWire = (channels: readonly string[], on: OnWire) => Wire;

/** ms: how long a line may take to answer, and how long is waited before a new one at most. */
const [patience, longest] = [5_000, 2_000] as const;

/** A wire through PostgreSQL's `LISTEN` and `NOTIFY`, on a line of its own that is made anew whenever it breaks: what is sent meanwhile rejects. */
export function wireThrough(url: string): OpenWire {
  return (channels, on) => {
    let line: pg.Client | undefined;
    let timer: NodeJS.Timeout | undefined;
    let [closed, failed] = [false, 0];
    const letGo = (of: pg.Client) => {
      void of.end().catch(() => undefined);
    };
    function again(): void {
      if (closed) return;
      clearTimeout(timer);
      timer = setTimeout(() => void connect(), Math.min(longest, 100 * 2 ** failed) * (0.5 + Math.random() / 2));
      failed += 1;
    }
    function lost(which: pg.Client): void {
      if (line !== which) return;
      line = undefined;
      letGo(which);
      on.down();
      again();
    }
    async function connect(): Promise<void> {
      const next = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: patience,
        query_timeout: patience,
        keepAlive: true,
      });
      next.on('error', () => {
        lost(next);
      });
      next.on('end', () => {
        lost(next);
      });
      next.on('notification', ({ channel, payload = '' }) => {
        if (line === next) on.hear({ channel, text: payload });
      });
      try {
        await next.connect();
        // A note is nothing that must be on a disk before it goes.
        await next.query('SET synchronous_commit = off');
        for (const channel of channels) await next.query(`LISTEN ${channel}`);
      } catch {
        letGo(next);
        again();
        return;
      }
      if (closed) {
        letGo(next);
        return;
      }
      [line, failed] = [next, 0];
      on.up();
    }
    void connect();
    return {
      async send(notes) {
        const by = line;
        if (!by) throw new Error('Connection terminated');
        try {
          await by.query(
            'SELECT pg_notify(channel, text) FROM unnest($1::text[], $2::text[]) AS note (channel, text)',
            [notes.map(({ channel }) => channel), notes.map(({ text }) => text)],
          );
        } catch (why) {
          lost(by);
          throw why;
        }
      },
      mend() {
        if (line) lost(line);
      },
      async close() {
        closed = true;
        clearTimeout(timer);
        const last = line;
        line = undefined;
        await last?.end().catch(() => undefined);
      },
    };
  };
}
