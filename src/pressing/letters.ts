import type { PressingWords } from './words.ts';

/** Puts words into a place to write, as typing does: whoever drew it hears of it. */
function put(field: HTMLInputElement | HTMLTextAreaElement, words: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  // React keeps what it last set; the element's own setter goes by it.
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, words);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Words that begin like the one being written, from those that are said most. */
function likeIt(written: string, common: readonly string[]): string[] {
  const begun = /[^\s]*$/.exec(written)?.[0].toLowerCase() ?? '';
  return common.filter((word) => word.startsWith(begun) && word !== begun).slice(0, 5);
}

/**
 * Letters to write with by a switch: a dialog like any other, so it is scanned like any other, row by row. The letters said most come
 * first. Which letters and words, `content/` says.
 */
export function openLetters(field: HTMLInputElement | HTMLTextAreaElement, words: PressingWords): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'pressing-letters';
  dialog.setAttribute('aria-label', words['letters-title'] ?? '');
  const written = dialog.appendChild(document.createElement('p'));
  written.className = 'pressing-written exact';
  const row = (keys: readonly HTMLButtonElement[], into = dialog.appendChild(document.createElement('div'))) => {
    into.className = 'pressing-keys';
    into.replaceChildren(...keys);
    return into;
  };
  const key = (face: string, press: () => void) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.className = 'press';
    one.textContent = face;
    one.dataset['then'] = 'begin';
    one.addEventListener('click', press);
    return one;
  };
  const say = (now: string) => {
    put(field, now);
    show();
  };
  const common = (words['letters-words'] ?? '').split(' ');
  const known = row([]);
  const show = () => {
    // What the box does not show is not shown here.
    written.textContent = `${field.type === 'password' ? '•'.repeat(field.value.length) : field.value}|`;
    row(
      likeIt(field.value, common).map((word) => key(word, () => say(`${field.value.replace(/[^\s]*$/, '')}${word} `))),
      known,
    );
  };
  const letters = (words['letters'] ?? '').split(' ');
  for (let n = 0; n < letters.length; n += 6)
    row(letters.slice(n, n + 6).map((letter) => key(letter, () => say(field.value + letter))));
  row([
    key(words['letters-space'] ?? ' ', () => say(`${field.value} `)),
    key(words['letters-rub-out'] ?? '', () => say(field.value.slice(0, -1))),
    key(words['letters-done'] ?? '', () => dialog.close()),
  ]);
  dialog.addEventListener('close', () => {
    dialog.remove();
    // What keeps the words when somebody leaves the box is told that they did.
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });
  show();
  document.body.append(dialog);
  dialog.showModal();
}
