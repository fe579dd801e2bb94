import { ourAddress } from '#model/our-address.ts';
import type { ReadyLine } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { Say } from './Say.tsx';

/** Beside something that tells of danger: that there is help, and the way to it. */
export function HelpNow({
  from,
  words,
  strong = false,
}: {
  from: Readonly<Record<'danger', ReadyLine>>;
  words: string | undefined;
  strong?: boolean;
}) {
  return (
    <div className="panel sunny flow">
      <Say from={from} line="danger" />
      <p>
        <a className={strong ? 'press strong' : 'press'} href={ourAddress('/help/now/')}>
          <Icon name="phone" />
          {words}
        </a>
      </p>
    </div>
  );
}
