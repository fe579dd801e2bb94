import { z } from 'zod';
import { token } from '#model/answer.ts';
import { identity, lead, recipient, signingKey, team, type SigningKey } from '#model/worker-card.ts';
import { dropToken, readToken } from '#model/mailbox-token.ts';
import { signingKeyOf } from '#sealing/sign.ts';

const way = z.strictObject({ token, key: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * All that makes a worker who they are. It is open only in memory; at rest it is sealed, by passphrase, by the recovery sheet,
 * by a passkey (`door`).
 */
export const workerKeys = z.strictObject({
  version: z.literal(1),
  worker: token,
  /** Printed on the recovery sheet and typed with the passphrase on a new device: 12 letters and digits. */
  code: z.string().regex(/^[a-z2-9]{12}$/),
  role: z.enum(['worker', 'lead']),
  name: z.string().min(1).max(200),
  about: z.string().max(300),
  reach: z.string().max(300),
  answersIn: z.number().int().min(1).max(28).optional(),
  cover: z.string().max(200).optional(),
  identity,
  recipient,
  box: z.strictObject({ read: readToken, drop: dropToken }),
  /** The secret in the link of their card. */
  card: token,
  /** The team they belong to; a lead also has its key and can read its Mailbox. `n`: which key of the team it is, 1 where it is not said. */
  team: team
    .extend({
      identity: identity.optional(),
      read: readToken.optional(),
      signs: signingKey.optional(),
      n: z.number().int().min(1).optional(),
      /** Keys that the team had before, the newest first: they open what came while they counted. */
      before: z.array(identity).max(200).optional(),
      /** The key and the tokens that the team is to have: kept here before the server knows of them. */
      next: z.strictObject({ identity, recipient, read: readToken, drop: dropToken }).optional(),
    })
    .optional(),
  /** Who invited them and leads their team: it stands on their card. */
  lead: lead.optional(),
  /** The ways these keys are sealed by, to seal them again when something in them changes. */
  ways: z.strictObject({ passphrase: way.optional(), recovery: way.optional() }),
});

export type WorkerKeys = z.infer<typeof workerKeys>;

/** What the team's signatures are known by. Only a lead has the team's key; a worker has this from their invite, or from a newer key's news. */
export const teamSigns = ({ team: mine }: Pick<WorkerKeys, 'team'>): SigningKey | undefined =>
  mine?.identity ? signingKeyOf(mine.identity) : mine?.signs;

/** What others may know of the team: never its key, nor the token that reads its Mailbox. */
export const publicTeam = ({ name, recipient: to, drop }: z.infer<typeof team>): z.infer<typeof team> => ({
  name,
  recipient: to,
  drop,
});

/** Who leads the team, as others may know them, from the lead's own keys. */
export const asLead = ({ name, recipient: to, box }: WorkerKeys): z.infer<typeof lead> => ({
  name,
  recipient: to,
  drop: box.drop,
});
