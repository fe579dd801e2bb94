import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { ReadyChoice } from '#model/ready.ts';
import { lookOf, type Look } from '#ui/Choices.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';

/** How many choices are shown at once where the room does not say (W3C COGA 5.3: few on a screen, the rest one press away). */
const atOnce = 6;
/** *Something else* is never behind *Show me more*: who finds nothing that fits has not to look through everything. */
const other = 'something-else';

/** How many choices the room has place for, as its styles say in `--at-once`; again when the window changes its size. */
function useFit(room: RefObject<HTMLElement | null>): number {
  const [fit, setFit] = useState(atOnce);
  useLayoutEffect(() => {
    const look = () => {
      setFit((room.current && Number(getComputedStyle(room.current).getPropertyValue('--at-once'))) || atOnce);
    };
    look();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, [room]);
  return fit;
}

/** `page`: which page of the choices this is; `chosen`: what is chosen on the others, by its words. */
interface Words {
  more: string;
  page: (n: number, of: number) => string;
  chosen: (choices: readonly string[]) => string;
}
interface Props {
  choices: readonly ReadyChoice[];
  chosen: readonly string[];
  words: Words;
  children: (shown: { choices: readonly ReadyChoice[]; look: Look }) => ReactNode;
}

/**
 * Shows as many choices as there is room for, *Something else* among them. *Show me more* puts the next ones in their place, and after the
 * last the first again; what is chosen and not on the screen is seen on it.
 */
export function ShowMore({ choices, chosen, words, children }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const fit = useFit(room);
  const last = choices.filter((c) => c.id === other);
  const own = choices.filter((c) => c.id !== other);
  const size = fit - last.length;
  const pages = Math.max(1, Math.ceil(own.length / size));
  const [page, setPage] = useState(0);
  const at = Math.min(page, pages - 1);
  const shown = own.slice(at * size, (at + 1) * size);
  const elsewhere = own.filter((c) => chosen.includes(c.id) && !shown.includes(c));
  const turned = useRef(false);
  useEffect(() => {
    // The focus goes to the first choice that is new.
    if (turned.current)
      room.current
        ?.querySelector<HTMLElement>('[data-choice] :is(input, button.choice)')
        ?.focus({ preventScroll: true });
    turned.current = false;
  }, [at]);
  const more = () => {
    turned.current = true;
    setPage((at + 1) % pages);
  };
  const look = lookOf(choices);
  return (
    <div ref={room} className={`more more-${look}`} data-other={last.length > 0 || undefined} data-pages={pages}>
      {children({ choices: [...shown, ...last], look })}
      {pages > 1 && (
        <Press look="small" onPress={more}>
          <Icon name="more" />
          <span>{words.more}</span> <span className="more-page">{words.page(at + 1, pages)}</span>{' '}
          {elsewhere.length > 0 && <span className="unseen">{words.chosen(elsewhere.map((c) => c.words))}</span>}
          {elsewhere.slice(0, 3).map((c) => (
            <PictureTile key={c.id} picture={c.picture} size="little" />
          ))}
        </Press>
      )}
    </div>
  );
}
