import type { Address } from './address.ts';
import { dropAddresses } from './drops.ts';
import { envelopeAddresses } from './envelopes.ts';
import { inviteAddresses } from './invites.ts';
import { keptAddresses } from './kept.ts';
import { liveRoomAddresses } from './live-room.ts';
import { mailboxAddresses } from './mailbox.ts';
import { noticeAddresses } from './notice.ts';
import { staffAddresses } from './staff.ts';
import { takeBackAddresses } from './take-back.ts';

/** Every address of the Mailbox, in the order of docs/mailbox.md. */
export const addresses: readonly Address[] = [
  ...mailboxAddresses,
  ...envelopeAddresses,
  ...dropAddresses,
  ...takeBackAddresses,
  ...keptAddresses,
  ...inviteAddresses,
  ...staffAddresses,
  ...noticeAddresses,
  ...liveRoomAddresses,
];
