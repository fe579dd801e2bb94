import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { connect as createLineTo, createServer as createLine, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync, verify } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import webPush from 'web-push';
import { theBook } from '#content/the-book.ts';
import { noticeWords } from '#worker/door/notice-words.ts';
import { mailBy } from '#mailbox/notice/mail.ts';
import { pushBy } from '#mailbox/notice/push.ts';
import { openTelling, tellAll } from '#mailbox/notice/round.ts';
import { waysFrom } from '#mailbox/notice/setup.ts';
import { copyAll } from '#mailbox/store/copying.ts';
import { migrate } from '#mailbox/store/migrations.ts';
import { openSqlite } from '#mailbox/store/sqlite.ts';
import { aMailServer as aServer } from '#tests/support/a-mail-server.ts';
import { aRoom, sealed, type TheRoom } from './a-room.ts';

const words = noticeWords(theBook());
const folder = mkdtempSync(join(tmpdir(), 'notice-'));
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const portOf = (server: { address: () => unknown }) => (server.address() as AddressInfo).port;

async function aMailServer(says?: Parameters<typeof aServer>[0]) {
  const server = await aServer(says);
  open.push(server.end);
  return server;
}

const mailTo = (port: number) =>
  mailBy({
    url: `smtp://127.0.0.1:${String(port)}`,
    from: 'What Matters <matters@council.example>',
    domains: [],
    words: words.mail,
  });

let made = 0;
async function roomHere(): Promise<TheRoom> {
  const db = openSqlite(join(folder, `${String((made += 1))}.sqlite`));
  await migrate(db);
  const room = await aRoom(db);
  open.push(() => room.mailboxes.close());
  return room;
}

describe('an e-mail through the owner’s own server', () => {
  it('goes to one address with words that are the same for everybody: no name, no address to press, no number but the code', async () => {
    const { port, mails } = await aMailServer();
    const mail = mailTo(port);
    expect(await mail.send('jo@council.example', undefined)).toBe('sent');
    expect(await mail.send('sam@council.example', '048213')).toBe('sent');
    expect(mails.map(({ to }) => to)).toEqual([['jo@council.example'], ['sam@council.example']]);
    const [came = '', code = ''] = mails.map(({ text }) => text.slice(text.indexOf('\r\n\r\n') + 4).trim());
    expect(came.replaceAll('\r\n', '\n')).toBe(words.mail.came.text.trim());
    expect(code.replaceAll('\r\n', '\n')).toBe(words.mail.code.text.replace('{code}', '048213').trim());
    for (const { text } of mails) {
      expect(text).toMatch(/^From: What Matters <matters@council\.example>\r$/m);
      expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/im);
      expect(text).not.toMatch(/https?:|multipart|text\/html/i);
    }
    expect(came).not.toMatch(/\d/);
    expect(mails[0]?.text).toMatch(/^Subject: Something came\r$/m);
  });

  it('says the same whoever wrote, whatever it was and however many: of two Mailboxes the e-mails differ in the address and in when alone', async () => {
    const { port, mails } = await aMailServer();
    const room = await roomHere();
    for (const [address, many] of [
      ['one@council.example', 1],
      ['two@council.example', 7],
    ] as const) {
      const keys = await room.worker();
      await room.ask('PUT', 'notice', { token: keys.read, body: { way: 'email', address } });
      await vi.waitFor(() => {
        if (!room.told.some(([to]) => to === address)) throw new Error('no code');
      });
      await room.ask('PUT', 'notice', {
        token: keys.read,
        body: { way: 'email', code: room.told.find(([to]) => to === address)?.[1] },
      });
      for (let n = 0; n < many; n += 1) await room.drop(keys, sealed(n * 1000 + 9));
    }
    await tellAll(room.db, { email: mailTo(port) }, Date.now);
    expect(mails.map(({ to }) => to[0]).sort()).toEqual(['one@council.example', 'two@council.example']);
    const [one, two] = mails.map(({ text, to }) =>
      text.replaceAll(to[0] ?? '', 'ADDRESS').replace(/^(Message-ID|Date): .*$/gim, '$1'),
    );
    expect(one).toBe(two);
  });

  it('a no of the server to this e-mail, and a server that is not there, are told apart', async () => {
    const no = await aMailServer((said) => (/^RCPT TO:/i.test(said) ? '550 nobody here' : undefined));
    expect(await mailTo(no.port).send('jo@council.example', undefined)).toBe('refused');
    const broken = await aMailServer((said) => (/^MAIL FROM/i.test(said) ? '421 not now' : undefined));
    expect(await mailTo(broken.port).send('jo@council.example', undefined)).toBe('away');
    expect(await mailTo(1).send('jo@council.example', undefined)).toBe('away');
  });

  it('never leaves a machine openly, unless its owner says so', async () => {
    const { port, mails } = await aMailServer();
    const send = (more: string) =>
      mailBy({
        url: `smtp://127.0.0.2:${String(port)}${more}`,
        from: 'a@b.example',
        domains: [],
        words: words.mail,
      }).send('jo@council.example', undefined);
    const server = createLine((line) => {
      line.pipe(createLineTo(port)).pipe(line);
      line.on('error', () => undefined);
    });
    await new Promise<void>((done) => {
      server.listen(port, '127.0.0.2', done);
    });
    open.push(() => {
      server.close();
    });
    expect(await send('')).toBe('away');
    expect(mails).toEqual([]);
    expect(await send('?ignoreTLS=true')).toBe('sent');
  });
});

describe('a backup', () => {
  it('has no address in it, and a restore takes away those that are here', async () => {
    const [from, to] = [await roomHere(), await roomHere()];
    for (const room of [from, to]) {
      const keys = await room.worker();
      await room.ask('PUT', 'notice', { token: keys.read, body: { way: 'push', endpoint: 'https://push.example/a' } });
      await room.ask('PUT', 'notice', { token: keys.read, body: { way: 'email', address: 'jo@council.example' } });
    }
    expect(await copyAll(from.db, to.db, { replace: true })).toMatchObject({ mailboxes: 1 });
    expect([await to.db.read('SELECT way FROM notices'), await to.db.read('SELECT at FROM notice_asks')]).toEqual([
      [],
      [],
    ]);
  });
});

describe('a push', () => {
  it('has nothing in it, is signed with the owner’s key, follows nobody elsewhere, and knows what is gone', async () => {
    const asked: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
    const status: Record<string, number> = { '/gone': 410, '/lost': 404, '/no': 429, '/elsewhere': 307 };
    const server = createServer((req, res) => {
      let body = '';
      req.on('data', (part: Buffer) => {
        body += part.toString();
      });
      req.on('end', () => {
        asked.push({ url: req.url ?? '', headers: req.headers, body });
        res.writeHead(status[req.url ?? ''] ?? 201, { location: '/inside' }).end();
      });
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    open.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const there: typeof fetch = (url, how) =>
      fetch((url as string).replace('https://push.example', `http://127.0.0.1:${String(portOf(server))}`), how);
    const push = pushBy({
      publicKey,
      privateKey,
      contact: 'mailto:it@council.example',
      hosts: ['push.example'],
      ask: there,
    });
    const came = [];
    for (const path of ['/one', '/gone', '/lost', '/no', '/elsewhere'])
      came.push(await push.send(`https://push.example${path}`));
    expect(came).toEqual(['sent', 'gone', 'gone', 'refused', 'refused']);
    expect(asked.map(({ url, body }) => [url, body])).toEqual([
      ['/one', ''],
      ['/gone', ''],
      ['/lost', ''],
      ['/no', ''],
      ['/elsewhere', ''],
    ]);
    const [, head = '', claims = '', signature = '', key = ''] =
      /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(asked[0]?.headers.authorization ?? '') ?? [];
    expect(key).toBe(publicKey);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: 'https://push.example',
      sub: 'mailto:it@council.example',
    });
    const raw = Buffer.from(publicKey, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: raw.subarray(1, 33).toString('base64url'),
      y: raw.subarray(33).toString('base64url'),
    };
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
    server.closeAllConnections();
    await new Promise((done) => {
      server.close(done);
    });
    expect(await push.send('https://push.example/one')).toBe('away');
  });
});

describe('what is set', () => {
  const website = join(folder, 'website');
  mkdirSync(join(website, 'client', 'worker'), { recursive: true });
  writeFileSync(join(website, 'client', 'worker', 'notice.json'), JSON.stringify(words));
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const mail = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@b.example' };
  const push = { VAPID_PUBLIC: publicKey, VAPID_PRIVATE: privateKey, VAPID_CONTACT: 'mailto:a@b.example' };

  it('nothing: nothing is offered, and no round is made', async () => {
    expect(await waysFrom({ SMTP_URL: '', VAPID_PUBLIC: '' })).toEqual({});
    const every = vi.spyOn(globalThis, 'setInterval');
    const room = await roomHere();
    every.mockClear();
    await openTelling(room.db, {}, Date.now).stop();
    expect(every).not.toHaveBeenCalled();
    every.mockRestore();
  });

  it('all of it: domains and services as they are said, in any letters', async () => {
    const ways = await waysFrom({ ...mail, ...push, MAIL_DOMAINS: 'Council.example, nhs.example' }, website);
    expect(ways.email?.domains).toEqual(['council.example', 'nhs.example']);
    expect([ways.push?.key, ways.push?.hosts.length]).toEqual([publicKey, 4]);
    expect((await waysFrom({ ...push, PUSH_HOSTS: 'push.example' })).push?.hosts).toEqual(['push.example']);
  });

  it('a half of it, or what cannot be: said in plain words before anybody comes', async () => {
    await expect(waysFrom({ SMTP_URL: mail.SMTP_URL })).rejects.toThrow('MAIL_FROM must be set where SMTP_URL is.');
    await expect(waysFrom({ ...push, VAPID_CONTACT: '' })).rejects.toThrow('VAPID_CONTACT must be set');
    await expect(waysFrom({ ...mail, SMTP_URL: 'mail.council.example' }, website)).rejects.toThrow('smtp://');
    await expect(waysFrom(mail, join(folder, 'nowhere'))).rejects.toThrow('Build first');
    await expect(
      waysFrom({
        ...push,
        VAPID_PRIVATE: generateKeyPairSync('ed25519')
          .privateKey.export({ type: 'pkcs8', format: 'der' })
          .toString('base64url'),
      }),
    ).rejects.toThrow('npm run push-keys');
  });
});
