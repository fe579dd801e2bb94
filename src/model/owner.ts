import { z } from 'zod';

const written = z.string().trim().default('');

/** `content/owner.yaml`: who runs this copy. Blank until they write it; a copy on a public address must say it (UK GDPR, Article 13). */
export const owner = z.strictObject({
  name: written,
  address: written,
  email: written,
  phone: written,
  /** Whom to ask about private information: a name and how to reach them. */
  dataProtection: written,
  /** Registration number with the Information Commissioner. */
  ico: written,
  /** The lawful basis, where it is another than a council's public task. */
  basis: written,
  /** Who hosts the server, and where it stands. */
  hosting: written,
  /** Where to tell of a hole in the website's safety: an `https:` address or an e-mail address, for `security.txt`. Else the e-mail above. */
  security: written.refine(
    (said) =>
      said === '' || z.url({ protocol: /^https$/ }).safeParse(said).success || z.email().safeParse(said).success,
    'Write an address that begins with https://, or an e-mail address.',
  ),
  /** Whom to tell that something here cannot be used, and how soon they answer. */
  accessibility: written,
});

export type Owner = z.infer<typeof owner>;

/** What must be written before a copy may be public, and is not. */
export const blankIn = (who: Owner): string[] => [
  ...(['name', 'address', 'dataProtection'] as const).filter((key) => who[key] === ''),
  ...(who.email === '' && who.phone === '' ? ['email or phone'] : []),
];

/** A longer text with `{owner.name}` and the like filled in; what is blank is said to be blank. */
export const withOwner = (text: string, who: Owner): string =>
  text.replace(
    /\{owner\.(\w+)\}/g,
    (_, key: string) => (who as Record<string, string>)[key] || '*(not written yet by whoever runs this copy)*',
  );
