import { happenings } from '#device/kept-names.ts';
import { ourAddress } from '#model/our-address.ts';
import { announce } from '#ui/announce.ts';
import { openDialog } from '#ui/dialog.ts';

/** What `/pictures/known.json` says of each picture. */
export interface KnownPicture {
  means: string;
  sound?: string;
  shown: string;
  another: string;
}

let known: Promise<Record<string, KnownPicture>> | undefined;

/** What is known of our own pictures, by name; fetched once, when somebody first wants it. Rejects where it does not come; the next wish asks anew. */
export function knownPictures(): Promise<Record<string, KnownPicture>> {
  known ??= fetch(ourAddress('/pictures/known.json')).then(
    (answer) => answer.json() as Promise<Record<string, KnownPicture>>,
  );
  known.catch(() => {
    known = undefined;
  });
  return known;
}

function tile(address: string, kind: string): HTMLElement {
  const span = document.createElement('span');
  span.className = `tile ${kind}`;
  const img = new Image(72, 72);
  img.src = address;
  img.alt = '';
  span.append(img);
  return span;
}

async function explain(name: string): Promise<void> {
  const template = document.querySelector<HTMLTemplateElement>('template[data-picture-words]');
  if (!template) return;
  const body = template.content.cloneNode(true) as DocumentFragment;
  const picture = (await knownPictures())[name];
  const line = body.querySelector<HTMLElement>('[data-line]');
  const sentence = line?.querySelector('.sentence');
  if (!picture || !line || !sentence) return;
  sentence.textContent = picture.means;
  if (picture.sound) line.dataset['sound'] = picture.sound;
  body
    .querySelector('[data-two]')
    ?.replaceChildren(tile(picture.shown, 'tile-sand'), tile(picture.another, 'tile-sky'));
  openDialog(body);
}

/**
 * *I do not know a picture*: while it is on, each picture can be pressed, and says its name, with sound and with
 * another picture for the same idea. Off again, the pictures are still.
 */
export function startAskingPictures(): void {
  const words = document.querySelector<HTMLTemplateElement>('template[data-picture-words]')?.dataset;
  const toggles = () => document.querySelectorAll<HTMLElement>('[data-ask-picture]');
  const turn = (on: boolean) => {
    document.documentElement.classList.toggle('ask-pictures', on);
    for (const button of toggles()) button.setAttribute('aria-pressed', String(on));
    for (const old of document.querySelectorAll('.tile-ask')) old.remove();
    if (on) {
      for (const tile of document.querySelectorAll<HTMLElement>('main .tile[data-picture]')) {
        const ask = document.createElement('button');
        ask.type = 'button';
        ask.className = 'tile-ask';
        const of = tile.closest('[data-line]')?.querySelector('.sentence')?.textContent ?? '';
        ask.setAttribute('aria-label', `${words?.['asks'] ?? ''} ${of}`.trim());
        tile.append(ask);
      }
      document.querySelector<HTMLElement>('main .tile-ask')?.focus();
    }
    announce((on ? words?.['on'] : words?.['off']) ?? '');
  };
  // On the next screen the pictures are still again.
  addEventListener(happenings.turn, () => {
    if (document.documentElement.classList.contains('ask-pictures')) turn(false);
  });
  document.addEventListener(
    'click',
    (event) => {
      const target = event.target as Element;
      if (target.closest('[data-ask-picture]')) turn(!document.documentElement.classList.contains('ask-pictures'));
      const ask = target.closest<HTMLElement>('.tile-ask');
      if (!ask) return;
      event.preventDefault();
      event.stopPropagation();
      void explain(ask.parentElement?.dataset['picture'] ?? '').catch(() => openDialog('[data-picture-lost]'));
    },
    true,
  );
}
