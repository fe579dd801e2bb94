const signs = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/**
 * Whether the checksum of an age X25519 recipient is right (Bech32, BIP 173). What only looks like one breaks whatever is later sealed to
 * it: a stranger must not bring that to somebody's device.
 */
export function isRecipient(text: string): boolean {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  const letters = Array.from('age', (c) => c.charCodeAt(0));
  const values = [
    ...letters.map((c) => c >> 5),
    0,
    ...letters.map((c) => c & 31),
    ...Array.from(text.slice(4), (c) => signs.indexOf(c)),
  ];
  let sum = 1;
  for (const value of values) {
    const top = sum >> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generators.forEach((by, n) => {
      if ((top >> n) & 1) sum ^= by;
    });
  }
  return sum === 1;
}
