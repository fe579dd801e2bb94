import { randomInt } from 'node:crypto';
import { done, Refusal, tell } from '#mailbox/gate/codes.ts';
import { jsonOf } from '#mailbox/gate/reading.ts';
import { newNotice, noticeHeaders } from '#mailbox/gate/shapes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import type { MailWay, PushWay } from '#mailbox/notice/round.ts';
import { askForAddress, dropNotice, noticesOf, tellDevice, typeCode } from '#mailbox/store/notices.ts';
import { address } from './address.ts';
import { byRead } from './opens.ts';

/** A person is told on their own screen alone. */
const told = ['worker', 'lead', 'team'] as const;

const mayWriteTo = ({ domains }: MailWay, to: string) =>
  domains.length === 0 || domains.includes(to.slice(to.lastIndexOf('@') + 1).toLowerCase());

/** Only a push service that is known: else this server could be made to ask addresses that only it can reach. */
function isPushService({ hosts }: PushWay, endpoint: string): boolean {
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  );
}

/** @throws {Refusal} `bad-request` where it is not offered, or leads where it may not. */
function offered<W>(way: W | undefined, isGood: (way: W) => boolean = () => true): asserts way is W {
  if (!way || !isGood(way)) throw new Refusal('bad-request');
}

export const noticeAddresses = [
  address('GET', '/api/notice', {
    opens: byRead(told),
    async act({
      room: {
        db,
        telling: {
          ways: { email, push },
        },
      },
      opened,
    }) {
      const all = await noticesOf(db.read, opened.read_sum);
      const [mail, device] = [all.find(({ way }) => way === 'email'), all.find(({ way }) => way === 'push')];
      return tell(200, {
        email: email
          ? {
              domains: email.domains,
              state: !mail ? 'off' : mail.state === 1 ? 'on' : 'asked',
              address: mail?.target ?? null,
            }
          : null,
        push: push
          ? { key: push.key, endpoint: device ? Buffer.from(sumOf(device.target)).toString('hex') : null }
          : null,
      });
    },
  }),
  address('PUT', '/api/notice', {
    takesBody: true,
    opens: byRead(told),
    async act({ room: { db, telling, now }, request, opened }) {
      const { email, push } = telling.ways;
      const asked = await jsonOf(request, newNotice);
      if ('endpoint' in asked) {
        offered(push, (way) => isPushService(way, asked.endpoint));
        await tellDevice(db, opened.read_sum, asked.endpoint);
      } else if ('address' in asked) {
        offered(email, (way) => mayWriteTo(way, asked.address));
        await askForAddress(db, opened.read_sum, asked.address, String(randomInt(1_000_000)).padStart(6, '0'), now());
        telling.soon();
      } else {
        offered(email);
        const came = await typeCode(db, opened.read_sum, asked.code, now());
        if (came !== 'on') throw new Refusal(came);
      }
      return done();
    },
  }),
  address('DELETE', '/api/notice', {
    headers: noticeHeaders,
    opens: byRead(told),
    async act({ room, opened, headers }) {
      await dropNotice(room.db, opened.read_sum, headers['x-way']);
      return done();
    },
  }),
];
