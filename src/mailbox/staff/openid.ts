import * as openid from 'openid-client';
import type { Staff } from './staff.ts';

/** How long the log-in may take over one answer, in seconds. */
const patience = 8;

interface Options {
  issuer: URL;
  client: string;
  secret: string;
  /** Where staff come back to. */ back: string;
}

/** What is no answer at all, but a log-in that is away or in trouble. */
const away: readonly string[] = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

/** Whether an error says something of the answer itself: somebody was refused, it is used up, or a token is not what it should be. A wrong client or secret is not: its owner finds it in the log. */
const isRefusal = (why: unknown): boolean =>
  why instanceof openid.AuthorizationResponseError ||
  (why instanceof openid.ResponseBodyError && why.error === 'invalid_grant') ||
  (why instanceof openid.ClientError && !away.includes(why.code ?? ''));

/** Staff show who they are by OpenID Connect: the code flow with state, nonce and PKCE; what comes is checked against the keys of the issuer. */
export function staffBy({ issuer, client, secret, back }: Options): Staff {
  let found: Promise<openid.Configuration> | undefined;
  const configured = () => {
    found ??= openid.discovery(issuer, client, secret, undefined, {
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
        const { name, email, email_verified: isVerified }: Record<string, unknown> = { ...came.claims() };
        return {
          name: typeof name === 'string' ? name.slice(0, 200) : null,
          email: typeof email === 'string' && isVerified !== false ? email : null,
        };
      } catch (why) {
        if (isRefusal(why)) return undefined;
        throw why;
      }
    },
  };
}
