import { useState } from 'react';
import type { MyWorker } from '#model/my-worker.ts';
import type { AnotherWayWords } from '#person/give/another-way-words.ts';
import { wayOf } from '#post/way-of.ts';
import type { SaidOfWorker } from '#person/send/tell-lead.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { fill } from '#strings/fill.ts';
import { Say } from '#story/Say.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  worker: MyWorker;
  words: AnotherWayWords;
  said: SaidOfWorker;
  /** The server has it: nothing of it stays on the screen. */ onSent: () => void;
  sent: boolean;
}

const trouble = {
  'no-internet': 'lead-no-internet',
  between: 'lead-no-internet',
  later: 'lead-busy',
  gone: 'lead-gone',
} as const;

/** Sends what is said of the worker to who leads their team. It is said to be sent only when it is there; else the words stay here. */
export function TellLead({ worker, words: { lines, labels }, said, onSent, sent }: Props) {
  const [met, setMet] = useState<keyof typeof trouble>();
  const [busy, setBusy] = useState(false);
  const { lead } = worker.card;
  if (!lead) return null;
  const { name } = lead;
  const empty = said.chosen.length === 0 && said.written.trim() === '';
  const send = async () => {
    setMet(undefined);
    setBusy(true);
    try {
      const { tellLead } = await whenWanted(import('#person/send/tell-lead.ts'));
      await tellLead(lead, worker.card, said);
      onSent();
    } catch (why) {
      setMet(wayOf(why) ?? 'gone');
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel flow no-print">
      <Say from={lines} line="lead" with={{ name }} as="h2" />
      <Say from={lines} line="lead-card" with={{ name }} />
      <Say from={lines} line="lead-only" with={{ name }} />
      <Say from={lines} line="lead-might" with={{ name }} />
      <p>
        <Press icon="give" look="strong" isDisabled={empty || busy} onPress={send}>
          {fill(labels['another.send'] ?? '', { name })}
        </Press>
      </p>
      <div role="status" className="flow">
        {busy && <Say from={lines} line="lead-going" />}
        {met && (
          <>
            <Say from={lines} line={trouble[met]} with={{ name }} />
            <Say from={lines} line="lead-here" />
          </>
        )}
        {sent && (
          <>
            <Say from={lines} line="lead-sent" with={{ name }} />
            <Say from={lines} line="lead-no-trace" />
            <Say from={lines} line="lead-answer" with={{ name }} />
          </>
        )}
      </div>
    </section>
  );
}
