import type { Note, OnWire, OpenWire } from '#mailbox/store/wire.ts';

/** A wire in memory, as PostgreSQL's: who listens hears all that is sent in its order, and nothing of what was sent while it did not listen. */
export function aWire(): {
  open: OpenWire;
  /** Ends one line, that one or of each in turn; it is made anew at once. */
  cut: (which?: number) => void;
  /** All that went over it. */
  sent: Note[];
  /** Whether a note is lost on its way. */
  loses: (is: (note: Note) => boolean) => void;
} {
  const lines = new Set<{ channels: readonly string[]; on: OnWire; up: boolean }>();
  const sent: Note[] = [];
  let turn = 0;
  let lost: (note: Note) => boolean = () => false;
  const soon = (what: () => void) => {
    setImmediate(what);
  };
  return {
    sent,
    loses: (is) => {
      lost = is;
    },
    cut(which) {
      turn += 1;
      const line = [...lines][(which ?? turn) % lines.size];
      if (!line?.up) return;
      line.up = false;
      line.on.down();
      soon(() => {
        if (!lines.has(line)) return;
        line.up = true;
        line.on.up();
      });
    },
    open(channels, on) {
      const line = { channels, on, up: false };
      lines.add(line);
      soon(() => {
        line.up = true;
        on.up();
      });
      return {
        send(notes) {
          if (!line.up) return Promise.reject(new Error('Connection terminated'));
          sent.push(...notes);
          for (const note of notes)
            if (!lost(note))
              for (const other of lines)
                soon(() => {
                  if (other.up && other.channels.includes(note.channel)) other.on.hear(note);
                });
          return new Promise((done) => {
            soon(done);
          });
        },
        mend: () => undefined,
        close() {
          line.up = false;
          lines.delete(line);
          return Promise.resolve();
        },
      };
    },
  };
}
