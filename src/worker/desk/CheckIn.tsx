import { shortDay } from '#strings/day.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { useSending } from './use-sending.ts';
import { checkInOn, checkInWeeks } from './weeks.ts';

/** The weekly check-in: on or off, agreed with the person. Weeks without one are shown, and nothing is made of them. */
export function CheckIn({ person }: { person: Person }) {
  const {
    desk,
    words: { labels, lines, lang },
    day,
  } = useHere();
  const { busy, failed, trying, rest } = useSending();
  const on = checkInOn(person) !== undefined;
  const weeks = checkInWeeks(person, day, 8);
  const turn = async () => {
    if (await trying(() => desk.send(person, { kind: 'check-in', on: !on }))) rest();
  };
  return (
    <section className={`panel flow ${on ? '' : 'no-print'}`}>
      <h2>{labels['desk.check-in']}</h2>
      <SaidLine id="check-in" line={on ? lines['check-in-on'] : lines['check-in-off']} size="little" />
      {weeks.length > 0 && (
        <ol className="desk-weeks">
          {weeks.map((w) => (
            <li key={w.monday} data-given={w.given}>
              <span>{shortDay(w.monday, lang)}</span>
              <span className="desk-mark">
                {labels[w.given ? 'desk.week-given' : w.now ? 'desk.week-now' : 'desk.week-none']}
              </span>
            </li>
          ))}
        </ol>
      )}
      {!on && <SaidLine id="check-in-how" line={lines['check-in-how']} size="little" />}
      <p className="no-print">
        <Press look="small" isDisabled={busy} onPress={() => turn()}>
          {labels[on ? 'desk.check-in-end' : 'desk.check-in-start']}
        </Press>
      </p>
      <div role="alert">{failed && <SaidLine id="check-in-not-sent" line={lines[failed]} size="little" />}</div>
    </section>
  );
}
