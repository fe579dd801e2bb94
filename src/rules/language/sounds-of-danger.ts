/**
 * Words in a choice that may tell of danger: being hurt, touched, held, locked in, kept from people, made quiet with medicine, robbed,
 * called names, not safe, in pain that nobody sees to, left without help, not heard when saying no, or not wanting to live. Too many rather than too few: an author who looked and
 * found none says `danger: none`.
 */
const sounds: readonly RegExp[] = [
  /\bhurts?\b/,
  /\bhit(s|ting)?\b/,
  /\bpush(es)? me\b/,
  /\bhold(s|ing)? me\b/,
  /\btouch(es|ing)?\b.*\bme\b/,
  /\bforces?\b/,
  /\bmakes? me\b/,
  /\block(s|ed|ing)?\b/,
  /\bcannot go out\b/,
  /\bnot allowed\b/,
  /\bcannot leave\b/,
  /\bwatch(es|ed|ing)? me\b/,
  /\bcameras?\b/,
  /\bstops? (me|us)\b/,
  /\btakes? my (?!medicine)/,
  /\bsteals?\b/,
  /\bhides? it\b/,
  /\bmake(s)? me quiet\b/,
  /\bshouts?\b/,
  /\bnames\b/,
  /\bunkind\b/,
  /\blaughs? at me\b/,
  /\bbull(y|ied|ies)\b/,
  /\bangry with me\b/,
  /\bnot (feel )?safe\b/,
  /\bscared\b/,
  /\bonly (in|with) some\b/,
  /\bpain\b/,
  /\bdying\b/,
  /\bdie\b/,
  /\bkill/,
  /\btoo hard\b/,
  /\bnever get better\b/,
  /\bnobody helps\b/,
  /\bdo not come\b/,
  /\bdo it anyway\b/,
  /\bnot kind\b/,
  /\bprivate parts\b/,
];

/** Whether these words sound of danger. */
export const soundsOfDanger = (words: string): boolean => sounds.some((sound) => sound.test(words.toLowerCase()));
