import { useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { CopyLink } from './CopyLink.tsx';
import { dayOf } from '#strings/day.ts';
import type { DoorWords } from './door-words.ts';
import { linkOf, uninvite, type Invited } from './invites.ts';
import { Qr } from '#ui/Qr.tsx';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  one: Invited;
  /** Its link is shown. */ shown: boolean;
  onShow: () => void;
  onEnded: () => void;
}

/** Somebody who was invited: until when, their link again, and ending it, which is asked once. */
export function InvitedOne({ words, keys, one, shown, onShow, onEnded }: Props) {
  const { labels, lines, lang } = words;
  const [ending, setEnding] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<TroubleKind>();
  const date = dayOf(one.until, lang);
  const [good] = useState(() => Date.parse(one.until) > Date.now());
  const link = linkOf(keys, one);
  const end = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await uninvite(keys, one.invite);
      onEnded();
    } catch (why) {
      setTrouble(troubleOf(why));
      setBusy(false);
    }
  };
  const said = (line: keyof typeof lines) => (
    <SaidLine
      id={`${line}-${one.invite}`}
      line={lines[line]}
      words={fill(lines[line].words, { name: one.name, date })}
      size="little"
    />
  );
  return (
    <li className="panel flow">
      <h3>{one.name}</h3>
      <p className="quiet">
        {labels[`door.as-${one.role}`]} · {fill(labels[good ? 'door.link-until' : 'door.link-was'] ?? '', { date })}
      </p>
      {shown && good && !ending && (
        <>
          <article className="door-paper flow invite-paper">
            <h4 className="print-only paper-title">{fill(labels['door.their-link'] ?? '', { name: one.name })}</h4>
            {said('invited')}
            {said('invited-give')}
            {said('invited-scan')}
            <Qr text={link} words={labels['door.qr-invite'] ?? ''} />
            <p className="print-only link-paper">{link}</p>
          </article>
          <CopyLink words={words} label={fill(labels['door.their-link'] ?? '', { name: one.name })} link={link} />
          <p>
            <Press onPress={() => printAll()}>{labels['door.print']}</Press>
          </p>
        </>
      )}
      {ending ? (
        <div className="panel sunny flow" role="group" aria-labelledby={`l-end-ask-${one.invite}`}>
          {said('end-ask')}
          {said('end-link')}
          {said('end-gone')}
          <div className="row">
            <Press autoFocus isDisabled={busy} onPress={() => setEnding(false)}>
              {labels['door.no-keep']}
            </Press>
            <Press look="strong" isDisabled={busy} onPress={() => end()}>
              {labels['door.end-yes']}
            </Press>
          </div>
        </div>
      ) : (
        <div className="row">
          {!shown && good && (
            <Press look="small" onPress={onShow}>
              {labels['door.show-link']}
            </Press>
          )}
          <Press look="small" onPress={() => setEnding(true)}>
            {fill(labels['door.end'] ?? '', { name: one.name })}
          </Press>
        </div>
      )}
      <Trouble kind={trouble} words={words} />
    </li>
  );
}
