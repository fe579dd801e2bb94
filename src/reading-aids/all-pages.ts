import { marked } from 'marked';
import type { Book, BookPage } from '#content/book.ts';
import { sentenceParts } from '#easy-read/sentence-parts.ts';
import { withOwner } from '#model/owner.ts';
import { linesOfPlace } from '#model/place.ts';
import { pictureSymbol } from '#pictures/picture-address.ts';
import { tint } from '#pictures/tint.ts';
import { dayOf } from '#strings/day.ts';
import { directionOf } from '#strings/direction.ts';
import { sayIn } from '#strings/strings.ts';
import { escapeHtml } from '#ui/escape-html.ts';

/** How it looks where this software is not: enough to read it well, on a screen and on paper. Nothing here is needed to understand it. */
const style = `body{font:1.3rem/1.5 'Atkinson Hyperlegible',Verdana,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#221b33;background:#fbf5e9;overflow-wrap:break-word}h1{font-size:2.2rem;line-height:1.2}h2,h3,h4{line-height:1.25}article{margin-top:4rem;border-top:4px solid #ffc928}ul{list-style:none;padding:0;margin:0}a{color:#6d1a5c;font-weight:700}.hard{display:inline-block;padding:.45rem .1rem}.line{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:1rem;align-items:center;margin:1.2rem 0}.line p,.line h2{margin:0}.tile{display:block;background:#f6e3c5;border-radius:24%;padding:7%}.tile svg{display:block;width:100%;height:auto}.tile-sage{background:#dcebd3}.tile-sky{background:#d8e9f4}.tile-peach{background:#fbdccb}.tile-lilac{background:#e7dff3}.contents a{display:grid;grid-template-columns:4.5rem minmax(0,1fr);gap:1rem;align-items:center;min-height:60px;padding:.3rem;margin:.4rem 0;border:2px solid #6d1a5c;border-radius:1rem;background:#fffdf8;text-decoration:none}summary{min-height:44px;padding:.6rem 0;font-weight:700;cursor:pointer}.quiet{color:#4c4460;font-size:1.1rem}.back a{display:inline-block;min-height:44px;padding:.5rem 0}:target{scroll-margin-top:1rem}.drawn{position:absolute;width:0;height:0}@media(max-width:28rem){.line{grid-template-columns:5.5rem minmax(0,1fr)}}@media print{@page{size:A4;margin:16mm 15mm 18mm}body{font-size:16pt;background:none;max-width:none;padding:0}.contents,.back,details{display:none}article{border:0;margin:0}article~article{break-before:page}.line{break-inside:avoid;grid-template-columns:29mm minmax(0,1fr)}h2,h3,h4{break-after:avoid}.tile{border:1px solid #999}a{color:#000;text-decoration:none}.hard{padding:0}}`;

/** A picture on its tile, silent: its words stand beside it. It is drawn once in the file, and shown wherever it is used. */
const tile = (name: string) =>
  `<span class="tile tile-${tint(name)}"><svg viewBox="0 0 72 72" aria-hidden="true"><use href="#p-${name}"/></svg></span>`;

/** Everything to read as HTML, and the pictures in it by name. */
function written(book: Book) {
  const pictures = new Set<string>();
  const say = sayIn(book);
  const safe = (key: string, values?: Record<string, string | number>) => escapeHtml(say(key, values));
  const sentence = (words: string) =>
    sentenceParts(book, words)
      .map(({ words: part, hard }) =>
        hard ? `<a class="hard" href="#hard-${hard}">${escapeHtml(part)}</a>` : escapeHtml(part),
      )
      .join('');
  const shown = (name: string) => {
    pictures.add(name);
    return tile(name);
  };
  const line = (picture: string, words: string, as = 'p') =>
    `<div class="line">${shown(picture)}<${as} class="sentence">${sentence(words)}</${as}></div>`;
  const back = `<p class="back no-print"><a href="#contents">${safe('read.contents')}</a></p>`;

  const article = ({ id, file, words, detail }: BookPage) =>
    [
      `<article id="page-${id}">${line(file.picture, words.title, 'h2')}`,
      ...file.headings.map(
        (heading) =>
          `<section><h3>${escapeHtml(words.headings[heading.id] ?? '')}</h3>${Object.entries(heading.lines)
            .map(([at, picture]) => line(picture, words.lines[at] ?? ''))
            .join('')}</section>`,
      ),
      `<details class="no-print"><summary>${safe('read.more')}</summary>${marked.parse(withOwner(detail, book.owner), { async: false })}</details>`,
      `<p class="quiet checked">${safe('read.checked', { date: dayOf(`${file.checked}T00:00`, book.lang) })}</p>${back}</article>`,
    ].join('');
  const contents = book.chapters
    .map(
      (chapter) =>
        `<h2>${escapeHtml(chapter.title)}</h2><ul>${chapter.pages
          .flatMap((id) => book.pages.find((page) => page.id === id) ?? [])
          .map(
            ({ id, file, words }) =>
              `<li><a href="#page-${id}">${shown(file.picture)}<span>${escapeHtml(words.title)}</span></a></li>`,
          )
          .join('')}</ul>`,
    )
    .join('');
  const hardWords = Object.entries(book.hardWords)
    .flatMap(([id, { picture, words }]) => {
      const here = words[book.lang];
      return here
        ? [
            `<section id="hard-${id}" class="keep-together"><h3>${escapeHtml(here.word)}</h3>${here.explained.map((each) => line(picture, each)).join('')}</section>`,
          ]
        : [];
    })
    .join('');
  const ring = (phone: string | undefined) =>
    phone ? `<p><a href="tel:${phone.replaceAll(' ', '')}">${safe('help.ring', { number: phone })}</a></p>` : '';
  const help = book.site.contacts
    .map(
      (one) =>
        `<section class="keep-together"><h3>${escapeHtml(one.name)}</h3>${line(one.picture, one.what)}${one.where ? line('near-me', one.where) : ''}${one.hours ? line('clock', one.hours) : ''}${ring(one.phone)}</section>`,
    )
    .join('');
  const near = book.places
    .map(
      (one) =>
        `<section class="keep-together"><h3>${escapeHtml(one.name)}</h3>${linesOfPlace(
          one,
          book.sets['place-kinds']?.[one.kind]?.picture ?? '',
        )
          .map(({ picture, words }) => line(picture, words))
          .join('')}${ring(one.phone)}</section>`,
    )
    .join('');
  const { name, address, email, phone } = book.owner;
  const owner =
    [name, address, email]
      .filter(Boolean)
      .map((one) => `<p>${escapeHtml(one)}</p>`)
      .join('') + ring(phone);

  const main = [
    `<h1>${escapeHtml(book.site.name)}</h1><nav class="contents no-print" id="contents" aria-label="${safe('read.contents')}">${contents}<ul><li><a href="#hard-words">${shown('hard-word')}<span>${safe('hard-words.all')}</span></a></li><li><a href="#help">${shown('help')}<span>${safe('top.help')}</span></a></li></ul></nav>`,
    ...book.pages.map(article),
    `<article id="hard-words"><h2>${safe('hard-words.all')}</h2>${hardWords}${back}</article><article id="help"><h2>${safe('top.help')}</h2>${help}${back}</article>`,
    near && `<article id="near-me"><h2>${safe('near')}</h2>${near}${back}</article>`,
    owner && `<section class="keep-together"><h2>${safe('foot.who')}</h2>${owner}</section>`,
    `<p class="quiet">${safe('picture.credit-paper')} · openmoji.org · CC BY-SA 4.0</p>`,
  ].join('\n');
  return { main, pictures };
}

const made = new WeakMap<Book, string>();

/**
 * All Pages as one HTML file that any browser opens where it lies, with no internet and no script (decision 0083): contents with pictures, each Page, its
 * longer text folded away, hard words explained, and whom to ring. It has no sound. On paper each Page but the first begins a sheet.
 */
export function allPages(book: Book): string {
  const known = made.get(book);
  if (known !== undefined) return known;
  const { main, pictures } = written(book);
  const drawn = [...pictures]
    .sort()
    .map((name) => pictureSymbol(book, name, `p-${name}`))
    .join('');
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const file = `<!doctype html><html lang="${book.lang}" dir="${directionOf(book.lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(book.site.name)}</title><style>${style}</style></head><body><svg class="drawn" aria-hidden="true">${drawn}</svg><main>${main}</main></body></html>\n`;
  made.set(book, file);
  return file;
}

/** How large the file is, as its language says it: "1.5 megabytes". */
export const allPagesSize = (book: Book): string =>
  new Intl.NumberFormat(book.lang, {
    style: 'unit',
    unit: 'megabyte',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(Math.max(0.1, new TextEncoder().encode(allPages(book)).length / 1_000_000));
