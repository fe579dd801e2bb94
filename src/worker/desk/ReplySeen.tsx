import type { WrittenLine } from '#model/reply.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { WrittenLines } from './SentSaid.tsx';

/** A Reply as the person will see it: what sort it is, its Lines large, by when. */
export function ReplySeen({
  kind,
  lines,
  by,
  voice,
}: {
  kind: 'promise' | 'cannot' | 'talk' | 'heard';
  lines: readonly WrittenLine[];
  by: string;
  voice: boolean;
}) {
  const {
    desk,
    words: { labels, lines: say, lang },
  } = useHere();
  return (
    <div className="panel desk-seen flow">
      <p className="quiet">{desk.keys.name}</p>
      <SaidLine id={`seen-${kind}`} line={say[kind]} />
      <WrittenLines lines={lines} id="seen" size="" />
      {by && <SaidLine id="seen-day" line={say.day} words={fill(say.day.words, { date: dayOf(by, lang) })} />}
      {voice && <p className="quiet">{labels['desk.with-voice']}</p>}
    </div>
  );
}
