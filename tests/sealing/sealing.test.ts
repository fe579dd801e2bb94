import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { token } from '#model/answer.ts';
import { newToken } from '#model/token.ts';
import { travellingPiece } from '#model/worker-card.ts';
import { pack, paddedSize, readPart, unpack, type Signing } from '#sealing/pack.ts';
import { newIdentity, open, openWith, recipientOf, seal, sealWith } from '#sealing/seal.ts';
import { signingKeyOf } from '#sealing/sign.ts';
import { wayOfCard, wayOfPassphrase, wayOfRecovery } from '#sealing/stretch.ts';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';

const shape = z.strictObject({ id: token, words: z.string(), pieces: z.array(travellingPiece) });
const bytes = fc.uint8Array({ maxLength: 4000 });

/** Whom it is sealed to, where nothing is sealed. */
const me = 'me';
const packed = async (what: z.infer<typeof shape>, blobs: Blob[], signing?: Signing) => {
  const parts: Uint8Array[] = [];
  for await (const part of pack(what, blobs, { signing })) parts.push(part);
  return parts;
};

describe('sealing', () => {
  it('opens exactly what was sealed, with the key it was sealed to', async () => {
    const { identity, recipient } = await newIdentity();
    expect(await recipientOf(identity)).toBe(recipient);
    await fc.assert(
      fc.asyncProperty(bytes, async (plain) => {
        expect(Array.from(await open(await seal(plain, [recipient]), identity))).toEqual(Array.from(plain));
      }),
      { numRuns: 25 },
    );
  });

  it('opens for each of two it was sealed to, and for nobody else', async () => {
    const [one, two, other] = await Promise.all([newIdentity(), newIdentity(), newIdentity()]);
    const sealed = await seal(new TextEncoder().encode('hello'), [one.recipient, two.recipient]);
    for (const { identity } of [one, two]) expect(new TextDecoder().decode(await open(sealed, identity))).toBe('hello');
    await expect(open(sealed, other.identity)).rejects.toThrow(CannotOpen);
  });

  it('refuses bytes that somebody changed, anywhere', async () => {
    const { identity, recipient } = await newIdentity();
    const sealed = await seal(new TextEncoder().encode('I want to go home'), [recipient]);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Uint8Array.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ by;
        await expect(open(changed, identity)).rejects.toThrow(CannotOpen);
      }),
      { numRuns: 60 },
    );
  });

  it('opens with the secret it was sealed with, and with no other', async () => {
    const way = wayOfCard(newToken());
    const sealed = await sealWith(new TextEncoder().encode('my card'), way.key);
    expect(new TextDecoder().decode(await openWith(sealed, way.key))).toBe('my card');
    await expect(openWith(sealed, wayOfCard(newToken()).key)).rejects.toThrow(CannotOpen);
  });
});

describe('a way from a secret', () => {
  it('is the same for the same words and code, whatever the spaces, and another for anything else', async () => {
    const way = await wayOfPassphrase('four warm  words here ', 'abcd2345efgh');
    expect(await wayOfPassphrase('four warm words here', 'abcd2345efgh')).toEqual(way);
    expect((await wayOfPassphrase('four warm words here', 'abcd2345efgj')).token).not.toBe(way.token);
    expect((await wayOfPassphrase('four warm words There', 'abcd2345efgh')).token).not.toBe(way.token);
    expect(way.key).not.toContain(way.token);
  }, 60_000);

  it('tells a card from a recovery sheet made of the same secret', () => {
    const secret = newToken();
    expect(wayOfCard(secret).token).not.toBe(wayOfRecovery(secret).token);
  });
});

describe('packing', () => {
  it('gives back the words and every piece, in however many parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.array(bytes, { maxLength: 4 }), async (words, all) => {
        const blobs = all.map((b) => new Blob([Uint8Array.from(b)], { type: 'image/png' }));
        const what = {
          id: newToken(),
          words,
          pieces: blobs.map((b) => ({ id: newToken(), type: b.type, length: b.size })),
        };
        const parts = (await packed(what, blobs)).map((part) => readPart(part, me));
        const back = await unpack(parts.reverse(), shape);
        expect(back.what).toEqual(what);
        for (const [n, { id }] of what.pieces.entries())
          expect(new Uint8Array(await (back.pieces.get(id) as Blob).arrayBuffer())).toEqual(
            Uint8Array.from(all[n] ?? []),
          );
      }),
      { numRuns: 40 },
    );
  });

  it('cuts what is large into parts, and says when one is missing or from elsewhere', async () => {
    const large = new Blob([new Uint8Array(13 * 1024 * 1024)], { type: 'video/webm' });
    const what = {
      id: newToken(),
      words: 'a film',
      pieces: [{ id: newToken(), type: 'video/webm', length: large.size }],
    };
    const parts = (await packed(what, [large])).map((part) => readPart(part, me));
    expect(parts).toHaveLength(3);
    expect((await unpack(parts, shape)).pieces.get(what.pieces[0]?.id ?? '')?.size).toBe(large.size);
    await expect(unpack(parts.slice(1), shape)).rejects.toThrow(NotWhole);
    const other = (await packed(what, [large])).map((part) => readPart(part, me));
    await expect(unpack([...parts.slice(0, 2), ...other.slice(2)], shape)).rejects.toThrow(NotWhole);
  });

  it('never trusts what it reads: other bytes and other shapes are NotWhole and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (any) => {
        try {
          await unpack([readPart(any, me)], shape);
          return false;
        } catch (why) {
          return why instanceof NotWhole;
        }
      }),
    );
  });

  it('calls a piece only what can be shown or heard: a page of script is no picture', async () => {
    const blob = new Blob(['<script>']);
    const parts = (
      await packed(
        { id: newToken(), words: '', pieces: [{ id: '0'.repeat(32), type: 'text/html', length: blob.size }] },
        [blob],
      )
    ).map((part) => readPart(part, me));
    expect((await unpack(parts, shape)).pieces.get('0'.repeat(32))?.type).toBe('application/octet-stream');
  });

  it('hides the size: words of any length up to 2 kB look alike, and no padding is over 12 of 100 beyond that', () => {
    expect(new Set([1, 20, 2000].map(paddedSize)).size).toBe(1);
    fc.assert(
      fc.property(
        fc.integer({ min: 2048, max: 30_000_000 }),
        (length) => paddedSize(length) >= length && paddedSize(length) <= length * 1.12,
      ),
    );
  });
});

describe('signing', () => {
  const words = () => ({ id: newToken(), words: 'I will come on Monday.', pieces: [] });
  const read = async (parts: Uint8Array[], to: string) =>
    (
      await unpack(
        parts.map((part) => readPart(part, to)),
        shape,
      )
    ).signed;

  it('says who signed it, and what stands beside, to whom it was sealed and to nobody else', async () => {
    const { identity } = await newIdentity();
    const by = signingKeyOf(identity);
    const was = { by: signingKeyOf((await newIdentity()).identity), n: 3 };
    const parts = await packed(words(), [], { identity, to: 'age1me', n: 7, was });
    expect(await read(parts, 'age1me')).toEqual({ by, n: 7, was, team: undefined });
    expect(await read(parts, 'age1other')).toBeUndefined();
    expect(await read(await packed(words(), []), 'age1me')).toBeUndefined();
  });

  it('takes no signature for what somebody changed, or for a part of something else', async () => {
    const { identity } = await newIdentity();
    const [part] = await packed(words(), [], { identity, to: me });
    const [other] = await packed(words(), [], { identity, to: me });
    if (!part || !other) throw new Error('Nothing was packed.');
    const from = new TextDecoder('latin1').decode(part);
    const changed = Uint8Array.from(from.replace('Monday', 'Friday'), (c) => c.charCodeAt(0));
    expect(await unpack([readPart(changed, me)], shape)).toMatchObject({
      what: { words: 'I will come on Friday.' },
      signed: undefined,
    });
    // Its signature, put behind the words of another.
    const behind = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes).indexOf('{"says"');
    const mixed = Uint8Array.from(part);
    mixed.set(other.subarray(behind(other)), behind(part));
    expect(await read([mixed], me)).toBeUndefined();
  });

  it('counts only where every part is signed by the same', async () => {
    const { identity } = await newIdentity();
    const large = new Blob([new Uint8Array(7 * 1024 * 1024)], { type: 'video/webm' });
    const what = { ...words(), pieces: [{ id: newToken(), type: large.type, length: large.size }] };
    const parts = await packed(what, [large], { identity, to: me });
    expect((await read(parts, me))?.by).toBe(signingKeyOf(identity));
    const unsigned = parts
      .map((part) => readPart(part, me))
      .map((part, n) => (n === 1 ? { ...part, signed: undefined } : part));
    expect((await unpack(unsigned, shape)).signed).toBeUndefined();
  });

  it('is read past by software that knows no signatures: it stands behind the bytes that are counted', async () => {
    const { identity } = await newIdentity();
    const what = words();
    const [part] = await packed(what, [], { identity, to: me });
    if (!part) throw new Error('Nothing was packed.');
    const headLength = new DataView(part.buffer).getUint32(0);
    const head = JSON.parse(new TextDecoder().decode(part.subarray(4, 4 + headLength))) as { length: number };
    expect(Object.keys(head)).toEqual(['parcel', 'part', 'of', 'length']);
    expect(JSON.parse(new TextDecoder().decode(part.subarray(8 + headLength, 4 + headLength + head.length)))).toEqual(
      what,
    );
  });

  it('never breaks by what stands behind: anything else there is no signature', async () => {
    const [plain] = await packed(words(), []);
    if (!plain) throw new Error('Nothing was packed.');
    const end = new TextDecoder('latin1').decode(plain).replace(/\0+$/, '').length;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (any) => {
        const bytes = Uint8Array.from(plain);
        bytes.set(any, end);
        expect(readPart(bytes, me).signed).toBeUndefined();
      }),
    );
  });
});
