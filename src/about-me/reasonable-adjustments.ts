import { own } from '#model/own.ts';
import type { Answer } from '#model/answer.ts';
import { personsOwn } from '#model/answers.ts';
import { isEmpty } from '#model/ways-of-saying.ts';

/** The Topic that asks for them. */
const topic = 'my-reasonable-adjustments/';

/**
 * The headings of the Reasonable Adjustment Digital Flag (England, information standard DAPB4019) by the Question that fills them.
 * Their own codes are left out: see docs/reasonable-adjustments.md.
 */
export const adjustmentHeadings: Readonly<Record<string, string>> = {
  talk: 'Communication support',
  professional: 'Requires communication professional',
  contact: 'Requires specific contact method',
  format: 'Requires specific information format',
  more: 'Additional communication needs and support',
  support: 'Adjustments for providing additional support to patients',
  care: 'Adjustments for individual care requirements',
  place: 'Adjustments in relation to the environment of care',
};
const bespoke = 'Bespoke reasonable adjustments';

/** A SNOMED CT concept. */
export interface Concept {
  code: string;
  display: string;
}
const c = (code: string, display: string): Concept => ({ code, display });

/** What is needed without saying which: for the person's own words. */
const inOwnWords = c(
  '1108111000000107',
  'Requires reasonable adjustment for health and care access (Equality Act 2010)',
);

/** Choices that mean just what a concept of the Flag's value set means. A choice that does not has words alone. */
export const adjustmentCodes: Readonly<Record<string, Concept>> = {
  'talk/understand': c('1082681000000103', 'Requires support for receptive communication needs'),
  'talk/say': c('1082691000000101', 'Requires support for expressive communication needs'),
  'talk/no-words': c('288583009', 'Uses non-verbal communication'),
  'talk/signs': c('404903008', 'Uses sign language'),
  'talk/photos': c('719393008', 'Uses photographs for communication'),
  'talk/objects': c('1082541000000107', 'Uses objects for communication'),
  'talk/gestures': c('1082531000000103', 'Uses gestures for communication'),
  'talk/tablet': c('762361000000101', 'Uses voice output communication aid'),
  'professional/advocate': c('225835008', 'Needs an advocate'),
  'professional/makaton': c('204341000000103', 'Makaton Sign Language interpreter needed'),
  'professional/bsl': c('204331000000107', 'British Sign Language interpreter needed'),
  'professional/language': c('315594003', 'Interpreter needed'),
  'contact/letter': c('936721000000107', 'Requires contact by letter'),
  'contact/phone': c('795661000000104', 'Requires contact by telephone'),
  'contact/text': c('936701000000103', 'Requires contact by short message service text message'),
  'contact/email': c('936741000000100', 'Requires contact by email'),
  'contact/carer': c('719561001', 'Requires contact via carer'),
  'format/easy-read': c('796161000000101', 'Requires information in Easyread'),
  'format/told': c('367741000000102', 'Requires information verbally'),
  'format/read-out': c('985021000000106', 'Requires third party to read out written information'),
  'format/sound': c('936601000000105', 'Requires information in electronic audio format'),
  'format/makaton': c('936641000000108', 'Requires information in Makaton'),
  'more/reminders': c('1108131000000104', 'Requires appointment reminders'),
  'more/with-me': c('1108151000000106', 'Requires carer to be present at encounters'),
  'more/pain': c('1108141000000108', 'Expresses pain atypically'),
  'support/plan-home': c('1109351000000102', 'Requires enhanced discharge planning'),
  'support/ask-carer': c('1325421000000100', 'Requires approach to care to be discussed with carer'),
  'support/animal': c('1325301000000104', 'Uses emotional support animal'),
  'care/long': c('1108171000000102', 'Requires extended appointment'),
  'care/first': c('1325351000000103', 'Requires first appointment in appointment schedule'),
  'care/short-wait': c(
    '1325841000000109',
    'Requires minimal waiting time between arrival and being seen in care environment',
  ),
  'care/see-place': c('1325341000000101', 'Requires familiarisation with care environment'),
  'care/show-me': c('1325331000000105', 'Requires familiarisation with care procedure'),
  'care/home': c('1325371000000107', 'Requires home visit appointments'),
  'care/woman': c('314434008', 'Preference for female healthcare professional'),
  'care/man': c('314435009', 'Preference for male healthcare professional'),
  'care/own-room': c('1325401000000109', 'Requires single room during inpatient care'),
  'place/quiet': c('1325391000000106', 'Requires low noise environment'),
  'place/less-light': c('1325381000000109', 'Requires low light environment'),
  'place/wheelchair': c('1108191000000103', 'Requires wheelchair access'),
  'place/noise': c('247994001', 'Noise intolerance'),
};

/** Choices that say no adjustment is needed: they are the person's Answer, and nothing to flag. */
const notNeeded = new Set([
  'talk/none',
  'professional/nobody',
  'contact/any',
  'format/same',
  'more/nothing',
  'support/none',
  'care/none',
  'place/any',
]);

/** One adjustment: its heading, the person's words, and the concept where one means the same. */
export interface Adjustment {
  heading: string;
  words: string;
  concept?: Concept | undefined;
}

/** The adjustments that the person says they need, in the order asked. Ways not to answer, and a Helper's view, stay out. */
export function adjustmentsOf(answers: readonly Answer[]): Adjustment[] {
  return Object.entries(adjustmentHeadings).flatMap(([question, heading]) => {
    const newest = personsOwn(answers.filter((a) => a.question === topic + question))?.newest;
    if (!newest || isEmpty(newest.said) || newest.said.unsaid) return [];
    const chosen = (newest.said.chosen ?? [])
      .filter((id) => id !== 'something-else' && !notNeeded.has(`${question}/${id}`))
      .map((id): Adjustment => ({
        heading,
        words: own(newest.asked.choices, id) ?? id,
        concept: adjustmentCodes[`${question}/${id}`],
      }));
    const written = newest.said.written?.trim()
      ? [{ heading: bespoke, words: newest.said.written, concept: inOwnWords }]
      : [];
    return [...chosen, ...written];
  });
}
