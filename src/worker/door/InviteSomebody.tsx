import { useRef, useState } from 'react';
import { ChooseOne } from '#ui/Choices.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { useOnce } from '#ui/use-once.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorWords } from './door-words.ts';
import { invite, newInvite, type Invited } from './invites.ts';
import { Trouble } from './Trouble.tsx';
import { useTrying } from './use-trying.ts';

/** Somebody's name, what they come as, and a link is made. */
export function InviteSomebody({
  words,
  keys,
  onInvited,
}: {
  words: DoorWords;
  keys: WorkerKeys;
  onInvited: (one: Invited) => void;
}) {
  const { labels, lines, roles } = words;
  const [name, setName] = useState('');
  /** Raised with each invite, so that the field begins empty again. */
  const [round, setRound] = useState(0);
  const [role, setRole] = useState<Invited['role']>('worker');
  const { busy, trouble, trying } = useTrying();
  const wish = useRef<Invited>(undefined);
  const make = () =>
    trying(async () => {
      // After a broken line it is the same wish, not another.
      const now =
        wish.current?.name === name.trim() && wish.current.role === role ? wish.current : newInvite(name, role);
      wish.current = now;
      await invite(keys, now);
      wish.current = undefined;
      onInvited(now);
      setName('');
      setRound((n) => n + 1);
    });
  const go = useOnce(() => (!busy && name.trim() ? make() : undefined));
  return (
    <form
      className="panel flow"
      aria-labelledby="l-lead-invites"
      onSubmit={(e) => {
        e.preventDefault();
        go(undefined);
      }}
    >
      <SaidLine id="lead-invites" line={lines['lead-invites']} as="h2" />
      <TypeHere
        key={round}
        label={labels['door.invite-name'] ?? ''}
        value={name}
        onType={setName}
        onDone={() => undefined}
      />
      <ChooseOne
        label={labels['door.invite-as'] ?? ''}
        choices={roles}
        value={role}
        onChange={(id) => setRole(id === 'lead' ? 'lead' : 'worker')}
      />
      <Trouble kind={trouble} words={words} />
      <p>
        <button type="submit" className="press strong" disabled={busy || !name.trim()}>
          {labels['door.make-link']}
        </button>
      </p>
    </form>
  );
}
