import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parse } from 'yaml';
import { readBook } from '#content/book.ts';
import { laidContent } from '#content/laid.ts';
import { soundName } from '#speech/sound-address.ts';
import { spokenSentences } from '#speech/spoken-sentences.ts';
import { forVoice, timesOfWords, type SaidAs, type SpokenWord } from '#speech/word-times.ts';

/** Sounds once made stay here; only new or changed sentences are made. */
const kept = join('.cache', 'sounds');
const workers = 2;

interface Job {
  name: string;
  text: string;
}

/** How hard words are said, where the voice would say them wrongly: `recordings/say-as.<lang>.yaml`, the own folder's before ours. */
function sayAs(lang: string): [RegExp, string][] {
  const said = laidContent()
    .each('recordings', `say-as.${lang}.yaml`)
    .map((path) => parse(readFileSync(path, 'utf8')) as Record<string, string>);
  return said.flatMap(Object.entries<string>).map(([word, as]) => [new RegExp(`\\b${word}\\b`, 'g'), as]);
}

/** Telephone numbers are said digit by digit, in the groups they are written in. */
const digitByDigit = (text: string): SaidAs[] =>
  [...text.matchAll(/\b(999|111|101|116 123|0\d{3,4}( \d{3,6})+)\b/g)].map(({ 0: n, index }) => ({
    from: index,
    to: index + n.length,
    as: n
      .split(' ')
      .map((group) => Array.from(group).join(' '))
      .join(', '),
  }));

async function speakAll(jobs: Job[], lang: string): Promise<void> {
  const { default: load } = await import('@echogarden/espeak-ng-emscripten');
  const { createMp3Encoder } = await import('wasm-media-encoders');
  const voice = new (await load()).eSpeakNGWorker();
  voice.set_voice(lang === 'en' ? 'en-gb-x-rp' : lang);
  voice.set_rate(145);
  const encoder = await createMp3Encoder();
  const as = sayAs(lang);
  for (const { name, text } of jobs) {
    const { words, writtenAt } = forVoice(text, [
      ...digitByDigit(text),
      ...as.flatMap(([word, like]) =>
        [...text.matchAll(word)].map(({ 0: found, index }) => ({ from: index, to: index + found.length, as: like })),
      ),
    ]);
    const parts: Int16Array[] = [];
    const spoken: SpokenWord[] = [];
    voice.synthesize(words, (audio, events) => {
      if (audio) parts.push(audio);
      // The voice counts characters from 1.
      for (const event of events ?? [])
        if (event.type === 'word') spoken.push({ at: event.text_position - 1, ms: event.audio_position });
      return 0;
    });
    encoder.configure({ sampleRate: rate, channels: 1, bitrate: 32 });
    const { samples, cut } = tidy(parts);
    const mp3 = Buffer.concat([encoder.encode([samples]).slice(), encoder.finalize().slice()]);
    const times = timesOfWords(
      text,
      spoken.map(({ at, ms }) => ({ at, ms: Math.max(0, ms - cut) })),
      writtenAt,
    );
    // The times first: a sound that is here has them. Sounds kept from before there were times are heard without, and not made anew.
    for (const [ending, what] of [
      ['json', JSON.stringify(times)],
      ['mp3', mp3],
    ] as const) {
      const path = join(kept, `${name}.${ending}`);
      writeFileSync(`${path}.part`, what);
      renameSync(`${path}.part`, path);
    }
    parentPort?.postMessage('made');
  }
}

/** Samples a second. */
const rate = 22_050;

/**
 * Joins the parts, takes the silence off both ends (but 60 ms) and brings every sentence to the same loudness.
 * @returns `cut`: how much was taken off the beginning, in milliseconds.
 */
function tidy(parts: Int16Array[]): { samples: Float32Array; cut: number } {
  const all = new Float32Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) for (const sample of part) all[at++] = sample / 32_768;
  const loud = (s: number | undefined) => Math.abs(s ?? 0) > 0.01;
  let from = 0;
  let to = all.length;
  while (from < to && !loud(all[from])) from += 1;
  while (to > from && !loud(all[to - 1])) to -= 1;
  const margin = 1_323;
  const begins = Math.max(0, from - margin);
  const whole = all.slice(begins, Math.min(all.length, to + margin));
  const peak = whole.reduce((most, s) => Math.max(most, Math.abs(s)), 0.01);
  return { samples: whole.map((s) => (s / peak) * 0.85), cut: (begins / rate) * 1000 };
}

/** Makes the sound of every sentence that has none yet, saying how far it is. */
export async function makeSounds(lang = 'en'): Promise<void> {
  mkdirSync(kept, { recursive: true });
  const all = spokenSentences(readBook(lang)).map((text) => ({ name: soundName(text, lang) ?? '', text }));
  const missing = all.filter(({ name }) => !existsSync(join(kept, `${name}.mp3`)) && !recorded(name, lang));
  if (missing.length === 0) return console.log(`Sounds: all ${all.length} are here.`);
  console.log(`Sounds: making ${missing.length} of ${all.length}. The first time takes a few minutes.`);
  let made = 0;
  const tell = setInterval(() => console.log(`Sounds: ${made} of ${missing.length}`), 5000);
  const share = (n: number) => missing.filter((_, i) => i % workers === n);
  await Promise.all(
    Array.from(
      { length: workers },
      (_, n) =>
        new Promise<void>((done, failed) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: { jobs: share(n), lang } });
          worker.on('message', () => {
            made += 1;
          });
          worker.on('error', failed);
          worker.on('exit', (code) => (code === 0 ? done() : failed(new Error('A sound could not be made.'))));
        }),
    ),
  );
  clearInterval(tell);
  console.log(`Sounds: ${made} made.`);
}

/** A person's own recording comes before any made voice. */
const recorded = (name: string, lang: string) => {
  const path = laidContent().file('recordings', lang, `${name}.mp3`);
  return existsSync(path) ? path : undefined;
};

/** Puts the sounds beside the built pages, and when their words begin where that is known. Throws when a sentence has none. @returns their names. */
export function placeSounds(folder: string, lang = 'en'): string[] {
  mkdirSync(folder, { recursive: true });
  return spokenSentences(readBook(lang)).map((text) => {
    const name = soundName(text, lang) ?? '';
    const from = recorded(name, lang) ?? join(kept, `${name}.mp3`);
    if (!existsSync(from)) throw new Error(`This sentence has no sound: ${text}`);
    copyFileSync(from, join(folder, `${name}.mp3`));
    const times = from.replace(/\.mp3$/, '.json');
    if (existsSync(times)) copyFileSync(times, join(folder, `${name}.json`));
    return name;
  });
}

if (!isMainThread && workerData && typeof workerData === 'object' && 'jobs' in workerData) {
  const { jobs, lang } = workerData as { jobs: Job[]; lang: string };
  await speakAll(jobs, lang);
  process.exit(0);
}
