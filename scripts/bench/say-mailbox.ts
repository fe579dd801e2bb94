import { measureMailbox } from './mailbox.ts';

const middle = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Measures, prints, and says how many figures were missed. */
export async function benchMailbox(): Promise<number> {
  const { bare, sqlite, postgres, memory } = await measureMailbox();
  const rate = (sent: { taken: number; ms: number }[]) => middle(sent.map(({ taken, ms }) => (taken * 1000) / ms));
  const ratio = rate(sqlite) / middle(bare);
  const say = (good: boolean, text: string) => {
    console.log(`${good ? 'reached' : 'MISSED '}  ${text}`);
    return good ? 0 : 1;
  };
  console.log('\nThe Mailbox: 200 clients sending 100-kB Envelopes over HTTP, medians of the rounds');
  console.log(
    `         ${middle(bare).toFixed(0)} bare durable inserts a second; ${rate(sqlite).toFixed(0)} Envelopes a second on SQLite, half answered in ${middle(sqlite.map((s) => s.median)).toFixed(0)} ms, 99 of 100 in ${middle(sqlite.map((s) => s.slow)).toFixed(0)} ms`,
  );
  console.log(
    postgres.length > 0
      ? `         ${rate(postgres).toFixed(0)} Envelopes a second on PostgreSQL, half answered in ${middle(postgres.map((s) => s.median)).toFixed(0)} ms`
      : '         PostgreSQL is not here: not measured',
  );
  return (
    say(ratio >= 0.4, `Envelopes against bare inserts ${ratio.toFixed(2)} × (at least 0.40)`) +
    say(memory < 200e6, `memory of the server ${(memory / 1e6).toFixed(0)} MB (less than 200)`)
  );
}
