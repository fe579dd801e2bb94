/** What can be in the way between this device and the Mailbox: a small closed family, each with its `name`. */
export abstract class MailboxError extends Error {
  abstract override readonly name: string;
}

/** There is no way to the server now. What waits is kept, and goes later. Line: errors/no-internet. */
export class NoInternet extends MailboxError {
  override readonly name: string = 'NoInternet';
}
/**
 * Something answers in the server's place: the login page of a café, a filter, a page kept from earlier. There is no way to the server,
 * and nothing that was said is believed. Line: errors/between.
 */
export class SomethingBetween extends NoInternet {
  override readonly name = 'SomethingBetween';
}
/** The server has nothing under this token: it was never there, is gone, or is not ours. */
export class NotThere extends MailboxError {
  override readonly name = 'NotThere';
}
/** The Mailbox was ended: this worker is not here any more. */
export class Ended extends MailboxError {
  override readonly name = 'Ended';
}
/** Somebody read it already, so it cannot be taken back. */
export class AlreadyRead extends MailboxError {
  override readonly name = 'AlreadyRead';
}
/** The Mailbox has no room left now. */
export class MailboxFull extends MailboxError {
  override readonly name = 'MailboxFull';
}
/** The server has too much to do, or something is wrong there. `seconds` until it is worth trying again. Line: errors/busy. */
export class TryLater extends MailboxError {
  override readonly name = 'TryLater';
  readonly seconds: number;
  constructor(seconds: number) {
    super('The server cannot do it now.');
    this.seconds = seconds;
  }
}
/** The server did not take what was sent: a mistake of ours. `code` is the server's word for it. */
export class Refused extends MailboxError {
  override readonly name = 'Refused';
  readonly code: string;
  constructor(code: string) {
    super(`The server refused: ${code}`);
    this.code = code;
  }
}
