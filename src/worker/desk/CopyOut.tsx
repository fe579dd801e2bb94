import { useId, useState, type ReactNode } from 'react';
import type { Answer } from '#model/answer.ts';
import { questionsById } from '#story/questions-by-id.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { recordText } from './record.ts';
import { useSending } from './use-sending.ts';

/** The text of Answers as it is copied. */
export function useRecordText(person: Person, topics: ReviewTopics): (answers: readonly Answer[]) => string {
  const {
    desk,
    words: { labels, lang, unsaid },
    day,
  } = useHere();
  return (answers) =>
    recordText(person, answers, {
      questions: questionsById(topics.topics),
      more: [...topics.feelings, ...unsaid],
      labels,
      lang,
      worker: desk.keys.name,
      day,
    });
}

interface Props {
  person: Person;
  topics: ReviewTopics;
  /** What is copied, asked for only then. */ what: () => readonly Answer[];
  words: string;
  /** What it is of, for who hears it alone: its words then stand on a large screen only. */ about?: string;
}

/** Tells the person that their words stand in the council's records now: only by this press, and it can be undone. */
function TellRecorded({ person, answers, onTold }: { person: Person; answers: readonly Answer[]; onTold: () => void }) {
  const {
    desk,
    words: { labels, lines },
  } = useHere();
  const { busy, failed, trying } = useSending();
  const tell = async () => {
    const became = await trying(() =>
      desk.send(person, { kind: 'recorded', answers: answers.map((a) => a.id) }, [], 'one-press'),
    );
    if (!became) return;
    announce(lines[became].words);
    onTold();
  };
  return (
    <>
      <Press look="small" icon="give" data-key="t" isDisabled={busy || answers.length === 0} onPress={() => tell()}>
        {fill(labels['desk.tell-recorded'] ?? '', { name: person.name || (labels['desk.this-person'] ?? '') })}
      </Press>
      <div role="alert">
        {failed && <SaidLine id={`recorded-${answers[0]?.id ?? ''}`} line={lines[failed]} size="little" />}
      </div>
    </>
  );
}

/**
 * Copies words as plain text, then offers to tell the person. Where the browser does not let us copy, the text is chosen for the worker's own
 * hand. `press` and `note` stand where there is room for each.
 */
export function useCopyOut({ person, topics, what, words, about = '' }: Props): { press: ReactNode; note: ReactNode } {
  const {
    words: { lines, labels },
  } = useHere();
  const text = useRecordText(person, topics);
  const id = useId();
  const [copied, setCopied] = useState<{ answers: readonly Answer[]; byHand?: string }>();
  const copy = async () => {
    const answers = what();
    if (answers.length === 0) return;
    const all = text(answers);
    try {
      await navigator.clipboard.writeText(all);
      setCopied({ answers });
    } catch {
      setCopied({ answers, byHand: all });
    }
  };
  const close = () => setCopied(undefined);
  return {
    press: (
      <Press look="small" data-key="c" onPress={() => copy()}>
        <Icon name="save" />
        <span className={about ? 'desk-read-words' : ''}>{words}</span>
        {about && <span className="unseen"> {about}</span>}
      </Press>
    ),
    note: copied && (
      <div className="desk-note desk-copied no-print">
        <div role="status">
          <SaidLine id={`copied-${id}`} line={lines[copied.byHand ? 'copy-by-hand' : 'copied']} size="little" />
        </div>
        {copied.byHand && (
          <div className="field">
            <textarea
              readOnly
              rows={4}
              aria-label={words}
              value={copied.byHand}
              onFocus={(e) => e.currentTarget.select()}
            />
          </div>
        )}
        <div className="row">
          <TellRecorded person={person} answers={copied.answers} onTold={close} />
          <Press look="small" icon="close" onPress={close}>
            {labels['close']}
          </Press>
        </div>
      </div>
    ),
  };
}
