import { useEffect, useState } from 'react';
import { dayFromNow, isSensibleDay } from '#model/calendar.ts';
import { askAgain, toAskAgain } from '#person/keep/ask-again.ts';
import { onChange } from '#person/keep/changes.ts';
import { openStory } from '#person/keep/stories.ts';
import { dayOf, dayWords } from '#strings/day.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { DayField } from '#ui/DayField.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  question: string;
  prompt: string;
  labels: Labels;
  lang: string;
}

/** A calendar day in full, as it is on the person's own clock. */
const inFull = (day: string, lang: string) => dayOf(`${day}T00:00`, lang);

const soon = [
  ['again.tomorrow', 1],
  ['again.week', 7],
  ['again.month', 30],
] as const;

/** The person chooses when they want to be asked a Question again: tomorrow, next week, next month, or a day, such as the one before a meeting. */
export function AskMeAgain({ question, prompt, labels, lang }: Props) {
  const [on, setOn] = useState<string>();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState('');
  useEffect(() => {
    let over = false;
    // Where nothing can be read there is nothing to come back to; the screen says so itself.
    const look = async () => {
      const story = await openStory();
      const found = story && (await toAskAgain(story.id)).find((one) => one.question === question);
      if (!over) setOn(found?.on);
    };
    const lookSafely = () => void look().catch(() => undefined);
    lookSafely();
    const stop = onChange(lookSafely);
    return () => {
      over = true;
      stop();
    };
  }, [question]);
  const wish = async (when: string | undefined) => {
    const story = await openStory();
    if (!story) return;
    await askAgain(story.id, question, when);
    setOpen(false);
    announce(when ? fill(labels['again.on'] ?? '', { date: inFull(when, lang) }) : (labels['again.away'] ?? ''));
  };
  return (
    <div className="ask-again flow no-print">
      <div className="row">
        <Press
          icon="calendar"
          look="small"
          aria-expanded={open}
          aria-label={`${labels['again'] ?? ''} ${prompt}`}
          onPress={() => setOpen((before) => !before)}
        >
          {labels['again']}
          <Icon name="more" />
        </Press>
        {on && <p className="quiet">{fill(labels['again.on'] ?? '', { date: inFull(on, lang) })}</p>}
      </div>
      {open && (
        <div className="panel flow" role="group" aria-label={labels['again'] ?? ''}>
          <div className="row">
            {soon.map(([key, days]) => (
              <Press icon="calendar" key={key} onPress={() => wish(dayFromNow(days))}>
                {labels[key]}
              </Press>
            ))}
          </div>
          <DayField
            label={labels['again.day'] ?? ''}
            says={dayWords(labels, lang)}
            from={dayFromNow(1)}
            value={day}
            onChange={setDay}
          />
          <div className="row">
            <Press icon="tick" isDisabled={!isSensibleDay(day, dayFromNow(1))} onPress={() => wish(day)}>
              {labels['again.keep']}
            </Press>
            {on && (
              <Press icon="close" look="small" onPress={() => wish(undefined)}>
                {labels['again.away']}
              </Press>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
