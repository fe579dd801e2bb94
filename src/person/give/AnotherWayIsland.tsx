import { useEffect, useState } from 'react';
import type { Danger } from '#model/choice.ts';
import type { MyWorker } from '#model/my-worker.ts';
import type { AnotherWayWords } from '#person/give/another-way-words.ts';
import { TellLead } from '#person/give/TellLead.tsx';
import { openStory } from '#person/keep/stories.ts';
import { workerOf } from '#person/keep/workers.ts';
import { waysToHelp } from '#story/ways-to-help.ts';
import { moreWords } from '#strings/more-words.ts';
import { announce } from '#ui/announce.ts';
import { ChooseOne, ChooseSome } from '#ui/Choices.tsx';
import { HelpHere } from '#ui/HelpHere.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

const nothing = { chosen: [] as readonly string[], written: '', from: '', reach: '' };

/** By hand on paper where it is not typed. */
const ByHand = ({ label = '', words }: { label?: string | undefined; words: string }) => (
  <p className="by-hand">
    {label} <span className="exact">{words}</span>
  </p>
);

/** Help beside what tells of danger, as beside any other choice; the worker is not among those to tell. */
function HelpWithIt({ dangers, words: { helps, lines } }: { dangers: readonly Danger[]; words: AnotherWayWords }) {
  const told = [...new Set(dangers)].flatMap((danger) => {
    const help = helps[danger];
    return help ? [{ id: `danger-${danger}`, help }] : [];
  });
  return (
    <HelpHere
      lines={[{ id: 'get-help', line: lines.help }, ...told.map(({ id, help }) => ({ id, line: help.line }))]}
      ways={waysToHelp(
        told.map(({ help }) => help),
        lines,
        false,
      )}
      last={lines['only-you']}
    />
  );
}

/**
 * *I am not happy with my worker*: to who leads the team, sealed to them alone, where the worker's card names them; and on paper for whoever
 * is chosen. It keeps nothing and marks nothing: no Answer, no draft, no errand, so that nothing of it is in what is given to the worker, in
 * a copy handed to them, or in what they see of the thread. Not even the Story's name is put on it: the person writes it, or leaves it out.
 */
export function AnotherWayIsland({ words }: { words: AnotherWayWords }) {
  const { labels, lines, wrong, who } = words;
  const [worker, setWorker] = useState<MyWorker>();
  const [to, setTo] = useState<string>();
  const [said, setSaid] = useState(nothing);
  const [sent, setSent] = useState(false);
  /** Which of what is wrong was pressed last: help stands behind it. */
  const [last, setLast] = useState<string>();
  useEffect(() => {
    // Where nothing can be kept there is no card of a worker either: then there is paper.
    void openStory()
      .then((story) => story && workerOf(story.id))
      .then(setWorker)
      .catch(() => undefined);
  }, []);
  const change = (more: Partial<typeof nothing>) => {
    setSent(false);
    setSaid((before) => ({ ...before, ...more }));
  };
  const chosen = wrong.filter((w) => said.chosen.includes(w.id));
  const telling = chosen.find((w) => w.id === last && w.danger) ?? chosen.find((w) => w.danger);
  const choose = (ids: readonly string[]) => {
    const fresh = wrong.find((w) => ids.includes(w.id) && !said.chosen.includes(w.id));
    if (fresh) setLast(fresh.id);
    if (fresh?.danger) announce(lines.help.words);
    change({ chosen: ids });
  };
  // After it went the fields begin anew: what was typed is not left for whoever looks next.
  const round = String(sent);
  return (
    <div className="wide-flow">
      <section className="flow no-print">
        <SaidLine id="what-wrong" line={lines['what-wrong']} as="h2" />
        <ShowMore choices={wrong} chosen={said.chosen} words={moreWords(labels)}>
          {(shown) => (
            <ChooseSome
              label={lines['what-wrong'].words}
              {...shown}
              value={said.chosen}
              onChange={choose}
              after={
                telling && {
                  at: telling.id,
                  shows: <HelpWithIt dangers={chosen.flatMap((w) => w.danger ?? [])} words={words} />,
                }
              }
            />
          )}
        </ShowMore>
        <SaidLine id="words" line={lines.words} size="little" />
        <TypeHere
          key={`words-${round}`}
          label={labels['ask.own-words-label'] ?? ''}
          value={said.written}
          lines={4}
          onType={(written) => change({ written })}
          onDone={() => undefined}
        />
        <SaidLine id="name" line={lines.name} size="little" />
        <TypeHere
          key={`from-${round}`}
          label={labels['another.from'] ?? ''}
          value={said.from}
          onType={(from) => change({ from })}
          onDone={() => undefined}
        />
        <TypeHere
          key={`reach-${round}`}
          label={labels['another.reach'] ?? ''}
          value={said.reach}
          onType={(reach) => change({ reach })}
          onDone={() => undefined}
        />
      </section>
      {worker && (
        <TellLead
          worker={worker}
          words={words}
          said={{ ...said, chosen: chosen.map((c) => ({ choice: c.id, words: c.words })) }}
          sent={sent}
          onSent={() => {
            setSaid(nothing);
            setSent(true);
          }}
        />
      )}
      <section className="flow no-print">
        <SaidLine id="who" line={lines.who} as="h2" />
        <ChooseOne within="who-" label={lines.who.words} choices={who} value={to} onChange={setTo} />
      </section>
      <section className="paper another-paper" aria-label={labels['another.title']}>
        <h2 className="sheet-name">{labels['another.title']}</h2>
        <p className="by-hand">
          <strong>{labels['another.to']}</strong> {who.find((w) => w.id === to)?.words}
        </p>
        <ByHand label={labels['another.from']} words={said.from} />
        <ByHand label={labels['another.reach']} words={said.reach} />
        <ByHand label={labels['another.date']} words="" />
        <ul className="print-choices">
          {chosen.map((w) => (
            <li key={w.id}>
              <SaidLine id={`wrong-${w.id}`} line={w} />
            </li>
          ))}
        </ul>
        {said.written && <p className="exact">{said.written}</p>}
        {Array.from({ length: 4 }, (_, n) => (
          <p key={n} className="write" />
        ))}
        {(['letter-not-told', 'letter-another', 'letter-answer'] as const).map((line) => (
          <SaidLine key={line} id={line} line={lines[line]} />
        ))}
      </section>
      <div className="no-print flow">
        <SaidLine id="print" line={lines.print} />
        <SaidLine id="hand" line={lines.hand} />
        <p>
          <Press icon="print" look="strong" onPress={() => printAll()}>
            {labels['print']}
          </Press>
        </p>
      </div>
    </div>
  );
}
