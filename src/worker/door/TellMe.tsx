import { useEffect, useId, useState } from 'react';
import type { ReadToken } from '#model/mailbox-token.ts';
import { MailboxError, Refused, TryLater } from '#post/mailbox-errors.ts';
import { chooseNotice, endNotice, noticesOf, type Offered } from '#post/notice.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import type { DoorLine, DoorWords } from './door-words.ts';
import { canTellHere, endpointHere, NotLet, stopTellingHere, tellHere } from './telling.ts';
import { Trouble } from './Trouble.tsx';
import { useTrying } from './use-trying.ts';

/** Seconds: a server that says so long a "later" sent enough codes for today. */
const enoughForToday = 3600;

/** What was in the way of this alone; undefined where it is said as everywhere. */
function ownTrouble(why: unknown): DoorLine[] | undefined {
  if (why instanceof NotLet) return ['push-no', 'push-no-next'];
  if (why instanceof TryLater && why.seconds >= enoughForToday) return ['mail-enough', 'mail-enough-next'];
  if (!(why instanceof Refused)) return undefined;
  return why.code === 'different'
    ? ['mail-wrong', 'mail-wrong-next']
    : why.code === 'used'
      ? ['mail-late', 'mail-late-next']
      : why.code === 'bad-request'
        ? ['mail-not', 'mail-not-next']
        : undefined;
}

interface Props {
  words: DoorWords;
  keys: WorkerKeys;
  /** Of what comes to whom: to the worker, or to the team they lead. */
  to: 'me' | 'team';
  read: ReadToken;
}

/** How a worker is told that something came, to them or to the team they lead: by e-mail, on this device. Not there where who runs this copy set nothing up, or the server cannot be asked now. */
export function TellMe({ words, keys, to, read }: Props) {
  const { labels, lines } = words;
  const [is, setIs] = useState<{ offered: Offered; here: string | undefined }>();
  const [own, setOwn] = useState<DoorLine[]>([]);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, trouble, trying } = useTrying();
  const [addressId, codeId] = [useId(), useId()];
  useEffect(() => {
    let gone = false;
    Promise.all([noticesOf(read), endpointHere().catch(() => undefined)]).then(
      ([offered, here]) => {
        if (!gone) setIs({ offered, here });
      },
      (why: unknown) => {
        if (!(why instanceof MailboxError)) throw why;
      },
    );
    return () => {
      gone = true;
    };
  }, [read]);
  /** Does it, and shows how it is then. */
  const change = (work: () => Promise<void>, then?: () => void) =>
    trying(async () => {
      setOwn([]);
      try {
        await work();
        then?.();
      } catch (why) {
        const said = ownTrouble(why);
        if (!said) throw why;
        setOwn(said);
      }
      const [offered, here] = await Promise.all([noticesOf(read), endpointHere().catch(() => undefined)]);
      setIs({ offered, here });
    });
  if (!is || (!is.offered.email && !is.offered.push)) return null;
  const { email, push } = is.offered;
  const heading = to === 'team' ? 'tell-team' : 'tell';
  // Both can stand on one screen.
  const idOf = (id: DoorLine) => (to === 'team' && id !== heading ? `team-${id}` : id);
  const say = (id: DoorLine) => <SaidLine key={id} id={idOf(id)} line={lines[id]} size="little" />;
  const inTheWay = (of: 'mail' | 'push') => (
    <div role="status">{own[0]?.startsWith(of) && <div className="panel sunny flow">{own.map(say)}</div>}</div>
  );
  const onHere = push !== null && push.endpoint !== null && push.endpoint === is.here;
  const domainIs = (domains: string[]) =>
    domains.length === 0 || domains.includes(address.trim().toLowerCase().split('@')[1] ?? '');
  const askFor = (domains: string[]) =>
    change(
      () =>
        domainIs(domains)
          ? chooseNotice(read, { way: 'email', address: address.trim() })
          : Promise.reject(new Refused('bad-request')),
      () => {
        setAsking(false);
        setCode('');
      },
    );
  return (
    <section className="panel flow" aria-labelledby={`l-${heading}`}>
      <SaidLine id={heading} line={lines[heading]} as="h2" />
      {say('tell-says')}
      {say('tell-not')}
      {say('tell-once')}
      {email && (
        <div className="flow">
          {email.state === 'on' ? (
            <>
              {say('mail-on')}
              <p className="typed">{email.address}</p>
              <p>
                <Press isDisabled={busy} onPress={() => change(() => endNotice(read, 'email'))}>
                  {labels['door.tell-mail-off']}
                </Press>
              </p>
            </>
          ) : email.state === 'asked' && !asking ? (
            <form
              className="flow"
              onSubmit={(e) => {
                e.preventDefault();
                void change(() => chooseNotice(read, { way: 'email', code }));
              }}
            >
              {say('mail-asked')}
              <p className="typed">{email.address}</p>
              {say('mail-look')}
              <div className="field">
                <label htmlFor={codeId}>{labels['door.tell-code']}</label>
                <input
                  id={codeId}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  value={code}
                  onChange={(e) => setCode(e.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
                />
              </div>
              <div className="row">
                <button type="submit" className="press strong" disabled={busy || code.length !== 6}>
                  {labels['door.tell-done']}
                </button>
                <Press
                  onPress={() => {
                    setOwn([]);
                    setAsking(true);
                  }}
                >
                  {labels['door.tell-other']}
                </Press>
              </div>
            </form>
          ) : asking ? (
            <form
              className="flow"
              onSubmit={(e) => {
                e.preventDefault();
                void askFor(email.domains);
              }}
            >
              {say('mail-who')}
              {say('mail-first')}
              <div className="field">
                <label htmlFor={addressId}>{labels['door.tell-email']}</label>
                <input
                  id={addressId}
                  type="email"
                  autoComplete="email"
                  spellCheck={false}
                  autoFocus
                  value={address}
                  onChange={(e) => setAddress(e.currentTarget.value)}
                />
              </div>
              <div className="row">
                <button
                  type="submit"
                  className="press strong"
                  disabled={busy || !/^\S+@\S+\.\S+$/.test(address.trim())}
                >
                  {labels['door.tell-ask']}
                </button>
                <Press
                  onPress={() => {
                    setOwn([]);
                    setAsking(false);
                  }}
                >
                  {labels['door.back']}
                </Press>
              </div>
            </form>
          ) : (
            <p>
              <Press onPress={() => setAsking(true)}>{labels['door.tell-mail']}</Press>
            </p>
          )}
          {inTheWay('mail')}
        </div>
      )}
      {push && (canTellHere() || onHere) && (
        <div className="flow">
          {onHere ? say('push-on') : push.endpoint !== null && say('push-other')}
          {!onHere && say('push-who')}
          <p>
            {onHere ? (
              <Press isDisabled={busy} onPress={() => change(() => stopTellingHere(keys, [read]))}>
                {labels['door.tell-push-off']}
              </Press>
            ) : (
              <Press isDisabled={busy} onPress={() => change(() => tellHere(read, push.key))}>
                {labels['door.tell-push']}
              </Press>
            )}
          </p>
          {inTheWay('push')}
        </div>
      )}
      <Trouble kind={trouble} words={words} />
    </section>
  );
}
