import type { ReadyLine } from '#model/ready.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

interface Props { lines: readonly { id: string; line: ReadyLine }[]; ways: readonly { href: string; words: string; strong?: boolean }[]; last: ReadyLine }

/**
 * Help where it is needed: what is said of it, the ways to somebody, and that nobody is told by itself. It takes no focus and moves nothing
 * that stands above it; whoever shows it says so in the screen's live region.
 */
export const HelpHere = ({ lines, ways, last }: Props) => (
  <div className="help-here panel sunny flow">
    {lines.map(({ id, line }) => <SaidLine key={id} id={id} line={line} size="little" />)}
    <div className="row">{ways.map(({ href, words, strong }) => <a key={href} className={strong ? 'press strong' : 'press'} href={href}>{words}</a>)}</div>
    <SaidLine id="danger-only-you" line={last} size="little" />
  </div>
);
