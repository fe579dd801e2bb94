import { memo, useRef, useState } from 'react';
import type { Said, WeekPart } from '#model/answer.ts';
import { dayParts, weekDays } from '#model/week.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { dayName } from '#strings/day.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { ChooseSome } from '#ui/Choices.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';

const putThere = (at: WeekPart, cards: string[]) => (before: Said): Said => {
  const { [at]: _before, ...rest } = before.week ?? {};
  return saying(before, { week: cards.length > 0 ? { ...rest, [at]: cards } : rest });
};

/** Pictures put on morning, afternoon and evening of seven days: one day at a time, then one part of it. */
const Week = memo(function Week({ question, labels, lines, said, give }: KindProps) {
  const [day, setDay] = useState(0);
  const [choosing, setChoosing] = useState<(typeof dayParts)[number]>();
  const place = useRef<HTMLDivElement>(null);
  const cards = question.choices;
  const parts = question.with['parts'] ?? [];
  const { week = {} } = said;
  const name = dayName(day, question.lang);
  const at = (part: string) => `${weekDays[day] ?? 'monday'}-${part}` as WeekPart;
  const there = (part: string) => week[at(part)] ?? [];
  const things = (d: number) => dayParts.reduce((sum, part) => sum + (week[`${weekDays[d] ?? 'monday'}-${part}`]?.length ?? 0), 0);
  const say = (key: string, values: Record<string, string>) => announce(fill(labels[key] ?? '', values));
  const wordsOf = (id: string) => cards.find((c) => c.id === id)?.words ?? id;
  const partWords = (id: string) => parts.find((p) => p.id === id)?.words ?? id;
  const toTop = () => setTimeout(() => place.current?.querySelector<HTMLElement>('h2')?.focus());
  const choose = (part: (typeof dayParts)[number], ids: string[]) => {
    const added = ids.find((id) => !there(part).includes(id));
    give(putThere(at(part), ids));
    if (added) say('week.put', { card: wordsOf(added), day: name, part: partWords(part) });
  };
  return (
    <div className="week wide-flow" ref={place}>
      <SaidLine id="how" line={lines['week-day']} size="little" />
      <div className="week-days" role="group" aria-label={labels['week.mine'] ?? ''}>
        {weekDays.map((id, n) => (
          <Press key={id} aria-pressed={n === day} onPress={() => { setDay(n); setChoosing(undefined); }}>
            <span>{dayName(n, question.lang)}</span>{things(n) > 0 && <span className="quiet">{fillCount(labels, 'week.things', things(n), question.lang)}</span>}
          </Press>
        ))}
      </div>
      {choosing ? (
        <section className="panel flow">
          <h2 tabIndex={-1}>{fill(labels['week.choose'] ?? '', { day: name, part: partWords(choosing) })}</h2>
          <SaidLine id="week-put" line={lines['week-put']} size="little" />
          <ShowMore choices={cards} chosen={there(choosing)} more={labels['ask.more'] ?? ''}>
            {(shown) => <ChooseSome label={fill(labels['week.choose'] ?? '', { day: name, part: partWords(choosing) })} choices={shown} value={there(choosing)} onChange={(ids) => choose(choosing, [...ids])} />}
          </ShowMore>
          <p><Press look="strong" onPress={() => { setChoosing(undefined); toTop(); }}>{labels['week.back']}</Press></p>
        </section>
      ) : (
        <section className="panel wide-flow">
          <h2 tabIndex={-1}>{name}</h2>
          {parts.map((part) => (
            <div key={part.id} className="week-part flow">
              <SaidLine id={`part-${part.id}`} line={part} as="h3" size="little" />
              <ul className="week-cards">
                {there(part.id).map((id) => {
                  const card = cards.find((c) => c.id === id);
                  return (
                    <li key={id}>
                      {card && <PictureTile picture={card.picture} />}<span>{wordsOf(id)}</span>
                      <Press look="small" onPress={() => { give(putThere(at(part.id), there(part.id).filter((c) => c !== id))); say('week.taken', { card: wordsOf(id) }); toTop(); }}>{fill(labels['week.away'] ?? '', { card: wordsOf(id) })}</Press>
                    </li>
                  );
                })}
              </ul>
              <p><Press onPress={() => { setChoosing(part.id as (typeof dayParts)[number]); toTop(); }} aria-label={`${labels['week.add'] ?? ''} ${name}, ${part.words}`}>{labels['week.add']}</Press></p>
            </div>
          ))}
        </section>
      )}
    </div>
  );
});

/** A Question answered with a week. */
export const WeekIsland = (props: AskProps) => <Asking {...props} kind={Week} />;
