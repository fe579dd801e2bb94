import { together } from '#mailbox/notice/setup.ts';

type Environment = Record<string, string | undefined>;

/** What is kept between going to the council's log-in and coming back: as OpenID Connect wants it, so that the answer is to this question and no other. */
export interface StaffAsk {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who the council's log-in says that somebody is. */
export interface StaffShown {
  name: string | null;
  email: string | null;
}

/** A log-in of whoever runs this copy, by which staff show who they are when they join (docs/decisions/0104). It knows nothing of any Mailbox. */
export interface Staff {
  /** Where somebody goes to show who they are, and what is to be kept meanwhile. Throws where the log-in is away. */
  begin: () => Promise<StaffAsk & { address: string }>;
  /** Who came back. @param answer what the log-in put behind the `?`. @returns undefined where it is no good answer to this question; throws where the log-in is away. */
  end: (answer: string, ask: StaffAsk) => Promise<StaffShown | undefined>;
}

/**
 * The log-in that the environment names; undefined where it names none: nothing of it is loaded then.
 * @param patience how long it may take over one answer, in seconds. @throws in plain words
 */
export async function staffFrom(environment: Environment, patience = 8): Promise<Staff | undefined> {
  const set = together(environment, ['OIDC_ISSUER', 'OIDC_CLIENT', 'OIDC_SECRET']);
  if (!set) return undefined;
  const site = environment['SITE_URL'];
  if (!site || !URL.canParse(site))
    throw new Error('SITE_URL must be set where OIDC_ISSUER is: the log-in sends staff back there.');
  const issuer = URL.canParse(set.OIDC_ISSUER) ? new URL(set.OIDC_ISSUER) : undefined;
  // Without https only on this machine, for trying it out.
  if (!issuer || (issuer.protocol !== 'https:' && !['localhost', '127.0.0.1'].includes(issuer.hostname)))
    throw new Error('OIDC_ISSUER must begin with https://.');
  return (await import('./openid.ts')).staffBy({
    issuer,
    client: set.OIDC_CLIENT,
    secret: set.OIDC_SECRET,
    back: `${site.replace(/\/+$/, '')}/worker/join/`,
    patience,
  });
}
