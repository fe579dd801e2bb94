import { readSettings } from '#settings/settings.ts';

/** Something to be heard: the file made at build or recorded by a person, or else words for the device's own voice. */
export interface Heard {
  sound?: string | undefined;
  words: string;
  lang: string;
  /** In another voice than usual, so that what scanning says is known from what the screen says. */
  other?: boolean;
  /** Told where the device's own voice is: at which character of `words` the word begins that it speaks now. */
  atCharacter?: (at: number) => void;
}
export type Ending = 'ended' | 'stopped' | 'no-voice';

let audio: HTMLAudioElement | undefined;
let endNow: ((how: Ending) => void) | undefined;
let paused = false;

/** Voices on the device itself. Voices that send words over the internet are never used: nobody may listen in. */
export function deviceVoice(lang: string): SpeechSynthesisVoice | undefined {
  const all = typeof speechSynthesis === 'undefined' ? [] : speechSynthesis.getVoices();
  const own = all.filter((v) => v.localService && v.lang.toLowerCase().startsWith(lang));
  return own.find((v) => v.lang.toLowerCase() === 'en-gb') ?? own[0];
}

const speed = () => Number(readSettings().speed ?? 1);

/** Plays one thing; whatever was playing stops, so only one sound is heard at a time. */
export function play(heard: Heard): Promise<Ending> {
  stop();
  paused = false;
  return new Promise((resolve) => {
    const end = (how: Ending) => {
      if (endNow !== end) return;
      endNow = undefined;
      resolve(how);
    };
    endNow = end;
    const useDevice = readSettings().voice === 'device' || !heard.sound;
    if (useDevice && deviceVoice(heard.lang)) speakWith(heard, end);
    else if (heard.sound) playFile(heard, heard.sound, end);
    else end('no-voice');
  });
}

function playFile(heard: Heard, address: string, end: (how: Ending) => void): void {
  audio ??= new Audio();
  audio.onended = () => end('ended');
  audio.onerror = () => (deviceVoice(heard.lang) ? speakWith(heard, end) : end('no-voice'));
  audio.src = address;
  // Without its pitch held, the same voice is a higher one.
  audio.preservesPitch = !heard.other;
  audio.playbackRate = speed() * (heard.other ? 1.25 : 1);
  audio.play().catch((why: unknown) => {
    // A newer sound, or leaving, interrupts this one: that is not a fault.
    if (!(why instanceof DOMException && why.name === 'AbortError')) audio?.onerror?.(new Event('error'));
  });
}

function speakWith(heard: Heard, end: (how: Ending) => void): void {
  const said = new SpeechSynthesisUtterance(heard.words);
  const voice = deviceVoice(heard.lang);
  if (voice) said.voice = voice;
  said.lang = voice?.lang ?? heard.lang;
  said.rate = speed();
  said.pitch = heard.other ? 1.6 : 1;
  // Some devices say they have a voice and stay silent: then the file speaks.
  const silent = setTimeout(() => {
    said.onend = null;
    speechSynthesis.cancel();
    if (heard.sound) playFile(heard, heard.sound, end);
    else end('no-voice');
  }, 2500);
  said.onstart = () => clearTimeout(silent);
  said.onend = () => {
    clearTimeout(silent);
    end('ended');
  };
  said.onboundary = (event) => {
    if (event.name === 'word') heard.atCharacter?.(event.charIndex);
  };
  speechSynthesis.speak(said);
}

/** How much of a sound file was heard by now, in milliseconds of the file; undefined while none is heard. */
export const heardUntil = (): number | undefined =>
  audio && endNow && !audio.paused ? audio.currentTime * 1000 : undefined;

/** Stops whatever is heard. */
export function stop(): void {
  endNow?.('stopped');
  audio?.pause();
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}

/** Holds the sound where it is, or goes on from there. @returns true when it is now held. */
export function pauseOrGoOn(): boolean {
  paused = !paused;
  const speaking = typeof speechSynthesis !== 'undefined' && speechSynthesis.speaking;
  if (speaking && paused) speechSynthesis.pause();
  else if (speaking) speechSynthesis.resume();
  else if (paused) audio?.pause();
  else void audio?.play();
  return paused;
}

/** Brings a changed speed to what is playing now. */
export function takeSpeed(): void {
  if (audio) audio.playbackRate = speed();
}
