import { shortDay } from '#strings/day.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { whoseWords } from '#story/whose-words.ts';
import { whoWasThere } from '#story/who-was-there.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { personAt, useHere } from './here.ts';
import type { Waits } from './today.ts';

/** What is said of one thing that waits, when it was, and where it stands. */
function useSaid(): (waits: Waits) => {
  words: string;
  exact?: boolean;
  when: string;
  more?: string | undefined;
  place: string;
} {
  const {
    words: { labels, lines, lang },
    day,
  } = useHere();
  return (waits) => {
    switch (waits.kind) {
      case 'danger': {
        const { answer, words, since } = waits.told;
        const there = [
          whoseWords(labels, answer.speaker),
          whoWasThere(answer.company, labels) ?? labels['desk.staying-who-not-said'],
          since && fill(labels['desk.since-else'] ?? '', { date: shortDay(since.at, lang) }),
        ];
        return {
          words: words.join(', '),
          exact: true,
          when: `${shortDay(answer.at, lang)}, ${answer.at.slice(11, 16)}`,
          more: [answer.asked.prompt, ...there].filter(Boolean).join(' · '),
          place: answer.id,
        };
      }
      case 'did-not-happen': {
        const { kept } = waits;
        return kept
          ? {
              words: kept.promise.lines.map((l) => l.words).join(' '),
              when: shortDay(kept.promise.by, lang),
              place: 'promises',
            }
          : { words: lines['did-not-happen-others'].words, when: '', place: '' };
      }
      case 'new':
        return {
          words: fillCount(labels, 'desk.new', waits.things, lang),
          when: shortDay(waits.given.letter.at, lang),
          place: '',
        };
      case 'overdue':
      case 'due':
        return {
          words: waits.kept.promise.lines.map((l) => l.words).join(' ') || (labels['desk.with-voice'] ?? ''),
          when: waits.kept.promise.by === day ? (labels['desk.today'] ?? '') : shortDay(waits.kept.promise.by, lang),
          place: 'promises',
        };
      case 'missed':
        return { words: fillCount(labels, 'desk.missed', waits.weeks, lang), when: '', place: '' };
    }
  };
}

/** *What waits for me today*: one list, in the order in which it is to be looked at. */
export function Today() {
  const {
    desk,
    waits,
    words: { labels, lines },
  } = useHere();
  const said = useSaid();
  if (desk.people.length === 0) return null;
  return (
    <section className="flow desk-today">
      <h2>{labels['desk.waits-today']}</h2>
      {waits.length === 0 && <SaidLine id="nothing-waits" line={lines['nothing-waits']} size="little" />}
      <ul className="desk-firsts">
        {waits.map((one, at) => {
          const { words, exact, when, more, place } = said(one);
          return (
            <li key={`${one.kind} ${one.person.thread} ${String(at)}`} data-waits={one.kind}>
              <a className="press desk-wait" data-step="" href={personAt(one.person.thread, place)}>
                <span className={`desk-mark desk-mark-${one.kind}`}>{labels[`desk.wait-${one.kind}`]}</span>
                <strong className="exact" dir="auto">
                  {one.person.name || labels['desk.no-name']}
                </strong>
                <span className={exact ? 'exact' : ''} dir="auto">
                  {words}
                </span>
                <span className="quiet">{when}</span>
                {more && <span className="quiet desk-wait-more">{more}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
