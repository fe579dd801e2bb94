import { useState, type ReactNode } from 'react';
import type { ReadyLine, ReadyPicture } from '#model/ready.ts';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { go } from './own-go.ts';
import { useWords } from './Words.tsx';

/** Those that were made, by what each shows, and the way to a new one. */
export function OwnMade({
  id,
  choose,
  picture,
  made,
}: {
  id: string;
  choose: ReadyLine;
  picture: ReadyPicture;
  made: readonly { id: string; shown: ReactNode }[];
}) {
  const { say } = useWords();
  return (
    <>
      {made.length > 0 && (
        <>
          <SaidLine id={id} line={choose} />
          <ul className="run-rows">
            {made.map((one) => (
              <li key={one.id}>
                <a className="press" href={`#${one.id}`}>
                  <PictureTile picture={picture} />
                  {one.shown}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a className="press strong" href="#new">
          <Icon name="plus" />
          {say('group.new')}
        </a>
      </p>
    </>
  );
}

/** Back to all that were made. */
export function BackToMade({ strong = false }: { strong?: boolean }) {
  const { say } = useWords();
  return (
    <a className={strong ? 'press strong' : 'press'} href="#">
      <Icon name="before" />
      {say('group.back-in')}
    </a>
  );
}

/** What ends the screen of one that was made: another name, back to all, and taking it away, asked once. `children`: what is asked, under the id `asks`. */
export function OwnEnds({
  of,
  take,
  asks,
  onTake,
  children,
}: {
  of: string;
  take: string;
  asks: string;
  onTake: () => Promise<unknown>;
  children: ReactNode;
}) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const end = () => setOpen(false);
  return (
    <>
      <div className="row no-print">
        <a className="press" href={`#${of}/name`}>
          <Icon name="pen" />
          {say('group.rename')}
        </a>
        <BackToMade />
        <Press icon="bin" onPress={() => setOpen(true)}>
          {take}
        </Press>
      </div>
      {open && (
        <AskOnce
          asks={asks}
          no={{ words: say('group.take-no'), icon: 'tick', onPress: end }}
          yes={{
            words: say('group.take-yes'),
            icon: 'bin',
            onPress: async () => {
              await onTake().finally(end);
              go('');
            },
          }}
        >
          {children}
        </AskOnce>
      )}
    </>
  );
}
