import { timeToRead, type Slide } from '#stage/slide.ts';
import { directionOf } from '#strings/direction.ts';
import { asDataAddress } from '#ui/data-address.ts';
import { escapeHtml } from '#ui/escape-html.ts';

/** How it looks where this software is not. */
const style = `body{font:1.4rem/1.5 'Atkinson Hyperlegible',Verdana,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#221b33;background:#fbf5e9;overflow-wrap:break-word}h1,h2,p{margin:0}h1{font-size:2.2rem;line-height:1.2}h2{font-size:1.7rem;line-height:1.25}.all{position:sticky;top:0;background:#fbf5e9;padding:.6rem 0;display:flex;gap:.6rem;flex-wrap:wrap}section{display:grid;grid-template-columns:7rem minmax(0,1fr) auto;gap:1rem;align-items:center;margin:.8rem 0;padding:.8rem;border:4px solid transparent;border-radius:1rem;scroll-margin-top:7rem}section.now{border-color:#ffc928;background:#fff4cf}.words{white-space:pre-wrap}.whose{color:#4c4460;font-size:1.1rem}img{width:7rem;height:7rem;object-fit:contain;background:#f6e3c5;border-radius:24%;padding:.5rem;box-sizing:border-box}button{font:inherit;font-weight:700;min-height:60px;min-width:60px;padding:.4rem 1rem;border:3px solid #6d1a5c;border-radius:1rem;background:#fffdf8;color:#6d1a5c;cursor:pointer}.all button:first-child{background:#6d1a5c;color:#fff}:focus-visible{outline:4px solid #221b33;outline-offset:3px}@media(max-width:32rem){section{grid-template-columns:5rem minmax(0,1fr)}img{width:5rem;height:5rem}section button{grid-column:2;justify-self:start}}@media print{button{display:none}section{break-inside:avoid}}`;

/**
 * What makes the file read itself aloud, written to be read there: one after the other, a sound that is in the file, else the voice of the device that it is opened on (one
 * that needs no internet), else the sound that says a part, else time to read. No module, no address: it runs where the file lies.
 */
const reads = `(()=>{let turn=0,audio;const all=[...document.querySelectorAll('section')],lang=document.documentElement.lang,wait=(ms)=>new Promise((go)=>setTimeout(go,ms)),
voice=()=>window.speechSynthesis&&speechSynthesis.getVoices().find((v)=>v.localService&&v.lang.replace('_','-').toLowerCase().startsWith(lang.toLowerCase())),
stop=()=>{turn++;if(audio)audio.pause();if(window.speechSynthesis)speechSynthesis.cancel();for(const s of all)s.classList.remove('now')},
sound=(a)=>new Promise((go)=>{audio=a;a.currentTime=0;a.onended=a.onerror=a.onpause=()=>go();a.play().catch(()=>go())}),
say=(words,v)=>new Promise((go)=>{const u=new SpeechSynthesisUtterance(words);u.lang=lang;u.voice=v;u.onend=u.onerror=()=>go();speechSynthesis.speak(u)}),
read=async(s)=>{const sounds=[...s.querySelectorAll('audio:not([data-part])')],part=s.querySelector('audio[data-part]'),words=s.querySelector('.heard').innerText,v=voice();
if(sounds.length)for(const a of sounds)await sound(a);else if(v)await say(words,v);else{if(part)await sound(part);await wait(Number(s.dataset.time))}},
from=async(list)=>{stop();const mine=turn;for(const s of list){if(mine!==turn)return;s.classList.add('now');s.scrollIntoView({block:'center'});await read(s);if(mine===turn)s.classList.remove('now')}};
document.addEventListener('click',(e)=>{const b=e.target.closest('button');if(!b)return;if(b.id==='all')from(all);else if(b.id==='stop')stop();else from([b.closest('section')])});voice()})()`;

/** What it is called, and what its buttons say. */
interface FileWords {
  title: string;
  lang: string;
  all: string;
  stop: string;
  one: string;
  credit: string;
}

/** Something of this website as a `data:` address; undefined where it cannot be had now. */
async function inside(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await asDataAddress(await answer.blob()) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a group said as one HTML file that reads itself aloud in any browser, with no internet. Sounds of ready sentences are in it; the group's own sentences have none anywhere,
 * and are said by the voice of the device that opens it. @returns the file, and whether every picture and sound of ours is in it.
 */
export async function talkingFile(
  slides: readonly Slide[],
  words: FileWords,
): Promise<{ file: string; whole: boolean }> {
  const wanted = new Set(
    slides.flatMap(({ pictures, sounds, standIn }) => [
      ...pictures.map(({ address }) => address),
      ...sounds,
      ...(standIn ? [standIn] : []),
    ]),
  );
  const have = new Map(await Promise.all([...wanted].map(async (one) => [one, await inside(one)] as const)));
  const audio = (address: string, part = false) => {
    const data = have.get(address);
    return data ? `<audio preload="none"${part ? ' data-part' : ''} src="${data}"></audio>` : '';
  };
  const shown = slides.map((slide, n) => {
    const picture = have.get(slide.pictures[0]?.address ?? '');
    const as = n === 0 ? 'h1' : slide.part ? 'h2' : 'p';
    return [
      `<section data-time="${String(timeToRead(slide.words))}">`,
      picture ? `<img alt="" src="${picture}">` : '<span></span>',
      `<div>${slide.whose ? `<p class="whose">${escapeHtml(slide.whose)}</p>` : ''}<${as} class="words heard" dir="auto" id="w${String(n)}">${escapeHtml(slide.words)}</${as}></div>`,
      `<button type="button" id="b${String(n)}" aria-labelledby="b${String(n)} w${String(n)}">${escapeHtml(words.one)}</button>`,
      ...slide.sounds.map((one) => audio(one)),
      slide.standIn ? audio(slide.standIn, true) : '',
      '</section>',
    ].join('');
  });
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; media-src data:";
  const file = `<!doctype html><html lang="${words.lang}" dir="${directionOf(words.lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(words.title)}</title><style>${style}</style></head><body><main><div class="all"><button type="button" id="all">${escapeHtml(words.all)}</button><button type="button" id="stop">${escapeHtml(words.stop)}</button></div>${shown.join('')}<p class="whose">${escapeHtml(words.credit)}</p></main><script>${reads}</script></body></html>\n`;
  return { file, whole: [...have.values()].every((one) => one !== undefined) };
}
