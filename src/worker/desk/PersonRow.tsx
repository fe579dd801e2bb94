import { memo } from 'react';
import { shortDay } from '#strings/day.ts';
import { fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { newThings, waitsForMe } from './given.ts';
import { personAt, useHere } from './here.ts';
import { handingOver } from './lists.ts';
import { MoveTo } from './MoveTo.tsx';
import type { Person } from './people.ts';
import { promisesOf } from './promises.ts';
import { Face } from './SealedPiece.tsx';
import { missedInARow } from './weeks.ts';

/** One person in the Inbox: who, what is new, what waits. */
export const PersonRow = memo(({ person }: { person: Person }) => {
  const {
    words: { labels, lang },
    day,
    waits: today,
  } = useHere();
  const isNew = newThings(person);
  const waits = waitsForMe(person).length;
  const promises = promisesOf(person, day);
  const late = promises.filter((k) => k.state === 'overdue').length;
  const due = promises.filter((k) => k.state === 'due').length;
  const missed = missedInARow(person, day);
  const over = handingOver(person);
  const last = person.letters[0];
  const danger = today.some((w) => w.kind === 'danger' && w.person.thread === person.thread);
  const marks = [
    ...(danger ? [{ id: 'danger', words: labels['desk.wait-danger'] ?? '' }] : []),
    ...(isNew > 0 ? [{ id: 'new', words: fillCount(labels, 'desk.new', isNew, lang) }] : []),
    ...(waits > 0 ? [{ id: 'waits', words: fillCount(labels, 'desk.waits', waits, lang) }] : []),
    ...(late > 0 ? [{ id: 'late', words: fillCount(labels, 'desk.late', late, lang) }] : []),
    ...(due > 0 ? [{ id: 'due', words: fillCount(labels, 'desk.due', due, lang) }] : []),
    ...(missed > 1 ? [{ id: 'missed', words: fillCount(labels, 'desk.missed', missed, lang) }] : []),
    ...(over ? [{ id: 'over', words: labels[`desk.over-${over.says ?? 'asked'}`] ?? '' }] : []),
    ...(person.list === 'pending' && person.waitsFor
      ? [{ id: 'for', words: labels[`desk.waits-${person.waitsFor}`] ?? '' }]
      : []),
  ];
  return (
    <li className="desk-row" data-person={person.thread}>
      <a className="desk-row-link" href={personAt(person.thread)}>
        <Face person={person} size="little" />
        <span className="desk-row-words">
          <strong className="exact" dir="auto">
            {person.name || labels['desk.no-name']}
          </strong>
          {last && <span className="quiet">{shortDay(last.letter.at, lang)}</span>}
          <span className="desk-marks">
            {marks.map((m) => (
              <span key={m.id} className={`desk-mark desk-mark-${m.id}`}>
                {m.words}
              </span>
            ))}
            {marks.length === 0 && (
              <span className="quiet">
                <Icon name="tick" />
                {labels['desk.all-read']}
              </span>
            )}
          </span>
        </span>
      </a>
      {person.mine && <MoveTo person={person} />}
    </li>
  );
});
