import { useEffect, useRef } from 'react';
import { joinAddress } from '#live-room/host.ts';
import { ourAddress } from '#model/our-address.ts';
import { fill } from '#strings/fill.ts';
import { beginAt } from '#ui/begin-at.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { Qr } from '#ui/Qr.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { Phones } from './use-phones.ts';
import { useWords } from './Words.tsx';

/** An address that no other device can open. */
const isOnlyHere = () => /^(localhost|127\.|\[::1\])/.test(location.hostname);

/** How phones come in: a code for their camera, and the same 3 pictures for whoever has none. It leads in while it is shown. */
export function OwnPhones({ phones, onEnd }: { phones: Phones; onEnd: () => void }) {
  const { say, lines, roomPictures } = useWords();
  const { room, here, trouble, start, stop } = phones;
  const title = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    beginAt(title.current);
  }, []);
  const opening = useRef(false);
  useEffect(() => {
    if (room || opening.current) return;
    opening.current = true;
    void start();
  }, [room, start]);
  const page = ourAddress('/groups/join/');
  const troubled =
    trouble === 'cannot'
      ? (['phones-cannot', 'phones-cannot-next'] as const)
      : trouble === 'ended'
        ? (['phones-ended', 'phones-ended-next'] as const)
        : trouble === 'away'
          ? (['no-internet', 'no-internet-next'] as const)
          : [];
  return (
    <div className="session-phones">
      <span ref={title} className="unseen">
        {say('group.phones')}
      </span>
      <SaidLine id="phones" line={lines.phones} as="h1" />
      <div role="status" className="phones-trouble">
        {troubled.map((line) => (
          <SaidLine key={line} id={line} line={lines[line]} />
        ))}
      </div>
      {room && (
        <div className="phones-ways">
          <section className="phones-way">
            <SaidLine id="phones-scan" line={lines['phones-scan']} size="little" />
            <Qr text={joinAddress(page, room)} words={say('group.phones-code')} className="phones-code" />
          </section>
          <section className="phones-way">
            <SaidLine id="phones-or" line={lines['phones-or']} size="little" />
            <p className="phones-address">{`${location.host}${page}`}</p>
            <ol className="phones-pictures" aria-label={say('group.phones-pictures')}>
              {room.pictures
                .map((n) => roomPictures[n])
                .map(
                  (choice) =>
                    choice && (
                      <li key={choice.id}>
                        <PictureTile picture={choice.picture} />
                        <span>{choice.words}</span>
                      </li>
                    ),
                )}
            </ol>
          </section>
        </div>
      )}
      <div className="phones-end">
        <div role="status">
          {room && (
            <SaidLine
              id="phones-here"
              line={lines[here === 0 ? 'phones-none' : 'phones-here']}
              {...(here === 0 ? {} : { words: fill(lines['phones-here'].words, { count: here }) })}
            />
          )}
        </div>
        <div className="row session-does">
          <Press look="strong" icon="before" onPress={onEnd}>
            {say('group.back-in')}
          </Press>
          {room ? (
            <Press
              icon="close"
              onPress={() => {
                stop();
                onEnd();
              }}
            >
              {say('group.phones-end')}
            </Press>
          ) : (
            trouble && (
              <Press icon="again" onPress={start}>
                {say('group.phones-new')}
              </Press>
            )
          )}
        </div>
      </div>
      {room && isOnlyHere() && (
        <div className="panel sunny">
          <SaidLine id="phones-only" line={lines['phones-only']} size="little" />
          <SaidLine id="phones-only-next" line={lines['phones-only-next']} size="little" />
        </div>
      )}
    </div>
  );
}
