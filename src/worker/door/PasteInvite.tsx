import { useId, useState } from 'react';
import type { DoorWords } from './door-words.ts';
import { inviteFragment, readInvite } from './invite-link.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

/** A place for a link that did not open well: the whole message may be put there. It goes on as if the link had been opened. */
export function PasteInvite({ words: { labels, lines } }: { words: DoorWords }) {
  const id = useId();
  const [pasted, setPasted] = useState('');
  const [torn, setTorn] = useState(false);
  const look = () => {
    const invite = readInvite(pasted);
    setTorn(!invite);
    if (invite) location.hash = inviteFragment(invite);
  };
  return (
    <form
      className="panel flow"
      onSubmit={(e) => {
        e.preventDefault();
        look();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{labels['door.paste']}</label>
        <textarea
          id={id}
          rows={3}
          autoComplete="off"
          spellCheck={false}
          value={pasted}
          onChange={(e) => {
            setPasted(e.currentTarget.value);
            setTorn(false);
          }}
        />
      </div>
      <div role="status">{torn && <SaidLine id="paste-torn" line={lines.torn} size="little" />}</div>
      <p>
        <button type="submit" className="press strong" disabled={!pasted.trim()}>
          {labels['door.next']}
        </button>
      </p>
    </form>
  );
}
