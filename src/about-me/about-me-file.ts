import type { Answer, Token } from '#model/answer.ts';
import { newUuid, nowHere } from '#model/token.ts';
import { aboutMeBundle, type RecordPiece } from '#about-me/about-me-fhir.ts';
import type { AboutMeRecord } from '#about-me/about-me-record.ts';
import { adjustmentsOf } from '#about-me/reasonable-adjustments.ts';

/**
 * Photos and recordings as a record holds them.
 * @param blobs each with its id; more than the Answers name do no harm. @param asDataAddress a file as a `data:` address.
 */
export async function recordPieces(
  answers: readonly Answer[],
  blobs: Iterable<readonly [Token, Blob]>,
  asDataAddress: (blob: Blob) => Promise<string>,
): Promise<Map<Token, RecordPiece>> {
  const seconds = new Map(
    answers
      .flatMap(({ said }) => [said.voice, said.video])
      .flatMap((one) => (one ? [[one.piece, one.seconds] as const] : [])),
  );
  return new Map(
    await Promise.all(
      [...blobs].map(async ([id, blob]) => {
        const address = await asDataAddress(blob);
        return [
          id,
          {
            type: blob.type || 'application/octet-stream',
            base64: address.slice(address.indexOf(',') + 1),
            seconds: seconds.get(id),
          },
        ] as const;
      }),
    ),
  );
}

/** The record as a file, made now: a FHIR R4 document with the reasonable adjustments that these Answers ask for. */
export function aboutMeFile(
  record: AboutMeRecord,
  answers: readonly Answer[],
  pieces: ReadonlyMap<Token, RecordPiece>,
): Blob {
  const at = nowHere();
  const bundle = aboutMeBundle(record, {
    pieces,
    adjustments: adjustmentsOf(answers),
    made: `${at.slice(0, 19)}${at.slice(-6)}`,
    id: newUuid,
  });
  return new Blob([JSON.stringify(bundle, null, 1)], { type: 'application/fhir+json' });
}
