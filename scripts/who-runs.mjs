// Says kindly, before a copy is served to others, that nobody wrote yet who runs it. Reads the file as plain text: a reader of YAML would stay in the server's memory.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const asked = ['name', 'address', 'dataProtection'];
const onlyHere = ['localhost', '127.0.0.1', '::1'];

/** What is still blank in `content/owner.yaml`. */
export const blankIn = (text) => asked.filter((key) => !new RegExp(`^${key}:[ \\t]*(?!""|''|#|$)\\S`, 'm').test(text));

/** What to say before serving on `host`; nothing where nobody else can come, or where it is written. */
export function whoRunsWarning(host, text) {
  const blank = blankIn(text);
  if (onlyHere.includes(host) || blank.length === 0) return '';
  return `\nOthers can reach this copy, and it does not say yet who runs it (${blank.join(', ')}).\n`
    + 'Please fill in content/owner.yaml: people must know whom to ask, and the law asks for it. See docs/running-a-copy.md.\n';
}

/** As above, from the file; a copy that is served without its content is served all the same. */
export function warnWhoRuns(host) {
  let text = '';
  const own = process.env.OWN && join(process.env.OWN, 'owner.yaml');
  try { text = readFileSync(own && existsSync(own) ? own : 'content/owner.yaml', 'utf8'); } catch { return; }
  const warning = whoRunsWarning(host, text);
  if (warning) console.warn(warning);
}
