import { memo, useRef, useState } from 'react';
import type { Said, WeekPart } from '#model/answer.ts';
import { dayParts, weekDays } from '#model/week.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { dayName } from '#strings/day.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { moreWords } from '#strings/more-words.ts';
import { announce } from '#ui/announce.ts';
import { ChooseSome } from '#ui/Choices.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';

const putThere =
  (at: WeekPart, cards: string[]) =>
  (before: Said): Said => {
    const { [at]: _before, ...rest } = before.week ?? {};
    return saying(before, { week: cards.length > 0 ? { ...rest, [at]: cards } : rest });
  };

/** Pictures put on morning, afternoon and evening of seven days: one day at a time, then one part of it. */
const Week = memo(function Week({ question, labels, said, give }: KindProps) {
  const [day, setDay] = useState(0);
  const [choosing, setChoosing] = useState<(typeof dayParts)[number]>();
  const place = useRef<HTMLDivElement>(null);
  const cards = question.choices;
  const parts = question.with['parts'] ?? [];
  const { week = {} } = said;
  const name = dayName(day, question.lang);
  const at = (part: string) => `${weekDays[day] ?? 'monday'}-${part}` as WeekPart;
  const there = (part: string) => week[at(part)] ?? [];
  const things = (d: number) =>
    dayParts.reduce((sum, part) => sum + (week[`${weekDays[d] ?? 'monday'}-${part}`]?.length ?? 0), 0);
  const say = (key: string, values: Record<string, string>) => announce(fill(labels[key] ?? '', values));
  const wordsOf = (id: string) => cards.find((c) => c.id === id)?.words ?? id;
  const partWords = (id: string) => parts.find((p) => p.id === id)?.words ?? id;
  const toTop = () => setTimeout(() => place.current?.querySelector<HTMLElement>('h2')?.focus());
  const choose = (part: (typeof dayParts)[number], ids: readonly string[]) => {
    const [added, gone] = [ids.find((id) => !there(part).includes(id)), there(part).find((id) => !ids.includes(id))];
    give(putThere(at(part), [...ids]));
    if (added) say('week.put', { card: wordsOf(added), day: name, part: partWords(part) });
    else if (gone) say('week.taken', { card: wordsOf(gone) });
  };
  const [before, after] = [(day + 6) % 7, (day + 1) % 7];
  const title = choosing ? fill(labels['week.choose'] ?? '', { day: name, part: partWords(choosing) }) : name;
  return (
    <div className="week" ref={place}>
      <div className="kind-row week-days">
        {!choosing && (
          <Press look="small" onPress={() => setDay(before)}>
            <Icon name="before" />
            {dayName(before, question.lang)}
          </Press>
        )}
        <h2 tabIndex={-1}>
          {title}
          {!choosing && things(day) > 0 && (
            <span className="quiet"> {fillCount(labels, 'week.things', things(day), question.lang)}</span>
          )}
        </h2>
        {!choosing && (
          <Press look="small" onPress={() => setDay(after)}>
            {dayName(after, question.lang)}
            <Icon name="next" />
          </Press>
        )}
        {choosing && (
          <Press
            look="small"
            onPress={() => {
              setChoosing(undefined);
              toTop();
            }}
          >
            <Icon name="before" />
            {labels['week.back']}
          </Press>
        )}
      </div>
      {choosing ? (
        <ShowMore key={choosing} choices={cards} chosen={there(choosing)} words={moreWords(labels)}>
          {(shown) => (
            <ChooseSome label={title} {...shown} value={there(choosing)} onChange={(ids) => choose(choosing, ids)} />
          )}
        </ShowMore>
      ) : (
        parts
          .map((part) => ({ part, put: cards.filter((c) => there(part.id).includes(c.id)) }))
          .map(({ part, put }) => (
            <div
              key={part.id}
              className="week-part"
              data-line={`part-${part.id}`}
              {...(part.sound ? { 'data-sound': part.sound } : {})}
            >
              <Press
                onPress={() => {
                  setChoosing(part.id as (typeof dayParts)[number]);
                  toTop();
                }}
                aria-label={`${[part.words, ...put.map((c) => c.words)].join(' ')}. ${labels['week.add'] ?? ''} ${name}`}
              >
                <PictureTile picture={part.picture} />
                <span className="sentence" id={`l-part-${part.id}`}>
                  {part.words}
                </span>{' '}
                <span className="week-there">
                  {put.map((c) => (
                    <span key={c.id}>
                      <PictureTile picture={c.picture} size="little" />
                      {c.words}{' '}
                    </span>
                  ))}
                </span>
                <Icon name="more" />
              </Press>
              <ListenButton of={`l-part-${part.id}`} />
            </div>
          ))
      )}
    </div>
  );
});

/** A Question answered with a week. */
export const WeekIsland = (props: AskProps) => <Asking {...props} kind={Week} how={props.lines['week-put']} />;
