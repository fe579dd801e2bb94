/** Marks that mail programs and phones put between letters, and that nobody sees: soft hyphens, zero-width spaces, direction marks. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
/** Where a line was broken: quoted answers begin each line with `>`, and old mail ends each broken line with `=`. */
const broken = /=?[ \t]*\r?\n[ \t>]*/g;

/** `%23` is `#` again, and so on; what is no such sign stays as it is. */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs;
    }
  });

/** What was pasted or opened, as it may have been before a mail program broke it: as it is first, and the most changed last. */
function formsOf(pasted: string): string[] {
  const forms = [pasted.replace(unseen, '').slice(0, 20_000)];
  // A link inside a "safe link" inside another: each of them writes its signs anew.
  for (let n = 0; n < 3; n += 1) forms.push(decoded(forms.at(-1) ?? ''));
  return [
    ...new Set([
      ...forms,
      ...forms.map((form) => form.replace(broken, '')),
      ...forms.map((form) => form.replace(broken, '').replace(/\s+/g, '')),
    ]),
  ];
}

/**
 * Looks for a link of ours in whatever was pasted or opened: a whole sentence, wrapped lines, `%23` for `#`, a full stop behind,
 * another company's address around it.
 * @param shape what stands after the link's `#`; with the flag `g`.
 * @param read what such a place says; undefined where it is nothing of ours.
 */
export function linkIn<T>(pasted: string, shape: RegExp, read: (found: string) => T | undefined): T | undefined {
  for (const form of formsOf(pasted)) {
    for (const [found] of form.matchAll(shape)) {
      const what = read(found);
      if (what !== undefined) return what;
    }
  }
  return undefined;
}
