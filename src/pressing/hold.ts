import { Presses } from './hold-off.ts';
import { isPlayer, isWriting, thingAt } from './things.ts';

/**
 * Presses that are too short, or follow another too soon, are not heard by anything on the screen. A press is still taken when it goes up, and
 * sliding off it first still takes it back (WCAG 2.5.2). What a screen reader or a voice presses has no length, and is always heard.
 * @returns how to let all presses through again.
 */
export function holdOff(how: { least: number; repeats: number }): () => void {
  const presses = new Presses(how);
  /** The press that is going on or was the last: when it went down, and once it is up whether it is taken. */
  let press: { began: number; ended?: number; takes?: boolean; key?: string } | undefined;
  const stops = new AbortController();
  const listen = <K extends keyof WindowEventMap>(what: K, hear: (event: WindowEventMap[K]) => void) =>
    addEventListener(what, hear, { capture: true, signal: stops.signal });
  const refuse = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const up = (at: number) => {
    if (!press || press.takes !== undefined) return;
    press.ended = at;
    press.takes = presses.takes(press.began, at);
  };

  // A finger and a mouse press with some weight; what a screen reader puts in their place has none.
  listen('pointerdown', (event) => {
    press = event.pressure === 0 ? undefined : { began: event.timeStamp };
  });
  listen('pointerup', (event) => {
    up(event.timeStamp);
  });
  listen('pointercancel', () => {
    press = undefined;
  });
  listen('click', (event) => {
    if (event.isTrusted && press?.takes === false && event.timeStamp - (press.ended ?? 0) < 1000) refuse(event);
  });
  // A key presses when it comes up, if it was down for long enough: the browser's own press of it comes too soon to know.
  listen('keydown', (event) => {
    if (
      !(event.key === 'Enter' || event.key === ' ') ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      isWriting(event.target) ||
      isPlayer(event.target) ||
      !thingAt(event.target as Element)
    )
      return;
    refuse(event);
    if (!event.repeat) press = { began: event.timeStamp, key: event.key };
  });
  listen('keyup', (event) => {
    if (press?.key !== event.key) return;
    refuse(event);
    up(event.timeStamp);
    const { takes } = press;
    press = undefined;
    if (takes) thingAt(event.target as Element)?.click();
  });
  return () => stops.abort();
}
