// Says kindly, before a copy is served to others, that nobody wrote yet who runs it. Reads the file as plain text: a reader of YAML would stay in the server's memory.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const asked = ['name', 'address', 'dataProtection'];
const oneOf = ['email', 'phone'];
const onlyHere = ['localhost', '127.0.0.1', '::1'];

const isBlank = (text) => (key) => !new RegExp(`^${key}:[ \\t]*(?!""|''|#|$)\\S`, 'm').test(text);

/** What is still blank in `content/owner.yaml`, of what must be written there (`blankIn` in `src/model/owner.ts` says the same of the file as read). */
const blankIn = (text) => [...asked.filter(isBlank(text)), ...(oneOf.every(isBlank(text)) ? ['email or phone'] : [])];

/** Whether only this device can come to `host`, and no address that people use (`SITE_URL`) leads to it from outside. */
function onlyThisDevice(host, site) {
  let at = '';
  try {
    at = new URL(site).hostname.replace(/^\[|\]$/g, '');
  } catch {
    /* No address: the host says it. */
  }
  return onlyHere.includes(host) && (at === '' || onlyHere.includes(at));
}

/**
 * What to say before serving on `host` to those who use the address `site`; nothing where nobody else can come, or where it is written.
 * Behind a proxy the host is this device, and the address is not.
 */
export function whoRunsWarning(host, text, site = '') {
  const blank = blankIn(text);
  if (onlyThisDevice(host, site) || blank.length === 0) return '';
  return (
    `\nOthers can reach this copy, and it does not say yet who runs it (${blank.join(', ')}).\n` +
    'Please fill in content/owner.yaml: people must know whom to ask, and the law asks for it. See docs/running-a-copy.md.\n'
  );
}

/** As above, from the file; a copy that is served without its content is served all the same. */
export function warnWhoRuns(host, site) {
  let text = '';
  const own = process.env.OWN && join(process.env.OWN, 'owner.yaml');
  try {
    text = readFileSync(own && existsSync(own) ? own : 'content/owner.yaml', 'utf8');
  } catch {
    return;
  }
  const warning = whoRunsWarning(host, text, site);
  if (warning) console.warn(warning);
}
