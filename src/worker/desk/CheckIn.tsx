import { useState } from 'react';
import { shortDay } from '#story/day.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { netOf } from './net.ts';
import type { Person } from './people.ts';
import { checkInOn, checkInWeeks } from './weeks.ts';

/** The weekly check-in: on or off, agreed with the person. Weeks without one are shown, and nothing is made of them. */
export function CheckIn({ person }: { person: Person }) {
  const { desk, words: { labels, lines, lang }, day } = useHere();
  const [now, setNow] = useState<'' | 'busy' | 'not-sent' | 'box-gone'>('');
  const on = checkInOn(person) !== undefined;
  const weeks = checkInWeeks(person, day, 8);
  const turn = async () => {
    setNow('busy');
    try {
      await desk.send(person, { kind: 'check-in', on: !on });
      setNow('');
    } catch (why) {
      setNow(netOf(why) === 'ended' ? 'box-gone' : 'not-sent');
    }
  };
  return (
    <section className={`panel flow ${on ? '' : 'no-print'}`}>
      <h2>{labels['desk.check-in']}</h2>
      <SaidLine id="check-in" line={on ? lines['check-in-on'] : lines['check-in-off']} size="little" />
      {weeks.length > 0 && (
        <ol className="desk-weeks">
          {weeks.map((w) => <li key={w.monday} data-given={w.given}><span>{shortDay(w.monday, lang)}</span><span className="desk-mark">{labels[w.given ? 'desk.week-given' : w.now ? 'desk.week-now' : 'desk.week-none']}</span></li>)}
        </ol>
      )}
      {!on && <SaidLine id="check-in-how" line={lines['check-in-how']} size="little" />}
      <p className="no-print"><Press look="small" isDisabled={now === 'busy'} onPress={() => void turn()}>{labels[on ? 'desk.check-in-end' : 'desk.check-in-start']}</Press></p>
      {(now === 'not-sent' || now === 'box-gone') && <div role="alert"><SaidLine id="check-in-not-sent" line={lines[now]} size="little" /></div>}
    </section>
  );
}
