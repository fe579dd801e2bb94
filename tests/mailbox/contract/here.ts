import type { Told, TheRoom } from '#tests/mailbox/a-room.ts';

/** An Envelope that goes to the disk in pieces, in bytes. */
export const large = 700_001;

/** What the parts of the contract ask a Mailbox with, once a test runs. */
export interface Here extends Pick<TheRoom, 'ask' | 'worker' | 'invited' | 'drop' | 'list'> {
  room: () => TheRoom;
  /** Asks another room of the same database, whose owner set it up in another way. */
  askIn: (other: TheRoom) => TheRoom['ask'];
  /** The status and the code of a refusal. */
  code: (told: Promise<Told>) => Promise<[number, unknown]>;
  envelope: (read: string, id: string, method?: string) => Promise<Told>;
  /** An answer's headers, without the server's time. */
  withoutTime: (told: { headers: Headers }) => [string, string][];
  /** How many bytes a Mailbox holds. */
  used: (read: string) => Promise<unknown>;
}

/** @param asked is told what was asked and done, as `METHOD path`. */
export function hereIn(room: () => TheRoom, asked: (what: string) => void): Here {
  const askOf =
    (of: () => TheRoom): Here['ask'] =>
    async (method, path, asking) => {
      const told = await of().ask(method, path, asking);
      if (told.status < 300) asked(`${method} ${path.split('?')[0] ?? ''}`);
      return told;
    };
  const ask = askOf(room);
  return {
    room,
    ask,
    askIn: (other) => askOf(() => other),
    worker: (role) => room().worker(role),
    invited: (role, days) => room().invited(role, days),
    drop: (...all) => room().drop(...all),
    list: (...all) => room().list(...all),
    code: async (told) => {
      const { status, json } = await told;
      return [status, json['code']];
    },
    envelope: (read, id, method = 'GET') => ask(method, 'envelope', { token: read, headers: { 'x-envelope': id } }),
    withoutTime: (told) =>
      [...told.headers].map(([name, value]) => [name, name === 'x-mailbox' ? value.replace(/\d+$/, '') : value]),
    used: async (read) => (await ask('GET', 'mailbox', { token: read })).json['bytes'],
  };
}
