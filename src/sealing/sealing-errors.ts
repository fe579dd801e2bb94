/** These bytes were not sealed to this key, or somebody changed them. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}
/** What was packed is not whole, or is not ours. */
export class NotWhole extends Error {
  override readonly name: string = 'NotWhole';
}
/** It is whole, and of a kind that this software does not know: a newer one may. */
export class NotKnown extends NotWhole {
  override readonly name = 'NotKnown';
}
