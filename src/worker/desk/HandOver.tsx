import { useId, useRef, useState } from 'react';
import type { WorkerCard } from '#model/worker-card.ts';
import { newToken } from '#model/token.ts';
import { fetchCard, readCardLink, type CardLink } from '#envelopes/worker-cards.ts';
import { NotThere } from '#post/mailbox-errors.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useAddress } from '#ui/use-address.ts';
import { useDraft } from './draft.ts';
import { useHere } from './here.ts';
import { toMend, useWriting, written } from './lines-edited.ts';
import { LinesEditor } from './LinesEditor.tsx';
import { handingOver } from './lists.ts';
import { netOf } from './net.ts';
import type { Person } from './people.ts';
import { SentSaid } from './SentSaid.tsx';
import { whyNotSent } from './use-sending.ts';
import { CannotOpen } from '#sealing/sealing-errors.ts';

type Trouble =
  | 'card-wrong'
  | 'card-gone'
  | 'card-no-photo'
  | 'card-no-line'
  | 'card-changed'
  | 'no-internet'
  | 'between'
  | 'later'
  | 'trouble'
  | 'not-sent'
  | 'box-gone';
interface Found {
  card: WorkerCard;
  link: CardLink;
  photo: Blob;
}
const none: readonly string[] = [];

/** A new worker's card, where it is one that somebody may be handed over to: their own, with photo and a line about themselves. */
async function lookAt(typed: string): Promise<Found | Trouble> {
  const link = readCardLink(typed);
  if (!link) return 'card-wrong';
  try {
    const { card, pieces, sameKey } = await fetchCard(link);
    if (!sameKey) return 'card-changed';
    const photo = card.photo && pieces.get(card.photo);
    if (!photo) return 'card-no-photo';
    return card.about.trim() ? { card, link, photo } : 'card-no-line';
  } catch (why) {
    if (why instanceof NotThere || why instanceof CannotOpen) return 'card-gone';
    const net = netOf(why);
    return net === 'ended' ? 'card-gone' : net;
  }
}

function NewWorker({ found: { card, photo } }: { found: Found }) {
  const address = useAddress(photo);
  return (
    <div className="desk-new-worker">
      {address && <PhotoTile address={address} size="big" words={card.name} />}
      <div>
        <p>
          <strong className="exact" dir="auto">
            {card.name}
          </strong>
        </p>
        <p className="exact" dir="auto">
          {card.about}
        </p>
      </div>
    </div>
  );
}

function Form({ person, onDone }: { person: Person; onDone: () => void }) {
  const {
    desk,
    words: { labels, lines: say },
  } = useHere();
  const { draft, change, keepNow, drop } = useDraft(desk.keys, `${person.thread} hand-over`);
  const writing = useWriting(person, desk.keys.name, draft?.names ?? none, 'goodbye');
  const [link, setLink] = useState('');
  const [found, setFound] = useState<Found>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const going = useRef(false);
  const id = useId();
  if (!draft) return null;
  const look = async () => {
    setBusy(true);
    const came = await lookAt(link);
    setFound(typeof came === 'string' ? undefined : came);
    setTrouble(typeof came === 'string' ? came : undefined);
    setBusy(false);
  };
  const send = async (to: Found) => {
    if (going.current) return;
    going.current = true;
    setBusy(true);
    await keepNow();
    try {
      await desk.send(person, {
        id: draft.id,
        kind: 'handing-over',
        lines: written(draft.lines, writing),
        card: { secret: to.link.secret, recipient: to.link.recipient },
        name: to.card.name,
      });
      await drop();
      announce(say['on-its-way'].words);
      onDone();
    } catch (why) {
      going.current = false;
      setTrouble(whyNotSent(why));
      setBusy(false);
    }
  };
  const mend = toMend(draft.lines, writing);
  return (
    <div className="flow">
      <SaidLine id="hand-over-how" line={say['hand-over-how']} size="little" />
      <div className="field">
        <label htmlFor={id}>{labels['desk.card-link']}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={link}
          onChange={(e) => {
            setLink(e.currentTarget.value);
            setFound(undefined);
          }}
        />
      </div>
      <p>
        <Press look="small" isDisabled={busy || !link.trim()} onPress={() => look()}>
          {labels['desk.look-card']}
        </Press>
      </p>
      <div role="alert">
        {trouble && (
          <>
            <SaidLine id={`card-${trouble}`} line={say[trouble]} size="little" />
            {trouble === 'between' && <SaidLine id="card-between-next" line={say['between-next']} size="little" />}
            {(trouble === 'card-no-photo' || trouble === 'card-no-line') && (
              <SaidLine id="own-first" line={say['card-own-first']} size="little" />
            )}
          </>
        )}
      </div>
      {found && (
        <>
          <NewWorker found={found} />
          <h3>{labels['desk.goodbye']}</h3>
          <LinesEditor
            lines={draft.lines}
            writing={writing}
            onChange={(lines) => change({ lines: lines.length > 0 ? lines : [{ key: newToken(), words: '' }] })}
            onName={(name) => change({ names: [...draft.names, name] })}
          />
          <div role="status">
            {mend > 0 && (
              <div className="desk-note">
                <SaidLine id="gate-over" line={say.gate} size="little" />
              </div>
            )}
          </div>
          <p>
            <Press look="strong" isDisabled={busy || mend > 0} onPress={() => send(found)}>
              {fill(labels['desk.ask-person'] ?? '', { name: person.name || (labels['desk.this-person'] ?? '') })}
            </Press>
          </p>
        </>
      )}
    </div>
  );
}

/** Another worker takes over: the person is told and asked, and their answer stands here. */
export function HandOver({ person }: { person: Person }) {
  const {
    words: { labels, lines },
  } = useHere();
  const [open, setOpen] = useState(false);
  const now = handingOver(person);
  const filled = (line: 'asked' | 'may-read-yes' | 'may-read-no') => {
    const said = fill(lines[line].words, {
      name: now?.asked.name ?? '',
      person: person.name || (labels['desk.this-person'] ?? ''),
    });
    // A name stays as it is written; "this person" may begin the sentence.
    return person.name ? said : said.charAt(0).toUpperCase() + said.slice(1);
  };
  const line = now && (now.says === 'yes' ? 'may-read-yes' : now.says === 'no' ? 'may-read-no' : 'asked');
  return (
    <section className={`panel flow ${now ? '' : 'no-print'}`}>
      <h2>{labels['desk.hand-over']}</h2>
      {now && line && (
        <>
          <SaidLine id="over-says" line={lines[line]} words={filled(line)} size="little" />
          <SentSaid sent={now.asked} person={person} />
        </>
      )}
      <p className="no-print">
        <Press look="small" aria-expanded={open} onPress={() => setOpen(!open)}>
          {labels['desk.hand-over-start']}
        </Press>
      </p>
      {open && <Form person={person} onDone={() => setOpen(false)} />}
    </section>
  );
}
