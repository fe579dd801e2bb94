import type { Token } from '#model/answer.ts';
import type { Adjustment } from '#about-me/reasonable-adjustments.ts';
import type { AboutMeRecord, AboutMeRecordSection, AboutMeSaid } from '#about-me/about-me-record.ts';

/** A photo, a recording or a drawing that goes with the record. `base64` is its bytes. */
export interface RecordPiece {
  type: string;
  base64: string;
  seconds?: number | undefined;
}

/** FHIR R4, as far as it is used here (hl7.org/fhir/R4: Bundle, Composition, Patient, RelatedPerson, Media). */
export interface FhirResource {
  resourceType: string;
  [field: string]: unknown;
}
interface Entry {
  fullUrl: string;
  resource: FhirResource;
}
export interface FhirBundle extends FhirResource {
  resourceType: 'Bundle';
  type: 'document';
  entry: Entry[];
}

/** What a Bundle is made with, besides the record. */
export interface BundleWith {
  pieces: ReadonlyMap<Token, RecordPiece>;
  /** Reasonable adjustments, each as a Flag beside the record. */ adjustments?: readonly Adjustment[];
  /** Now, as FHIR's instant: `2027-05-03T14:05:09+01:00`. */ made: string;
  /** A new UUID each time. */ id: () => string;
}

/** Characters that XML 1.0 forbids have no way to be written in a narrative; everything else is kept exactly. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const xml = (text: string) =>
  text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const narrative = (inside: string) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`,
});

const said = ({ asked, words, helper }: AboutMeSaid) =>
  `<p><b>${xml(asked)}</b></p>${helper === undefined ? '' : `<p><i>${xml(helper)}</i></p>`}<ul>${words.map((one) => `<li>${xml(one)}</li>`).join('')}</ul>`;

const kind = (type: string) => (type.startsWith('image/') ? 'image' : type.startsWith('video/') ? 'video' : 'audio');

function section(one: AboutMeRecordSection, urls: ReadonlyMap<Token, string>): Record<string, unknown> {
  const entry = one.said
    .flatMap((s) => s.pieces)
    .flatMap((id) => {
      const url = urls.get(id);
      return url ? [{ reference: url }] : [];
    });
  return {
    title: one.name,
    code: { coding: [{ system: 'http://snomed.info/sct', code: one.code, display: one.name }], text: one.name },
    ...(one.said.length > 0 ? { text: narrative(one.said.map(said).join('')) } : {}),
    ...(entry.length > 0 ? { entry } : {}),
    ...(one.said.length === 0
      ? {
          emptyReason: {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason',
                code: 'notasked',
                display: 'Not Asked',
              },
            ],
          },
        }
      : {}),
  };
}

/** An adjustment as a FHIR R4 Flag: the heading of the standard in words, the concept where one is certain, the person's exact words always. */
const flag = ({ heading, words, concept }: Adjustment, person: string): FhirResource => ({
  resourceType: 'Flag',
  status: 'active',
  category: [{ text: heading }],
  code: {
    ...(concept ? { coding: [{ system: 'http://snomed.info/sct', ...concept }] } : {}),
    text: words.replace(forbidden, ''),
  },
  subject: { reference: person },
});

/**
 * The record as a FHIR R4 document: a Composition with the seven PRSB sections, the person, those who helped to write it, and pieces.
 * The person is the author: it is their own view. Those who helped stand in a section of their own ("Supported to write this by"), because
 * FHIR's authors and attesters answer for the words, and a supporter does not.
 */
export function aboutMeBundle(record: AboutMeRecord, { pieces, adjustments = [], made, id }: BundleWith): FhirBundle {
  const url = () => `urn:uuid:${id()}`;
  const person = url();
  const helpers = record.supporters.map((name) => ({ name, url: url() }));
  const wanted = [...new Set(record.sections.flatMap((s) => s.said.flatMap((one) => one.pieces)))].filter((piece) =>
    pieces.has(piece),
  );
  const urls = new Map(wanted.map((piece) => [piece, url()]));
  const flags = adjustments.map((one): Entry => ({ fullUrl: url(), resource: flag(one, person) }));
  const names = xml(record.supportedBy);
  const composition: FhirResource = {
    resourceType: 'Composition',
    status: 'final',
    type: { text: 'About Me' },
    subject: { reference: person },
    date: record.lastUpdated ? `${record.lastUpdated.slice(0, 16)}:00${record.lastUpdated.slice(16)}` : made,
    author: [{ reference: person }],
    title: 'About Me',
    section: [
      ...record.sections.map((one) => section(one, urls)),
      ...(flags.length > 0
        ? [
            {
              title: 'Reasonable adjustments',
              text: narrative(
                `<ul>${adjustments.map((one) => `<li>${xml(one.heading)}: ${xml(one.words)}</li>`).join('')}</ul>`,
              ),
              entry: flags.map((f) => ({ reference: f.fullUrl })),
            },
          ]
        : []),
      ...(helpers.length > 0
        ? [
            {
              title: 'Supported to write this by',
              text: narrative(`<p>${names}</p>`),
              entry: helpers.map((h) => ({ reference: h.url })),
            },
          ]
        : []),
    ],
  };
  const media = wanted.map((piece): Entry => {
    const { type, base64, seconds } = pieces.get(piece) as RecordPiece;
    return {
      fullUrl: urls.get(piece) as string,
      resource: {
        resourceType: 'Media',
        status: 'completed',
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/media-type', code: kind(type) }] },
        subject: { reference: person },
        ...(seconds ? { duration: seconds } : {}),
        content: { contentType: type.split(';')[0], data: base64 },
      },
    };
  });
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:ietf:rfc:3986', value: url() },
    timestamp: made,
    entry: [
      { fullUrl: url(), resource: composition },
      // A name and nothing else: no number, birth date or sex is asked for, so none is made up.
      {
        fullUrl: person,
        resource: {
          resourceType: 'Patient',
          ...(record.person.trim()
            ? { name: [{ text: record.person.replace(forbidden, '') }] }
            : { text: narrative('<p>A person who gave no name.</p>') }),
        },
      },
      ...helpers.map((h): Entry => ({
        fullUrl: h.url,
        resource: {
          resourceType: 'RelatedPerson',
          patient: { reference: person },
          name: [{ text: h.name.replace(forbidden, '') }],
        },
      })),
      ...flags,
      ...media,
    ],
  };
}
