import type { Book } from '#content/book.ts';
import { readyMessages } from '#easy-read/ready-line.ts';
import { sayIn } from '#strings/strings.ts';

/** One e-mail, without whom it goes to. */
interface Mail {
  subject: string;
  text: string;
}
/** What tells a worker that something came, as it travels: `/worker/notice.json`. `{code}` stands for the digits. */
export interface NoticeWords {
  push: string;
  mail: { came: Mail; code: Mail };
}

/** The same words for everybody, in the Book's language. */
export function noticeWords(book: Book): NoticeWords {
  const {
    came,
    'came-open': open,
    'no-link': noLink,
    'code-type': type,
    'code-not-you': notYou,
  } = readyMessages(book, 'notice', ['came', 'came-open', 'no-link', 'code-type', 'code-not-you']);
  const text = (...lines: string[]) => `${lines.join('\n\n')}\n`;
  const say = sayIn(book);
  return {
    push: came.words,
    mail: {
      came: { subject: say('door.mail-came'), text: text(came.words, open.words, noLink.words) },
      code: { subject: say('door.mail-code'), text: text(type.words, '{code}', notYou.words) },
    },
  };
}
