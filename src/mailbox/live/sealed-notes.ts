import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Signs of a part at most: PostgreSQL carries notes of less than 8,000 bytes. */
const part = 7_800;
/** Parts of one note at most: far more than any note has. */
const mostParts = 200;

/** What one server seals for another, and opens of it. */
export interface Sealing {
  seal: (text: string) => string;
  /** Undefined for what was not sealed for this server, or not by that one. */
  open: (sealed: string) => string | undefined;
}

/** The key of one server, made when it starts and kept in its memory alone: what the database may have written of notes nobody opens later. */
export interface ServerKey {
  /** What others seal to, in base64. */
  open: string;
  /** @throws where the other's key is none */
  with: (mine: string, other: string, theirs: string) => Sealing;
}

const [algorithm, nonceSize, tagSize] = ['aes-256-gcm', 12, 16] as const;

/** Makes a server's key. */
export function newServerKey(): ServerKey {
  const pair = generateKeyPairSync('x25519');
  return {
    open: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    with(mine, other, theirs) {
      const publicKey = createPublicKey({ key: Buffer.from(theirs, 'base64'), type: 'spki', format: 'der' });
      const secret = diffieHellman({ privateKey: pair.privateKey, publicKey });
      const both = [mine, other].sort().join(' ');
      const key = Buffer.from(hkdfSync('sha256', secret, '', `live rooms ${both}`, 32));
      return {
        seal(text) {
          const nonce = randomBytes(nonceSize);
          const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(`${mine} ${other}`));
          return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
            'base64',
          );
        },
        open(sealed) {
          const bytes = Buffer.from(sealed, 'base64');
          if (bytes.length < nonceSize + tagSize) return undefined;
          try {
            const cipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceSize))
              .setAAD(Buffer.from(`${other} ${mine}`))
              .setAuthTag(bytes.subarray(-tagSize));
            return Buffer.concat([cipher.update(bytes.subarray(nonceSize, -tagSize)), cipher.final()]).toString('utf8');
          } catch {
            return undefined;
          }
        },
      };
    },
  };
}

let notes = 0;
/** Cuts a sealed note into parts that PostgreSQL carries: `<from> <note> <which> <of how many> <signs>`. */
export function inParts(from: string, sealed: string): string[] {
  const many = Math.ceil(sealed.length / part);
  notes += 1;
  return Array.from(
    { length: many },
    (_, n) => `${from} ${String(notes)} ${String(n)} ${String(many)} ${sealed.slice(n * part, (n + 1) * part)}`,
  );
}

/** Puts parts together again, which come in order from each server. What a line that broke left half is let go. */
export function openJoining(): {
  take: (text: string) => { from: string; sealed: string } | undefined;
  forget: (from: string) => void;
} {
  const half = new Map<string, { note: string; parts: string[] }>();
  return {
    take(text) {
      const [from = '', note = '', which = '', many = '', signs = ''] = text.split(' ');
      if (Number(many) > mostParts) return undefined;
      if (which === '0') half.set(from, { note, parts: [] });
      const its = half.get(from);
      if (its?.note !== note || its.parts.length !== Number(which)) {
        half.delete(from);
        return undefined;
      }
      its.parts.push(signs);
      if (its.parts.length < Number(many)) return undefined;
      half.delete(from);
      return { from, sealed: its.parts.join('') };
    },
    forget(from) {
      half.delete(from);
    },
  };
}
