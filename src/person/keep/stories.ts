import { keptNames, keptOfStory } from '#device/kept-names.ts';
import type { Story, Token } from '#model/answer.ts';
import { opensByItself } from '#model/lock.ts';
import { latestFirst } from '#model/moment.ts';
import { newToken, nowHere } from '#model/token.ts';
import { forgetBookmarks } from '#person/keep/bookmarks.ts';
import { tellChange } from '#person/keep/changes.ts';
import { flagErrands } from '#person/keep/waits.ts';
import { forgetAllErrands } from '#person/keep/forget-errands.ts';
import { lockOf } from '#person/keep/locks.ts';
import { askToStay, durable, openKeep, writing } from '#person/keep/keep.ts';

const openHere = keptNames.openStory;
const askWhose = keptNames.askWhose;

/** All Stories on this device, the oldest first. */
export async function listStories(): Promise<Story[]> {
  const keep = await openKeep();
  return (await keep.getAll('stories')).sort((a, b) => latestFirst({ at: b.made }, { at: a.made }));
}

/**
 * The Story that is open in this window. Where there is only one on the device, nobody closed it, and it has no lock, it opens by itself.
 * @returns undefined when somebody must first say whose Story.
 */
export async function openStory(): Promise<Story | undefined> {
  // Looked up before anything is waited for: words that are kept while the window closes belong to the Story that was open.
  const id = sessionStorage.getItem(openHere);
  const all = await listStories();
  const here = all.find((s) => s.id === id);
  if (here) return here;
  const [only, ...others] = all;
  if (!only || others.length > 0 || localStorage.getItem(askWhose) || !opensByItself(await lockOf(only.id)))
    return undefined;
  sessionStorage.setItem(openHere, only.id);
  return only;
}

/** The id of the Story that is open; undefined where none is, or where this browser opens no keep. */
export const idOfOpenStory = (): Promise<Token | undefined> =>
  openStory().then(
    (open) => open?.id,
    () => undefined,
  );

let lookedEarly: Promise<Story | undefined> | undefined;

/** `openStory`, begun before an island asks for it: on a slow tablet the keep takes as long to open as the island to come. */
export function lookEarly(): Promise<Story | undefined> {
  lookedEarly = openStory();
  lookedEarly.catch(() => undefined);
  return lookedEarly;
}

/** What `lookEarly` found, once; after that, what is open now. */
export function storyHere(): Promise<Story | undefined> {
  const found = lookedEarly ?? openStory();
  lookedEarly = undefined;
  return found;
}

/** Opens a Story in this window. Who calls it has asked for its pictures, where it has a lock. */
export function open(story: Token): void {
  sessionStorage.setItem(openHere, story);
  localStorage.removeItem(askWhose);
  tellChange();
}

/** Opens a Story in this window, where it may open by itself. Else it is asked for at /whose/. */
export async function openUnlocked(story: Token): Promise<void> {
  if (opensByItself(await lockOf(story))) open(story);
}

/** *Finished*: asks whose Story next time; the windows are closed by `ui/close-windows.ts`. What was said stays kept. */
export function close(): void {
  localStorage.setItem(askWhose, 'yes');
}

/** Makes a new Story and opens it. The name may be empty: nothing is required. */
export async function startStory(name = '', photo?: Token): Promise<Story> {
  const story: Story = { id: newToken(), name, made: nowHere(), ...(photo ? { photo } : {}) };
  await putStory(story);
  open(story.id);
  askToStay();
  return story;
}

/** Keeps a Story's name or photo as it is now. */
export async function putStory(story: Story): Promise<void> {
  const keep = await openKeep();
  await writing(async () => {
    const tx = keep.transaction('stories', 'readwrite', durable);
    await Promise.all([tx.store.put(story), tx.done]);
  });
  tellChange();
}

const ofStory = [
  'answers',
  'drafts',
  'pieces',
  'rubbedOut',
  'askAgain',
  'workers',
  'given',
  'heard',
  'inBox',
  'helpers',
] as const;

/**
 * Rubs out a whole Story: its Answers, drafts, photos, name, marks, and what came from workers. Nothing of it stays on this device.
 * What was given is told to be forgotten: those errands stay until they are done, and hold no word of the Story.
 */
export async function rubOutStory(story: Token): Promise<void> {
  const keep = await openKeep();
  // Before anything: flagged in vain is no harm, kept and not flagged would wait for ever.
  flagErrands();
  const tx = keep.transaction(['stories', 'locks', 'boxes', 'errands', 'sent', ...ofStory], 'readwrite', durable);
  const box = await tx.objectStore('boxes').get(story);
  const given = await tx.objectStore('given').index('by-story').getAll(story);
  const errands = forgetAllErrands(given, await tx.objectStore('workers').index('by-story').getAll(story));
  for (const one of given) {
    for (let at = await tx.objectStore('errands').index('by-given').openCursor(one.id); at; at = await at.continue())
      if (at.value.does === 'put' || at.value.does === 'seal') await at.delete();
    for (const key of await tx.objectStore('sent').index('by-given').getAllKeys(one.id))
      await tx.objectStore('sent').delete(key);
  }
  if (box && box.stopped !== 'ended') errands.push({ does: 'close', read: box.keys.read });
  for (const { keys } of await tx.objectStore('helpers').index('by-story').getAll(story))
    if (keys) errands.push({ does: 'close', read: keys.read });
  for (const errand of errands) await tx.objectStore('errands').add(errand);
  await tx.objectStore('stories').delete(story);
  await tx.objectStore('locks').delete(story);
  await tx.objectStore('boxes').delete(story);
  for (const name of ofStory) {
    for (const key of await tx.objectStore(name).index('by-story').getAllKeys(story))
      await tx.objectStore(name).delete(key);
  }
  await tx.done;
  sessionStorage.removeItem(openHere);
  for (const name of Object.values(keptOfStory)) localStorage.removeItem(name(story));
  forgetBookmarks(story);
  tellChange();
}

/** The Story that something is put in by one press: the one that is open, or a new one where this device has none. Undefined where it must first be said whose. */
export async function storyToPutIn(): Promise<Story | undefined> {
  const open = await openStory();
  return open ?? ((await listStories()).length > 0 ? undefined : startStory());
}
