import { z } from 'zod';
import { isRecipient } from '#model/is-recipient.ts';
import { roomCode, roomPictures } from '#model/live-room.ts';

/** A token or an id: 128 random bits as 32 lowercase hex digits. */
export const token = z.string().regex(/^[0-9a-f]{32}$/);

/** The token of `authorization: Bearer …`; '' where there is none of the right shape, which then opens nothing. */
export function bearerOf(headers: Headers): string {
  return /^Bearer ([0-9a-f]{32})$/.exec(headers.get('authorization') ?? '')?.[1] ?? '';
}

export const envelopeHeaders = z.object({ 'x-envelope': token });
export const dropHeaders = z.object({ 'x-envelope': token, 'x-take-back': token.optional() });
export const newDropHeaders = z.object({ 'x-drop': token, 'x-drop-id': token });
export const dropIdHeaders = z.object({ 'x-drop-id': token });
export const cardHeaders = z.object({ 'x-card': token });
export const vaultHeaders = z.object({ 'x-vault': token, 'x-way': z.enum(['passphrase', 'recovery']) });
export const inviteHeaders = z.object({ 'x-invite': token });
export const afterQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .default(0),
});

export const newMailbox = z.strictObject({ read: token, drop: token }).refine((two) => two.read !== two.drop);
export const newStoryBox = z.strictObject({ drop: token });
export const newInvite = z.strictObject({
  invite: token,
  role: z.enum(['worker', 'lead', 'hand-over']),
  days: z.int().min(1).max(60),
});
/** What a log-in put behind the `?`, and the Mailbox that is to be made. */
export const staffAnswer = z.strictObject({ answer: z.string().min(1).max(6000), read: token });
export const leadOver = z.strictObject({ invite: token });

export const noticeHeaders = z.object({ 'x-way': z.enum(['email', 'push']) });
/** An address as it goes into a mail's head: nothing that could begin another line or another address. */
export const newNotice = z.union([
  z.strictObject({ way: z.literal('email'), address: z.email().max(254) }),
  z.strictObject({ way: z.literal('email'), code: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ way: z.literal('push'), endpoint: z.url({ protocol: /^https$/ }).max(800) }),
]);

/** A question of a Session: `<session>/<step>`. */
const asked = z.string().regex(/^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/);
export const newRoom = z.strictObject({ join: token, to: z.string().refine(isRecipient) });
/** Signs of a question's own words at most, sealed to every phone that is in, in base64. */
export const mostWords = 40_000;
export const roomNow = z.strictObject({
  of: asked.nullable(),
  door: z.boolean(),
  words: z.base64().min(1).max(mostWords).optional(),
});
/** To whom a phone wants a question's own words sealed. */
const key = z.string().refine(isRecipient).optional();
export const newPhone = z.union([
  z.strictObject({ join: token, key }),
  z.strictObject({
    key,
    pictures: z
      .array(
        z
          .int()
          .min(0)
          .max(roomPictures - 1),
      )
      .length(roomCode),
  }),
]);
export const newAnswer = z.strictObject({ of: asked, n: z.int().min(1), sealed: z.base64().min(1).max(700) });
