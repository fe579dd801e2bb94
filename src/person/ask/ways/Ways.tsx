import { useRef, useState, type ComponentType, type ReactElement } from 'react';
import type { Said } from '#model/answer.ts';
import type { Way } from '#model/topic.ts';
import type { KindProps } from '#person/ask/Asking.tsx';
import { Drawing } from '#person/ask/ways/Drawing.tsx';
import { Pictures } from '#person/ask/ways/Pictures.tsx';
import { Photo } from '#person/ask/ways/Photo.tsx';
import { Recording } from '#person/ask/ways/Recording.tsx';
import { useWaysWords } from '#ways/use-ways-words.ts';
import type { WaysWords } from '#ways/ways-words.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import '#ui/drawing-pad.css';
import '#ways/ways.css';

/** What each free way is given: the Answer, how to say something else, and its words. */
export interface WayProps extends KindProps {
  words: WaysWords;
}

const Voice = (props: WayProps) => <Recording {...props} as="voice" />;
const Video = (props: WayProps) => <Recording {...props} as="video" />;

type FreeWay = Exclude<Way, 'words'>;
const how: Record<FreeWay, { Shown: ComponentType<WayProps>; picture: string; said: (said: Said) => unknown }> = {
  voice: { Shown: Voice, picture: 'voice', said: (said) => said.voice },
  pictures: { Shown: Pictures, picture: 'pictures', said: (said) => said.pictures?.length },
  photo: { Shown: Photo, picture: 'photo', said: (said) => said.photo },
  drawing: { Shown: Drawing, picture: 'drawing', said: (said) => said.drawing },
  video: { Shown: Video, picture: 'video', said: (said) => said.video },
};

/** The free ways: each opens beneath its button and stays open where something was said in it. */
export function Ways({ first, ...kind }: KindProps & { first?: Way | undefined }) {
  const words = useWaysWords();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(first && first !== 'words' ? [first] : []));
  const room = useRef<HTMLElement>(null);
  const toggle = (way: string) => {
    const opens = !opened.has(way);
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(way)) next.add(way);
      return next;
    });
    // Whoever opens a way goes on in it, also where it opened out of sight.
    if (opens) setTimeout(() => room.current?.querySelector<HTMLElement>(`#way-${way}`)?.focus());
  };
  const choose = (
    <div className="flow">
      <SaidLine id="ways-how" line={words.lines.how} size="little" />
      <div className="ways-choices">
        {Object.entries(how).map(
          ([way, { picture }]) =>
            way !== first && (
              <Press key={way} aria-expanded={opened.has(way)} onPress={() => toggle(way)}>
                {words.lines[picture] && <PictureTile picture={words.lines[picture].picture} size="little" />}
                {words.labels[`way.${way}`]}
              </Press>
            ),
        )}
      </div>
    </div>
  );
  const shown = Object.entries(how).map(([way, { Shown, said }]) =>
    opened.has(way) || said(kind.said) ? (
      <section key={way} className="panel flow way" aria-labelledby={`way-${way}`}>
        <h2 id={`way-${way}`} tabIndex={-1}>
          {words.labels[`way.${way}`]}
        </h2>
        <Shown {...kind} words={words} />
      </section>
    ) : null,
  );
  const isFirst = (one: ReactElement | null) => one?.key === first;
  return (
    <section className="ways wide-flow" ref={room}>
      {shown.filter(isFirst)}
      {choose}
      {shown.filter((one) => !isFirst(one))}
    </section>
  );
}
