import { token, type Token } from '#model/answer.ts';
import { linkIn } from './link-in.ts';

/** Finds the secret of a Helper's link in whatever was opened or pasted. @returns undefined where there is none. */
export const readHelpLink = (from: string): Token | undefined =>
  linkIn(from, /(?<=#)[0-9a-f]{32}(?![0-9a-z]|\.age1)/g, (found) => token.safeParse(found).data);
