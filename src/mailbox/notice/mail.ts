import { createTransport } from 'nodemailer';
import type { MailWay, Sent } from './round.ts';

/** What an e-mail says, as `/worker/notice.json` has it. */
export interface NoticeWords {
  came: { subject: string; text: string };
  /** `{code}` in `text` stands for the digits. */
  code: { subject: string; text: string };
}

/** Where e-mails go out, from whom, and to whom they may go. */
export interface MailSetup {
  url: string;
  from: string;
  domains: readonly string[];
  words: NoticeWords;
}

/** ms that the server of e-mails may take for each step. */
const patience = 15_000;

/** A relay on this machine has no certificate; any other is spoken with openly only where its address says so (`?ignoreTLS=true`). */
function mustHide(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  return !['localhost', '127.0.0.1', '[::1]'].includes(hostname) && searchParams.get('ignoreTLS') !== 'true';
}

/** `refused`: the server said no to this e-mail; else nobody was there to say it. */
const meaning = (why: unknown): Sent =>
  typeof why === 'object' &&
  why !== null &&
  'responseCode' in why &&
  'command' in why &&
  /^(RCPT TO|DATA)/.test(String(why.command))
    ? 'refused'
    : 'away';

/** E-mail through the owner's own SMTP server. The same words to everybody: no name, no number but the code, no address to press. */
export function mailBy({ url, from, domains, words }: MailSetup): MailWay {
  const transport = createTransport({
    url,
    requireTLS: mustHide(url),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    domains,
    async send(address, code) {
      const { subject, text } = code === undefined ? words.came : words.code;
      try {
        await transport.sendMail({
          from,
          to: { name: '', address },
          subject,
          text: text.replace('{code}', code ?? ''),
          headers: { 'auto-submitted': 'auto-generated' },
        });
        return 'sent';
      } catch (why) {
        return meaning(why);
      }
    },
  };
}
