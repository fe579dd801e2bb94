import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function put(file: string, body: string): void {
  writeFileSync(file, body);
  writeFileSync(`${file}.br`, brotliCompressSync(body));
  writeFileSync(`${file}.gz`, gzipSync(body));
}

/**
 * Pages to compare with, beside a copy of the built website so that the same server serves all of them: `/hand/`, the Lines of a Page as somebody
 * would write them by hand, without any script; `/hand-question/`, a Question's choices likewise, with a few lines of script that keep what is
 * chosen; and `/bare/`, the same choices and a box to write in as the barest React page that can be pressed.
 * @param dist the built website. @param into a new folder. @param page the Page's address. @param question the Question's.
 */
export async function makeBaselines(dist: string, into: string, page: string, question: string): Promise<void> {
  rmSync(into, { recursive: true, force: true });
  cpSync(join(dist, 'client'), join(into, 'client'), { recursive: true, filter: (path) => !path.includes('/sounds/') });
  const client = (address: string) => join(into, 'client', address, 'index.html');

  const html = readFileSync(client(page), 'utf8');
  const title = text(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');
  const lines = [
    ...html.matchAll(
      /data-line="[^"]+"[\s\S]*?<img[^>]*?src="([^"]+)"[\s\S]*?class="sentence"[^>]*>([\s\S]*?)<\/(?:p|h1|h2)>/g,
    ),
  ].map(
    (m) =>
      `<div class="l"><img src="${m[1] ?? ''}" alt="" width="96" height="96" loading="lazy"><p>${text(m[2] ?? '')}</p></div>`,
  );
  if (lines.length < 12) throw new Error(`Only ${String(lines.length)} Lines were found in ${page}.`);
  mkdirSync(join(into, 'client', 'hand'));
  put(
    client('hand'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>body{font:21px/1.5 Verdana,sans-serif;max-width:40rem;margin:auto;padding:1rem;background:#fbf5e9;color:#221b33}.l{display:grid;grid-template-columns:96px 1fr;gap:1rem;align-items:center;margin:1rem 0}img{background:#dcebd3;border-radius:1rem}</style><body><h1>${title}</h1>${lines.join('')}</body></html>`,
  );

  const asked = readFileSync(client(question), 'utf8');
  const choices = [
    ...asked.matchAll(
      /data-choice="[^"]+"[\s\S]*?<img[^>]*?src="([^"]+)"[\s\S]*?class="sentence"[^>]*>([\s\S]*?)<\/span>/g,
    ),
  ].map((m) => ({ src: m[1] ?? '', words: text(m[2] ?? '') }));
  if (choices.length < 3) throw new Error(`Only ${String(choices.length)} choices were found in ${question}.`);
  const style =
    'body{font:21px/1.5 Verdana,sans-serif;margin:1rem}.choice{display:flex;gap:1rem;align-items:center;width:100%;margin:.5rem 0;font:inherit}[data-selected=true]{outline:4px solid #6d1a5c}textarea{width:100%;font:inherit}';
  const asPage = (name: string, body: string) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>${style}</style><body>${body}</body></html>`;
  const prompt = text(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(asked)?.[1] ?? '');
  mkdirSync(join(into, 'client', 'hand-question'));
  const byHand = choices
    .map(
      (c, n) =>
        `<label class="choice"><input type="radio" name="q" value="${String(n)}"><img src="${c.src}" alt="" width="96" height="96">${c.words}</label>`,
    )
    .join('');
  const keeps =
    "addEventListener('change',(e)=>{for(const c of document.querySelectorAll('.choice'))c.dataset.selected=String(c.contains(e.target));localStorage.setItem('hand',e.target.value)})";
  put(client('hand-question'), asPage('By hand', `<main><h1>${prompt}</h1>${byHand}</main><script>${keeps}</script>`));
  const code = `import { createElement as e, useState } from 'react'; import { createRoot } from 'react-dom/client';
    const choices = ${JSON.stringify(choices)};
    const App = () => { const [on, set] = useState(); const [words, type] = useState(''); return e('main', null, e('h1', null, 'Question'), choices.map((c) => e('button', { key: c.words, className: 'choice', 'data-selected': on === c.words, onClick: () => set(c.words) }, e('img', { src: c.src, width: 96, height: 96, alt: '' }), c.words)), e('textarea', { 'aria-label': 'My own words', value: words, onChange: (it) => type(it.currentTarget.value) })); };
    createRoot(document.getElementById('root')).render(e(App));`;
  const bundled = await build({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  mkdirSync(join(into, 'client', 'bare'));
  put(join(into, 'client', 'bare', 'app.js'), bundled.outputFiles[0]?.text ?? '');
  put(client('bare'), asPage('Bare', '<div id="root"></div><script type="module" src="/bare/app.js"></script>'));
}
