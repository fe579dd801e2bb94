import { useState } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import type { ReviewTopic } from '#story/ready-topics.ts';
import { OnlyHelpers } from '#story/OnlyHelpers.tsx';
import { Say } from '#story/Say.tsx';
import type { Labels } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';

/** So many Topics are shown first. */
const first = 6;

interface Props {
  topics: readonly ReviewTopic[];
  chosen: readonly string[];
  onChoose: (topics: string[]) => void;
  words: { labels: Labels; lines: Record<'private' | 'private-why' | 'right-away', ReadyLine> };
}

/** Which Topics somebody may help with. None is chosen for the person; those that are private come last, behind a press, and it is said that they are. What only Helpers answer stands apart. */
export function WhichTopics({ topics, chosen, onChoose, words: { lines, labels } }: Props) {
  const mine = topics.filter((t) => !t.helpersOnly);
  const [open, secret] = [mine.filter((t) => !t.private), mine.filter((t) => t.private)];
  /** 1: all that are not private; 2: the private ones too. What is chosen already is never out of sight. */
  const [more, setMore] = useState(() =>
    secret.some(({ id }) => chosen.includes(id)) ? 2 : open.slice(first).some(({ id }) => chosen.includes(id)) ? 1 : 0,
  );
  const list = (some: readonly ReviewTopic[]) => (
    <ul className="print-choices">
      {some.map(({ id, title, helpersOnly }) => (
        <li key={id}>
          <label className="press">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              aria-describedby={helpersOnly && `l-why-${id} l-who-${id} l-right-away`}
              onChange={(e) => onChoose(e.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
            {title.picture.address && <img src={title.picture.address} alt="" width="42" height="42" />}
            {title.words}
          </label>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="flow">
      {list(open.slice(0, more > 0 ? open.length : first))}
      {more > 1 && (
        <>
          <Say from={lines} line="private" as="h3" />
          <Say from={lines} line="private-why" />
          {list(secret)}
        </>
      )}
      {more < 2 && (
        <p>
          <Press icon="more" look="small" onPress={() => setMore(more + 1)}>
            {labels['help-ask.more']}
          </Press>
        </p>
      )}
      {topics.map(
        (one) =>
          one.helpersOnly && (
            <section key={one.id} className="flow apart" data-helpers-only>
              {list([one])}
              <OnlyHelpers topic={one} />
              <Say from={lines} line="right-away" size="little" />
            </section>
          ),
      )}
    </div>
  );
}
