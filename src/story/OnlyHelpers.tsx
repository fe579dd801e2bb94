import type { ReviewTopic } from '#story/ready-topics.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/** What the person is told of a Topic that only Helpers from afar answer: whom it is about, and who answers. Nothing for another Topic. */
export const OnlyHelpers = ({ topic: { id, helpersOnly } }: { topic: ReviewTopic }) =>
  helpersOnly && (
    <>
      <SaidLine id={`why-${id}`} line={helpersOnly.why} size="little" />
      <SaidLine id={`who-${id}`} line={helpersOnly.who} size="little" />
    </>
  );
