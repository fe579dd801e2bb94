import type { Answer } from '#model/answer.ts';
import type { Labels } from '#strings/fill.ts';

/** The time of day something was said, on the person's own clock, and where they did not say who was in the room, that. */
export const TimeSaid = ({ answer: { at, company }, labels }: { answer: Answer; labels: Labels }) => (
  <p className="quiet when">
    {at.slice(11, 16)}
    {company.who === 'not-said' && <> · {labels['desk.staying-who-not-said']}</>}
  </p>
);
