import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { lead, signingKey, team } from '#model/worker-card.ts';

/** What stands in an invite beside its token: whom it is for, the public part of the team they come to, and who leads it. */
const told = z.object({ name: z.string().max(200), role: z.enum(['worker', 'lead']), team: team.extend({ signs: signingKey.optional() }).optional(), lead: lead.optional() });

export type Invite = z.infer<typeof told> & { token: Token };

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function fromBase64Url(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

/** The part of an invite's link after `#`, which no browser sends to a server: `<token>.<base64url of the JSON>`. */
export const inviteFragment = ({ token: invite, ...rest }: Invite): string => `${invite}.${toBase64Url(JSON.stringify(rest))}`;

/** The whole link. @param site where this website is: `https://…`. */
export const inviteLink = (site: string, invite: Invite): string => `${site}/worker/join/#${inviteFragment(invite)}`;

/**
 * Reads an invite's link, or only the part after its `#`. Mail programs break links with spaces and line ends: those are left out.
 * @returns undefined when it is no invite, or a part of it is lost.
 */
export function readInvite(link: string): Invite | undefined {
  const [first, second = '', ...more] = (link.replace(/\s+/g, '').split('#').at(-1) ?? '').split('.');
  const invite = token.safeParse(first);
  if (!invite.success || more.length > 0) return undefined;
  try {
    const read = told.safeParse(JSON.parse(fromBase64Url(second)));
    return read.success ? { token: invite.data, ...read.data } : undefined;
  } catch {
    return undefined;
  }
}
