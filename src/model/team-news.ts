import { z } from 'zod';
import { token } from '#model/answer.ts';
import { identity, lead, letterBox, recipient, signingKey, team, travellingPiece } from '#model/worker-card.ts';
import { invited } from '#model/worker-record.ts';
import { readToken } from '#model/mailbox-token.ts';

const sent = {
  id: token,
  at: z.iso.datetime({ offset: true }),
  pieces: z.array(travellingPiece).max(0),
  /** Who wrote it, as they call themselves. */ from: z.string().max(200),
};

/** A team's key that took the place of another: `n` counts them, from 1; what its signatures are known by. */
const teamNow = team.extend({ signs: signingKey, n: z.number().int().min(1) });

/**
 * What passes between the devices of one team, never shown as anybody's words. Signed like all that travels (`sealing/pack.ts`): whose
 * signature counts is said at each.
 */
export const fromTeam = z.discriminatedUnion('kind', [
  /** To the team's Mailbox: I am in this team, here is where its news reaches me, and I give people this key. Proves nothing of who it is. */
  z.strictObject({ ...sent, kind: z.literal('in-team'), box: letterBox, has: recipient }),
  /** To a member: the team's key is another now, and who leads it. Counts only by the signature of the key that the member has. */
  z.strictObject({ ...sent, kind: z.literal('team-key'), team: teamNow, lead }),
  /** To a member: will you lead the team? With all that its lead has, and whom she invited. `invite` makes them the lead at the server. */
  z.strictObject({
    ...sent,
    kind: z.literal('lead-over'),
    invite: token,
    until: z.iso.datetime({ offset: true }),
    team: teamNow.extend({ identity, read: readToken, before: z.array(identity).max(200) }),
    invited: z.array(invited).max(2000),
  }),
]);

export type FromTeam = z.infer<typeof fromTeam>;
