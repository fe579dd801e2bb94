import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a log-in can be told to do wrong. */
export interface Wrong {
  /** Claims that stand in the token in place of the right ones. */
  claims?: Record<string, unknown>;
  /** The token is signed by another key, or its words were changed after it was signed. */
  signature?: 'another-key' | 'changed' | 'none';
  /** Answers after so many ms, or with this status. */
  after?: number;
  status?: number;
  /** Who somebody is stands not in the token: it is asked for at its own address, which says this, or nothing but a status. */
  userinfo?: Record<string, unknown> | number;
}

/** A council's log-in, as small as OpenID Connect lets it be: discovery, keys, a screen that lets everybody in at once, and tokens. */
export interface StaffLogin {
  issuer: string;
  client: string;
  secret: string;
  wrong: Wrong;
  /** Somebody logs in at the address that they were sent to. @returns where they are sent back to */
  logIn: (address: string) => URL;
  /** Signs with new keys from now on, and names those alone. */
  turnKeys: () => void;
  /** How often each of its addresses was asked. */
  asked: Record<string, number>;
  stop: () => Promise<void>;
}

function newKeys() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}
const base64Url = (of: string | Buffer): string => Buffer.from(of).toString('base64url');

function tokenOf(claims: object, key: KeyObject, kid: string, alg = 'RS256'): string {
  const said = `${base64Url(JSON.stringify({ alg, kid, typ: 'JWT' }))}.${base64Url(JSON.stringify(claims))}`;
  return `${said}.${alg === 'none' ? '' : base64Url(sign('sha256', Buffer.from(said), key))}`;
}

/** Made once: RSA keys take longer than all that is tried with them. */
const [firstKeys, otherKeys] = [newKeys(), newKeys()];

/** Starts it. @param who what its tokens say of whoever logs in. */
export async function aStaffLogin(
  who: Record<string, unknown> = { name: 'Jo Field', email: 'jo.field@council.example', email_verified: true },
): Promise<StaffLogin> {
  let [own, kid] = [firstKeys, 'one'];
  const codes = new Map<string, { nonce: string; challenge: string; back: string }>();
  const [client, secret, asked]: [string, string, Record<string, number>] = ['matters', 'a-secret', {}];
  const login: StaffLogin = {
    issuer: '',
    client,
    secret,
    wrong: {},
    asked,
    turnKeys() {
      [own, kid] = [otherKeys, 'two'];
    },
    logIn(address) {
      const { searchParams } = new URL(address);
      const [code, back] = [randomUUID(), searchParams.get('redirect_uri') ?? ''];
      codes.set(code, {
        nonce: searchParams.get('nonce') ?? '',
        challenge: searchParams.get('code_challenge') ?? '',
        back,
      });
      const to = new URL(back);
      for (const [name, value] of [
        ['code', code],
        ['state', searchParams.get('state') ?? ''],
        ['iss', login.issuer],
      ] as const)
        to.searchParams.set(name, value);
      return to;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
  const tokenFor = (asks: URLSearchParams): [number, object] => {
    const given = codes.get(asks.get('code') ?? '');
    codes.delete(asks.get('code') ?? '');
    const proved =
      given &&
      createHash('sha256')
        .update(asks.get('code_verifier') ?? '')
        .digest('base64url') === given.challenge &&
      asks.get('redirect_uri') === given.back;
    if (!proved) return [400, { error: 'invalid_grant' }];
    if (asks.get('client_secret') !== secret) return [401, { error: 'invalid_client' }];
    const now = Math.floor(Date.now() / 1000);
    const { claims, signature } = login.wrong;
    const all = {
      iss: login.issuer,
      aud: client,
      sub: 'staff-1',
      iat: now,
      exp: now + 300,
      nonce: given.nonce,
      ...(login.wrong.userinfo === undefined ? who : {}),
      ...claims,
    };
    let token = tokenOf(
      all,
      signature === 'another-key' ? otherKeys.privateKey : own.privateKey,
      kid,
      signature === 'none' ? 'none' : 'RS256',
    );
    if (signature === 'changed')
      token = token
        .split('.')
        .with(1, base64Url(JSON.stringify({ ...all, name: 'Somebody Else' })))
        .join('.');
    return [200, { access_token: 'unused', token_type: 'Bearer', id_token: token }];
  };
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    asked[pathname] = (asked[pathname] ?? 0) + 1;
    let body = '';
    req
      .setEncoding('utf8')
      .on('data', (part: string) => {
        body += part;
      })
      .on('end', () => {
        const say = ([status, says]: [number, object]) => {
          res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(says));
        };
        const answer = () => {
          if (pathname === '/.well-known/openid-configuration')
            return say([
              200,
              {
                issuer: login.issuer,
                authorization_endpoint: `${login.issuer}/log-in`,
                token_endpoint: `${login.issuer}/token`,
                jwks_uri: `${login.issuer}/keys`,
                userinfo_endpoint: `${login.issuer}/userinfo`,
                response_types_supported: ['code'],
                subject_types_supported: ['public'],
                id_token_signing_alg_values_supported: ['RS256'],
              },
            ]);
          if (pathname === '/keys')
            return say([
              200,
              { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
            ]);
          if (pathname === '/userinfo') {
            const says = login.wrong.userinfo ?? who;
            return say(typeof says === 'number' ? [says, {}] : [200, { sub: 'staff-1', ...says }]);
          }
          if (pathname === '/token')
            return login.wrong.status ? say([login.wrong.status, {}]) : say(tokenFor(new URLSearchParams(body)));
          res.writeHead(302, { location: login.logIn(`${login.issuer}${req.url ?? ''}`).href }).end();
        };
        setTimeout(answer, pathname === '/token' ? (login.wrong.after ?? 0) : 0).unref();
      });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  login.issuer = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return login;
}
