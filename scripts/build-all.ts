import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, type BrotliOptions, type ZlibOptions } from 'node:zlib';
import { build } from 'astro';
import { build as bundle } from 'esbuild';
import sharp from 'sharp';
import { readBook, type Book } from '#content/book.ts';
import { ownDrawing } from '#content/lay-own.ts';
import { builtFrom, filesIn, mark } from './built-from.ts';
import { bundleServer } from './bundle-server.ts';
import { makeSounds, placeSounds } from './make-sounds.ts';
import { placeSmallSymbols, wholeSet } from './small-symbols.ts';
import { tighten } from './tighten.ts';
import { addressesUnder, textKinds } from './under-path.ts';

/** Where it is built: what is served meanwhile stays until all of the new one is there. */
const half = join('.cache', 'building');
const client = join(half, 'client');

/**
 * What is kept for reading without internet: everything but sounds, which come when they are heard or wished for, large icons, and all Pages once more as one file. The
 * first half of its SHA-256 says whether a file came as it was built.
 */
function toKeep(client: string, base: string): { url: string; revision: string }[] {
  return filesIn(client)
    .filter(
      (path) =>
        /(\.(html|js|css|woff2|svg|json|webmanifest)|icon-64\.png|own[\\/][^\\/]+\.png)$/.test(path) &&
        !/(sounds\/|symbols\/(?!index)|opendyslexic|sw\.js|soup|all-pages[\\/]file)/.test(path),
    )
    .map((path) => ({
      url: `${base}${relative(client, path)
        .replaceAll('\\', '/')
        .replace(/index\.html$/, '')}`,
      revision: createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 32),
    }));
}

/** Makes the service worker of a built website: what it keeps stands in it. @param base the path that it is served under. */
export async function makeServiceWorker(client: string, base = '/'): Promise<void> {
  const { push } = JSON.parse(readFileSync(join(client, 'worker', 'notice.json'), 'utf8')) as { push: string };
  await bundle({
    entryPoints: ['src/offline/sw.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    outfile: join(client, 'sw.js'),
    logLevel: 'warning',
    define: { KEEP: JSON.stringify(toKeep(client, base)), BASE: JSON.stringify(base), CAME: JSON.stringify(push) },
  });
}

async function compress(): Promise<void> {
  const texts = filesIn(client).filter(
    (path) =>
      ['.html', '.js', '.css', '.json', '.svg', '.xml', '.txt', '.webmanifest'].includes(extname(path)) &&
      statSync(path).size > 400,
  );
  const br = promisify<Buffer, BrotliOptions, Buffer>(brotliCompress);
  const gz = promisify<Buffer, ZlibOptions, Buffer>(gzip);
  // Eight at a time: zlib works in its own threads.
  const next = texts[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const path of next) {
        const text = readFileSync(path);
        writeFileSync(
          `${path}.br`,
          await br(text, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: path.includes(`${sep}symbols${sep}`) ? 6 : 11,
              [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
            },
          }),
        );
        writeFileSync(`${path}.gz`, await gz(text, { level: 9 }));
      }
    }),
  );
  console.log(`Compressed: ${texts.length} files.`);
}

/** The whole symbol set, one file each: a picture is fetched only when it is found. */
async function placeSymbols(): Promise<void> {
  const to = join(client, 'symbols');
  const files = readdirSync(wholeSet).filter((f) => f.endsWith('.svg'));
  await placeSmallSymbols(files, join(to, 'small'));
  for (const file of files) {
    const svg = readFileSync(join(wholeSet, file), 'utf8');
    // Layers' names and white space are for those who draw: a third of the bytes.
    writeFileSync(
      join(to, file),
      svg.replace(/ id="[^"]*"/g, (id) => (svg.includes(`#${id.slice(5, -1)}`) ? id : '')).replace(/>\s+</g, '><'),
    );
  }
}

/** The icon of whoever runs this copy, in the sizes that browsers and home screens ask for, in the place of ours. */
async function placeOwnIcon({ own: { icon } }: Book): Promise<void> {
  if (!icon) return;
  for (const [file, side] of [
    ['icon-64.png', 64],
    ['favicon.ico', 64],
    ['apple-touch-icon.png', 180],
    ['icon-192.png', 192],
    ['icon-512.png', 512],
  ] as const) {
    writeFileSync(
      join(client, file),
      await sharp(ownDrawing(icon), { density: 300 }).resize(side, side).png().toBuffer(),
    );
  }
}

/** Where to tell of a hole in the website's safety (RFC 9116), where whoever runs this copy says it. It holds a year: a copy is built more often. */
function placeSecurityTxt({ owner: { security, email } }: Book): void {
  const said = security || email;
  if (!said) return;
  const fields = [
    `Contact: ${/^https:/.test(said) ? said : `mailto:${said}`}`,
    `Expires: ${new Date(Date.now() + 365 * 86_400_000).toISOString()}`,
    'Preferred-Languages: en',
  ];
  mkdirSync(join(client, '.well-known'), { recursive: true });
  writeFileSync(join(client, '.well-known', 'security.txt'), `${fields.join('\n')}\n`);
}

/** Takes inline styles out of the islands' HTML: our policy refuses them, and our own style sheets say the same. */
const withoutInlineStyles = (html: string): string =>
  html.replace(/(<(?:span|input|div|label)\b[^>]*?) style="[^"]*"/g, '$1');

/** What each script imports at once; read once, though every page asks. */
const imported = new Map<string, string[]>();
function importedBy(file: string): string[] {
  const known =
    imported.get(file) ??
    [...readFileSync(join(client, '_astro', file), 'utf8').matchAll(/(?:import|from)\s*["']\.\/([^"']+\.js)["']/g)].map(
      (m) => m[1] ?? '',
    );
  imported.set(file, known);
  return known;
}

/** The files that a script imports at once, and those that they import. */
function importsOf(file: string, found = new Set<string>()): Set<string> {
  for (const next of importedBy(file)) {
    if (found.has(next)) continue;
    found.add(next);
    importsOf(next, found);
  }
  return found;
}

const script = /<script type="module" src="([^"]+)"><\/script>/g;

/** A script of one line, which only starts what comes in another file, stands in the page itself: asked for, it would take a turn of its own. */
const standInPage = (html: string): string =>
  html.replace(script, (all, address: string) => {
    const code = readFileSync(join(client, address), 'utf8').trim();
    return /^import\{[^}]+\}from"\.\/[^"]+";\w+\(\);$/.test(code)
      ? `<script type="module">${code.replace('"./', '"/_astro/')}</script>`
      : all;
  });

/**
 * Names in the head of a page with an island every script it will need, so that they come together and not one after the other. A page
 * to read has one small script, which would come between the words and the eye: it is only named, and asked for once the words are
 * painted (`settings/early.js`).
 */
function nameScripts(html: string): string {
  if (!html.includes('<astro-island')) {
    const [only, ...others] = [...html.matchAll(script)].map((m) => m[1] ?? '');
    if (only === undefined || others.length > 0) return html;
    return html
      .replace(script, '<meta name="script" content="$1">')
      .replace('</body>', `<link rel="modulepreload" href="${only}"></body>`);
  }
  const named = [
    ...html.matchAll(/(?:component-url=|renderer-url=|<script type="module" src=|from)"\/_astro\/([^"]+\.js)"/g),
  ].map((m) => m[1] ?? '');
  const all = new Set(named.flatMap((file) => [file, ...importsOf(file)]));
  const links = [...all].map((file) => `<link rel="modulepreload" href="/_astro/${file}">`).join('');
  // Before the styles: on a slow line they are asked for while those still come.
  return html.replace('<meta charset="utf-8">', (first) => first + links);
}

type Move = ReturnType<typeof addressesUnder>;

/** Puts the addresses in everything but pages under the path that it will be served under. */
function moveAddresses(move: Move): void {
  for (const path of filesIn(client)) {
    const kind = textKinds[extname(path)];
    if (kind && kind !== 'page') writeFileSync(path, move(readFileSync(path, 'utf8'), kind));
  }
}

/** Each page as small, as quick and as strict as it can be. */
function finishPages(move: Move): void {
  for (const path of filesIn(client).filter((p) => p.endsWith('.html'))) {
    writeFileSync(
      path,
      tighten(move(nameScripts(standInPage(withoutInlineStyles(readFileSync(path, 'utf8')))), 'page')),
    );
  }
}

/** Puts what was built into dist/. A server that runs finds a whole website there at every moment but the one between the two names. */
function takePlace(): void {
  const before = join('.cache', 'before');
  rmSync(before, { recursive: true, force: true });
  if (existsSync('dist')) renameSync('dist', before);
  renameSync(half, 'dist');
  rmSync(before, { recursive: true, force: true });
}

/** For a host with files only: the folder that is put there, and the path that it will be under. */
export interface FilesOnly {
  to: string;
  under: string;
}

/**
 * Everything, from content to a folder that can be served: dist/. For a host with files only, to another folder: without what needs the Mailbox
 * (`#model/has-post.ts`), without the server, and without compressed copies, which such hosts make themselves.
 */
export async function buildAll(filesOnly?: FilesOnly): Promise<void> {
  const [from, under] = [builtFrom(), filesOnly?.under ?? '/'];
  process.env['PUBLIC_POST'] = filesOnly ? 'none' : '';
  rmSync(half, { recursive: true, force: true });
  await makeSounds();
  await build({ logLevel: 'warn', outDir: half });
  const sounds = placeSounds(join(client, 'sounds'));
  writeFileSync(join(client, 'sounds', 'all.json'), JSON.stringify(sounds));
  await placeSymbols();
  const book = readBook('en');
  await placeOwnIcon(book);
  placeSecurityTxt(book);
  const move = addressesUnder(
    under,
    [...readdirSync(client), 'sw.js'],
    process.env['SITE_URL'] ?? 'http://localhost:4321',
  );
  finishPages(move);
  if (under !== '/') moveAddresses(move);
  await makeServiceWorker(client, under);
  const pages = filesIn(client).filter((p) => p.endsWith('.html')).length;
  if (filesOnly) {
    rmSync(filesOnly.to, { recursive: true, force: true });
    cpSync(client, filesOnly.to, { recursive: true });
    rmSync(half, { recursive: true });
  } else {
    bundleServer('scripts/serving.ts', join(half, 'serving.mjs'));
    await compress();
    writeFileSync(join(half, mark), from);
    takePlace();
  }
  console.log(`Built: ${String(pages)} pages, ${sounds.length} sounds.`);
}
