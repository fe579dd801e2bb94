import type { ReadyLine, ReadyWay } from '#model/ready.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';

interface Props {
  lines: readonly { id: string; line: ReadyLine }[];
  ways: readonly ReadyWay[];
  last: ReadyLine;
}

/** A way to somebody: its picture and its words are one thing to press, and it can be heard before it is pressed. */
const Way = ({ way: { href, line, strong }, id }: { way: ReadyWay; id: string }) => (
  <li className="help-way" data-line={id} {...(line.sound ? { 'data-sound': line.sound } : {})}>
    <a className={strong ? 'press strong' : 'press'} href={href}>
      <PictureTile picture={line.picture} size="little" />
      <span className="sentence" id={`l-${id}`}>
        {line.words}
      </span>
    </a>
    <ListenButton of={`l-${id}`} />
  </li>
);

/**
 * Help where it is needed: what is said of it, the ways to somebody, and that nobody is told by itself. It takes no focus and moves nothing
 * that stands above it; whoever shows it says so in the screen's live region.
 */
export const HelpHere = ({ lines, ways, last }: Props) => (
  <div className="help-here panel sunny flow">
    {lines.map(({ id, line }) => (
      <SaidLine key={id} id={id} line={line} size="little" />
    ))}
    <ul className="help-ways">
      {ways.map((way, at) => (
        <Way key={way.href} way={way} id={`help-way-${String(at)}`} />
      ))}
    </ul>
    <SaidLine id="danger-only-you" line={last} size="little" />
  </div>
);
