import { isWriting } from './things.ts';

/** Further down, or back up. */
export type Way = 1 | -1;

/** Half of what is seen: nothing may be passed over below what stays at the top and at the foot, and nobody loses the place. */
const most = 0.5;

const goes = (one: Element, way: Way): boolean => {
  const left = way > 0 ? one.scrollHeight - one.clientHeight - one.scrollTop : one.scrollTop;
  return (
    left > 1 &&
    one.clientHeight > 0 &&
    (one === document.scrollingElement || /auto|scroll/.test(getComputedStyle(one).overflowY)) &&
    !isWriting(one)
  );
};

/** What of a room can be scrolled this way: what lies in its middle, from the inside out, else anything in it. */
function scroller(where: HTMLElement, way: Way): Element | undefined {
  const box = where.getBoundingClientRect();
  const middle =
    where === document.body
      ? ([innerWidth / 2, innerHeight / 2] as const)
      : ([box.left + box.width / 2, box.top + box.height / 2] as const);
  for (let one = document.elementFromPoint(...middle); one && where.contains(one); one = one.parentElement)
    if (goes(one, way)) return one;
  const all = [
    ...(where === document.body && document.scrollingElement ? [document.scrollingElement] : []),
    where,
    ...where.querySelectorAll('*'),
  ];
  return all.find((one) => goes(one, way) && one.checkVisibility());
}

/** Whether there is more of a room this way. */
export const isMore = (where: HTMLElement, way: Way): boolean => scroller(where, way) !== undefined;

/** Scrolls a room by half of what is seen of it. */
export function scrollOn(where: HTMLElement, way: Way): void {
  const one = scroller(where, way);
  one?.scrollBy({ top: way * most * one.clientHeight, behavior: 'instant' });
}
