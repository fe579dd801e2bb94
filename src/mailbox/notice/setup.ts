import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NoticeWords } from './mail.ts';
import type { Ways } from './round.ts';

type Environment = Record<string, string | undefined>;

const listed = (said: string | undefined): string[] =>
  (said ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((one) => one !== '');

/** The words of e-mails, as the build made them from content. */
function wordsOf(website: string): NoticeWords {
  const path = join(website, 'client', 'worker', 'notice.json');
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { mail: NoticeWords }).mail;
  } catch {
    throw new Error(`SMTP_URL is set, and the words of the e-mails are not in ${path}. Build first: npm run build.`);
  }
}

/** All of `names`, or none. @throws in plain words where some are missing. */
export function together<N extends string>(
  environment: Environment,
  names: readonly N[],
): Record<N, string> | undefined {
  const there = names.filter((name) => environment[name]);
  if (there.length === 0) return undefined;
  if (there.length < names.length)
    throw new Error(
      `${names.filter((name) => !there.includes(name)).join(' and ')} must be set where ${there.join(' and ')} ${there.length > 1 ? 'are' : 'is'}.`,
    );
  return Object.fromEntries(names.map((name) => [name, environment[name] ?? ''])) as Record<N, string>;
}

/**
 * How owners can be told that something came, as the environment says: nothing, where nothing is set. What is not used is not loaded.
 * @param website the folder that the website was built into. @throws in plain words where it cannot be.
 */
export async function waysFrom(environment: Environment, website = 'dist'): Promise<Ways> {
  const mail = together(environment, ['SMTP_URL', 'MAIL_FROM']);
  const push = together(environment, ['VAPID_PUBLIC', 'VAPID_PRIVATE', 'VAPID_CONTACT']);
  if (mail && !(URL.canParse(mail.SMTP_URL) && /^smtps?:$/.test(new URL(mail.SMTP_URL).protocol)))
    throw new Error('SMTP_URL must begin with smtp:// or smtps://.');
  return {
    ...(mail
      ? {
          email: (await import('./mail.ts')).mailBy({
            url: mail.SMTP_URL,
            from: mail.MAIL_FROM,
            domains: listed(environment['MAIL_DOMAINS']),
            words: wordsOf(website),
          }),
        }
      : {}),
    ...(push ? { push: await pushFrom(push, listed(environment['PUSH_HOSTS'])) } : {}),
  };
}

async function pushFrom(
  {
    VAPID_PUBLIC: publicKey,
    VAPID_PRIVATE: privateKey,
    VAPID_CONTACT: contact,
  }: Record<'VAPID_PUBLIC' | 'VAPID_PRIVATE' | 'VAPID_CONTACT', string>,
  hosts: string[],
) {
  const { knownPushServices, pushBy } = await import('./push.ts');
  return pushBy({ publicKey, privateKey, contact, hosts: hosts.length > 0 ? hosts : knownPushServices });
}
