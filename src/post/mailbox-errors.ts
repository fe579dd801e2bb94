/** There is no way to the server now. What waits is kept, and goes later. Line: errors/no-internet. */
export class NoInternet extends Error {}
/** The server has nothing under this token: it was never there, is gone, or is not ours. */
export class NotThere extends Error {}
/** The Mailbox was ended: this worker is not here any more. */
export class Ended extends Error {}
/** Somebody read it already, so it cannot be taken back. */
export class AlreadyRead extends Error {}
/** The Mailbox has no room left. */
export class MailboxFull extends Error {}
/** The server has too much to do, or something is wrong there. `seconds` until it is worth trying again. */
export class TryLater extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('The server cannot do it now.');
    this.seconds = seconds;
  }
}
/** The server did not take what was sent: a mistake of ours. `code` is the server's word for it. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The server refused: ${code}`);
    this.code = code;
  }
}
