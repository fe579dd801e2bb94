import { askWho, openMailbox } from '#post/mailbox.ts';
import { newIdentity } from '#sealing/seal.ts';
import { wayOfPassphrase, wayOfRecovery } from '#sealing/stretch.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { keepGoing, type Joining } from './joining.ts';
import { publishOwn, type CardPieces } from './own-card.ts';
import { keepKeys } from './sealed-keys.ts';

/** Uses the invite: the Mailbox is there from now on. May be repeated. Throws NotThere, Refused (`used`), and what `post` throws. */
export async function takeInvite({ invite, tokens }: Joining): Promise<'worker' | 'lead'> {
  return (await openMailbox(invite.token, tokens.box)) === 'lead' ? 'lead' : 'worker';
}

/** Goes to the log-in of whoever runs this copy. What comes back is known again by this joining alone. Throws what `post` throws. */
export async function goToShowWho(joining: Joining): Promise<void> {
  const { address, state } = await askWho(joining.invite.token);
  await keepGoing({ ...joining, asked: state });
  location.assign(address);
}

/** The team that a lead begins: its own key and Mailbox. */
async function newTeam({ tokens, said }: Joining): Promise<NonNullable<WorkerKeys['team']>> {
  await openMailbox(tokens.box.read, tokens.team);
  return { name: said.team.trim(), drop: tokens.team.drop, read: tokens.team.read, ...(await newIdentity()) };
}

/**
 * Makes who the worker is: their key, sealed by passphrase and spare key, and their card. May be repeated until it is done.
 * @param tell how far the slow part is, from 0 to 1.
 * @returns the keys, and whether this device kept them. Throws what `post` throws.
 */
export async function makeWorker(
  joining: Joining,
  passphrase: string,
  pieces: CardPieces,
  tell: (far: number) => void,
): Promise<{ keys: WorkerKeys; kept: boolean }> {
  const { tokens, said, role = 'worker', invite } = joining;
  const team = role === 'lead' && !invite.team && said.team.trim() ? await newTeam(joining) : invite.team;
  const keys: WorkerKeys = {
    version: 1,
    worker: tokens.worker,
    code: tokens.code,
    role,
    name: said.name.trim(),
    about: said.about.trim(),
    reach: said.reach.trim(),
    ...(await newIdentity()),
    box: tokens.box,
    card: tokens.card,
    ...(team ? { team } : {}),
    ...(invite.lead ? { lead: invite.lead } : {}),
    ways: {
      passphrase: await wayOfPassphrase(passphrase, tokens.code, tell),
      recovery: wayOfRecovery(tokens.recovery),
    },
  };
  // The keys last: from then on it is done. Broken off before, it is made anew, and nobody has seen what was there.
  await publishOwn(keys, pieces);
  const kept = await keepKeys(keys);
  await keepGoing({ ...joining, made: true });
  return { keys, kept };
}
