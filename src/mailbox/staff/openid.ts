import * as openid from 'openid-client';
import type { Staff, StaffShown } from './staff.ts';

/** How far the clocks of this server and of the log-in may be apart, in seconds. */
const apart = 120;

interface Options {
  issuer: URL;
  client: string;
  secret: string;
  /** Where staff come back to. */ back: string;
  /** How long the log-in may take over one answer, in seconds. */ patience: number;
}

/** The log-in signed with a key that was not among its keys when they were fetched: it has new ones. */
const hasNewKeys = (why: unknown): boolean =>
  why instanceof openid.ClientError && why.code === 'OAUTH_KEY_SELECTION_FAILED';

/** What is no answer at all, but a log-in that is away or in trouble. */
const away: readonly string[] = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_KEY_SELECTION_FAILED',
];

/** Whether an error says something of the answer itself: somebody was refused, it is used up, or a token is not what it should be. A wrong client or secret is not: its owner finds it in the log. */
const isRefusal = (why: unknown): boolean =>
  why instanceof openid.AuthorizationResponseError ||
  (why instanceof openid.ResponseBodyError && why.error === 'invalid_grant') ||
  (why instanceof openid.ClientError && !away.includes(why.code ?? ''));

/** The log-in does not say more of who somebody is than its token said. */
const saysNoMore = (why: unknown): boolean =>
  why instanceof openid.WWWAuthenticateChallengeError ||
  (why instanceof openid.ClientError &&
    why.cause instanceof Response &&
    why.cause.status >= 400 &&
    why.cause.status < 500);

const nameIn = ({ name }: Record<string, unknown>): string | null =>
  typeof name === 'string' ? name.slice(0, 200) : null;
/** An address that the log-in does not call unproved. */
const emailIn = ({ email, email_verified: isVerified }: Record<string, unknown>): string | null =>
  typeof email === 'string' && isVerified !== false ? email : null;

/**
 * Who somebody is: as the signed token says, and what it leaves out is asked for, as OpenID Connect has it (Core 5.4): many log-ins say there
 * who came and nothing else. What the token itself says, also that an address is unproved, stands.
 */
async function whoCame(
  config: openid.Configuration,
  came: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
): Promise<StaffShown> {
  const token: Record<string, unknown> = { ...came.claims() };
  const isAll = token['name'] !== undefined && token['email'] !== undefined;
  if (isAll || !config.serverMetadata().userinfo_endpoint) return { name: nameIn(token), email: emailIn(token) };
  const more: Record<string, unknown> = await openid
    .fetchUserInfo(config, came.access_token, String(token['sub']))
    .catch((why: unknown) => {
      if (saysNoMore(why)) return {};
      throw why;
    });
  return { name: nameIn(token) ?? nameIn(more), email: emailIn(token['email'] === undefined ? more : token) };
}

/** Staff show who they are by OpenID Connect: the code flow with state, nonce and PKCE; what comes is checked against the keys of the issuer. */
export function staffBy({ issuer, client, secret, back, patience }: Options): Staff {
  let found: Promise<openid.Configuration> | undefined;
  const configured = () => {
    found ??= openid.discovery(issuer, client, { client_secret: secret, [openid.clockTolerance]: apart }, undefined, {
      timeout: patience,
      // The log-in's own word is not enough that a token came from it: its signature is checked too.
      execute: [
        openid.enableNonRepudiationChecks,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- named so in order to be seen: it is for a log-in on this machine alone (`staffFrom`).
        ...(issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
      ],
    });
    // What failed is asked anew the next time.
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
  return {
    async begin() {
      const ask = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      };
      const address = openid.buildAuthorizationUrl(await configured(), {
        redirect_uri: back,
        scope: 'openid profile email',
        state: ask.state,
        nonce: ask.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(ask.verifier),
        code_challenge_method: 'S256',
      });
      return { ...ask, address: address.href };
    },
    async end(answer, { state, nonce, verifier }) {
      const config = await configured();
      try {
        const came = await openid.authorizationCodeGrant(config, new URL(`${back}?${answer}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return await whoCame(config, came);
      } catch (why) {
        // The library looks for new keys once a minute at most: whoever tries again now would be turned away again.
        if (hasNewKeys(why)) found = undefined;
        if (isRefusal(why)) return undefined;
        throw why;
      }
    },
  };
}
