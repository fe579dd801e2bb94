import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { linkIn } from '#envelopes/link-in.ts';
import { lead, signingKey, team } from '#model/worker-card.ts';

/** What stands in an invite beside its token: whom it is for, the public part of the team they come to, and who leads it. */
const told = z.object({
  name: z.string().max(200),
  role: z.enum(['worker', 'lead']),
  team: team.extend({ signs: signingKey.optional() }).optional(),
  lead: lead.optional(),
});

export type Invite = z.infer<typeof told> & { token: Token };

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** The JSON that base64url begins with. What follows it belongs to something else: a mail program that lost a line end put it there. */
function jsonAtStart(text: string): unknown {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = atob(plain.length % 4 === 1 ? plain.slice(0, -1) : plain);
  // In UTF-8 a brace or a quote is never a part of another sign.
  let [depth, inWords, end] = [0, false, 0];
  for (let at = 0; at < bytes.length && end === 0; at += 1) {
    const sign = bytes[at];
    if (inWords) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inWords = false;
    } else if (sign === '"') inWords = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) end = at + 1;
  }
  return JSON.parse(
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes.slice(0, end), (c) => c.charCodeAt(0))),
  );
}

/** The part of an invite's link after `#`, which no browser sends to a server: `<token>.<base64url of the JSON>`. */
export const inviteFragment = ({ token: invite, ...rest }: Invite): string =>
  `${invite}.${toBase64Url(JSON.stringify(rest))}`;

/** The whole link. @param site where this website is: `https://…`. */
export const inviteLink = (site: string, invite: Invite): string => `${site}/worker/join/#${inviteFragment(invite)}`;

/** What stands after an invite's `#`, wherever it stands. */
const shape = /(?<![0-9a-f])[0-9a-f]{32}\.[\w-]+/g;

/**
 * Finds an invite in whatever was pasted or opened (`envelopes/link-in.ts`).
 * @returns undefined when there is none, or a part of it is lost.
 */
export function readInvite(pasted: string): Invite | undefined {
  return linkIn(pasted, shape, (found) => {
    const [first, second = ''] = found.split('.');
    const invite = token.safeParse(first);
    try {
      const read = told.safeParse(jsonAtStart(second));
      return invite.success && read.success ? { token: invite.data, ...read.data } : undefined;
    } catch {
      return undefined;
    }
  });
}
