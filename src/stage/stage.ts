import { choose, readSettings } from '#settings/settings.ts';
import { stop } from '#speech/player.ts';
import { openDialog } from '#ui/dialog.ts';
import { fillContents, markPart } from './contents.ts';
import { draw, fit, type Drawn } from './draw.ts';
import { hearHands } from './hands.ts';
import type { Move } from './moves.ts';
import { keepPlace, placeIn } from './places.ts';
import { timeToRead, type Slide } from './slide.ts';
import { speak } from './spoken-words.ts';
import sheet from './stage.css?url';

/** What is gone through, one slide at a time. */
export interface StageWay {
  /** What it is, said when the stage opens. */
  name: string;
  /** Where its place is kept by: the address of a Page, or any name that is its own. */
  place: string;
  slides: readonly Slide[];
  /** Begins by itself: it reads aloud and goes on. */
  going?: true;
  /** Where a photo, a recording or a film is; its address is let go of when the slide is left. None where slides carry addresses. */
  piece?: (id: string) => Promise<string | undefined>;
}

/** A moment between two things heard, in milliseconds. */
const between = 900;
const later = (ms: number) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

let styled: Promise<void> | undefined;

/** The stage's style sheet, fetched with it: no other screen pays for it. */
const style = (): Promise<void> =>
  (styled ??= new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    link.onload = () => done();
    link.onerror = () => {
      styled = undefined;
      link.remove();
      failed(new Error('The style sheet of the stage did not come.'));
    };
    document.head.append(link);
  }));

/** Somebody looks something up, above the stage. */
const lookingUp = () => document.querySelector('[data-dialog][open]') !== null;

/**
 * Opens the stage (`Stage.astro`) at the place where it was left. Throws when it has not come and cannot.
 */
export async function openStage({ name, place, slides, piece, going: begins }: StageWay): Promise<void> {
  const dialog = document
    .querySelector<HTMLTemplateElement>('template[data-stage]')
    ?.content.querySelector('dialog')
    ?.cloneNode(true) as HTMLDialogElement | undefined;
  if (!dialog || slides.length === 0 || document.querySelector('dialog.stage')) return;
  await style();
  const part = (name: string): HTMLElement => {
    const found = dialog.querySelector<HTMLElement>(`[data-stage-${name}]`);
    if (!found) throw new Error(`The stage has no ${name}.`);
    return found;
  };
  const [now, of, line, live, end, contents, rest] = [
    part('now'),
    part('of'),
    part('line'),
    part('live'),
    part('end'),
    part('parts'),
    part('rest'),
  ];
  const button = (does: string) => part(`does='${does}'`);
  const { lang } = document.documentElement;
  const silenced = readSettings().sound === 'off';
  let at = Math.max(
    0,
    slides.findIndex((slide) => slide.id === placeIn(place)),
  );
  let sound = !silenced && (begins === true || readSettings().stage === 'read');
  let going = begins === true;
  let sounding = false;
  let drawn: Drawn | undefined;
  let address: string | undefined;
  /** Grows with each slide and each wish, so that what was begun before knows that it is over. */
  let turn = 0;

  const face = (does: string, words: string, icon: string) => {
    const span = button(does).querySelector('span');
    if (span) span.textContent = button(does).dataset[words] ?? '';
    button(does).querySelector('use')?.setAttribute('href', icon);
  };
  const showWishes = () => {
    face('listen', sounding ? 'wordsStop' : 'wordsListen', sounding ? '#i-stop' : '#i-speaker');
    face('going', going ? 'wordsWait' : 'wordsGo', going ? '#i-pause' : '#i-play');
    button('going').setAttribute('aria-pressed', String(going));
    // While a Line is heard, whoever scans the screen waits.
    dialog.toggleAttribute('data-reading', sounding);
  };
  const say = (words: string) => {
    live.textContent = '';
    // Heard once: by the voice where it speaks, else by a screen reader.
    if (!sound)
      setTimeout(() => {
        live.textContent = words;
      }, 80);
  };

  /** Hears the slide, where that is wanted, and goes on, where that is wanted. */
  const run = async (asked = false) => {
    const mine = ++turn;
    const slide = slides[at];
    if (!slide || !drawn) return;
    const { sentence, film } = drawn;
    let heard = false;
    if (sound) {
      sounding = !film;
      showWishes();
      const how = film
        ? 'ended'
        : await speak(slide, sentence, lang, slide.piece?.as === 'voice' && address ? [address] : slide.sounds);
      heard = how === 'ended' && !film;
      if (mine !== turn) return;
      sounding = false;
      showWishes();
      if (how === 'no-voice' && asked) openDialog('[data-no-voice]');
    }
    if (film && (going || sound)) {
      // A film goes on when it has ended. Held by hand it waits; one that cannot be played goes on like a picture.
      const over = new Promise((done) => {
        film.onended = () => done(true);
        film.onerror = () => done(false);
      });
      heard =
        (await film.play().then(
          () => over,
          () => false,
        )) === true;
    }
    if (mine !== turn || !going) return;
    await later(heard ? between : timeToRead(slide.words));
    while (mine === turn && lookingUp()) await later(500);
    if (mine === turn && going) move(1);
  };

  const show = async () => {
    stop();
    turn += 1;
    sounding = false;
    const mine = turn;
    const slide = slides[at];
    contents.hidden = true;
    button('parts').setAttribute('aria-expanded', 'false');
    rest.hidden = true;
    now.hidden = !slide;
    end.hidden = slide !== undefined;
    of.textContent = slide
      ? (of.dataset['words'] ?? '').replace('{{n}}', String(at + 1)).replace('{{of}}', String(slides.length))
      : '';
    line.style.setProperty('--gone', String(Math.min(1, (at + 1) / slides.length)));
    button('back').setAttribute('aria-disabled', String(at === 0));
    button('on').setAttribute('aria-disabled', String(!slide));
    // At the end the next time begins at the beginning.
    keepPlace(place, at === 0 ? undefined : slide?.id);
    if (address !== undefined && piece) URL.revokeObjectURL(address);
    address = undefined;
    if (!slide) {
      going = false;
      drawn = undefined;
      showWishes();
      live.textContent = '';
      setTimeout(() => {
        live.textContent = end.querySelector('.sentence')?.textContent ?? '';
      }, 80);
      return;
    }
    const coming = slide.piece && (piece ? piece(slide.piece.id) : Promise.resolve(slide.piece.id));
    // A recording is heard when it is there; its words stand at once.
    drawn = draw(now, slide, undefined, dialog.dataset['voice'] ?? '');
    now.scrollTop = 0;
    showWishes();
    say([slide.whose, slide.words].filter(Boolean).join('\n'));
    const found = await coming?.catch(() => undefined);
    if (mine !== turn) {
      if (found !== undefined && piece) URL.revokeObjectURL(found);
      return;
    }
    address = found;
    if (found !== undefined) drawn = draw(now, slide, found, dialog.dataset['voice'] ?? '');
    for (const { address: next } of slides[at + 1]?.pictures ?? []) new Image().src = next;
    void run();
  };

  const goTo = (n: number) => {
    at = Math.min(slides.length, Math.max(0, n));
    void show();
  };
  function move(by: 1 | -1): void {
    if (at + by < 0 || at + by > slides.length) return;
    goTo(at + by);
  }
  const moves: Record<Move, () => void> = {
    on: () => move(1),
    back: () => move(-1),
    first: () => goTo(0),
    last: () => goTo(slides.length - 1),
    start: () => goTo(0),
    rest: () => {
      stop();
      turn += 1;
      [going, sounding, rest.hidden] = [false, false, false];
      showWishes();
    },
  };

  const leave = () => dialog.close();
  const does: Record<string, () => void> = {
    close: leave,
    back: moves.back,
    on: moves.on,
    again: () => {
      goTo(0);
      button('on').focus();
    },
    listen: () => {
      sound = !sounding;
      choose('stage', sound ? 'read' : 'silent');
      if (sound) void run(true);
      else stop();
    },
    going: () => {
      going = !going;
      showWishes();
      if (!going) return;
      if (at >= slides.length) goTo(0);
      // What is heard just now is heard to its end.
      else if (!sounding) void run();
    },
    parts: () => {
      contents.hidden = !contents.hidden;
      button('parts').setAttribute('aria-expanded', String(!contents.hidden));
      if (!contents.hidden) markPart(contents, at)?.focus();
    },
    whole: () =>
      void (
        document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
      ).catch(() => undefined),
  };

  button('parts').hidden = fillContents(contents, slides) < 2;
  button('whole').hidden = !document.fullscreenEnabled;
  const wake = () => {
    if (rest.hidden) return false;
    rest.hidden = true;
    return true;
  };
  hearHands({
    dialog,
    now,
    busy: lookingUp,
    move: (wanted) => {
      if (!wake()) moves[wanted]();
    },
  });
  rest.addEventListener('click', wake);
  dialog.addEventListener('click', (event) => {
    const pressed = event.target as Element;
    const to = pressed.closest<HTMLElement>('[data-to]')?.dataset['to'];
    const wish = pressed.closest<HTMLElement>('[data-stage-does]');
    if (to !== undefined) {
      goTo(Number(to));
      button('on').focus();
    } else if (wish && wish.getAttribute('aria-disabled') !== 'true') does[wish.dataset['stageDoes'] ?? '']?.();
  });
  // Escape out of the whole screen is Escape out of the stage.
  let whole = document.fullscreenElement !== null;
  let byHand = false;
  button('whole').addEventListener('click', () => {
    byHand = true;
  });
  const onWhole = () => {
    if (whole && !document.fullscreenElement && !byHand) leave();
    whole = document.fullscreenElement !== null;
    byHand = false;
  };
  document.addEventListener('fullscreenchange', onWhole);
  const sized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => fit(now));
  dialog.addEventListener('close', () => {
    turn += 1;
    stop();
    sized?.disconnect();
    document.removeEventListener('fullscreenchange', onWhole);
    if (document.fullscreenElement) void document.exitFullscreen();
    if (address !== undefined && piece) URL.revokeObjectURL(address);
    dialog.remove();
  });

  dialog.setAttribute('aria-label', name);
  document.body.append(dialog);
  dialog.showModal();
  sized?.observe(now);
  button('on').focus();
  await show();
}
