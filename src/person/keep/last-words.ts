import { keptNames } from '#device/kept-names.ts';
import { isLater } from '#model/moment.ts';
import { newToken } from '#model/token.ts';
import { durable, type Draft, type Keep } from '#person/keep/keep.ts';

/**
 * The last words of a page that goes. A browser may break off what such a page asks of its database (a step that had not begun when its page
 * was gone never happens), and does what it asks of `localStorage` before it lets it go. So they stand there until the keep has them: for
 * less than a moment where the page stays, else until the next page of ours opens the keep.
 */
const kept = keptNames.lastWords;
/** More than so many pages do not go at once. */
const most = 20;

/** Whether it is a draft as `setAside` wrote it. Looked at by hand: zod would be a fifth more script on every Question. */
const isDraft = (one: unknown): one is Draft => {
  const { id, story, question, touched, answer } = (one ?? {}) as Partial<Draft>;
  const its = (answer ?? {}) as Partial<Draft['answer']>;
  const named = [id, story, question, its.id, its.at].every((part) => typeof part === 'string' && part !== '');
  return named && typeof touched === 'number' && typeof its.said === 'object' && its.story === story;
};

/** What stands aside, as it stands there; what is damaged is let go, since nothing can be made of it. */
function aside(): Draft[] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(all) ? all.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function put(all: readonly Draft[]): void {
  try {
    if (all.length === 0) localStorage.removeItem(kept);
    else localStorage.setItem(kept, JSON.stringify(all.slice(-most)));
  } catch {
    /* Where nothing can be put aside, the keep alone is asked. */
  }
}

/** Puts words aside. @returns what to call when the keep has them. */
export function setAside(words: Draft): () => void {
  put([...aside().filter(({ id }) => id !== words.id), words]);
  return () => {
    put(aside().filter(({ id, touched }) => id !== words.id || touched !== words.touched));
  };
}

/**
 * Brings what stands aside into the keep, among what is still being typed: later words take the place of earlier ones of the same draft. Of a
 * Story that is gone, and of an Answer that was rubbed out, nothing comes. Where it became an Answer meanwhile, the words are one beside it:
 * no Answer is written over. What cannot be kept now stays aside.
 */
export async function takeAside(keep: Keep): Promise<void> {
  const found = aside();
  if (found.length === 0) return;
  const tx = keep.transaction(['stories', 'answers', 'drafts', 'rubbedOut'], 'readwrite', durable);
  for (const words of found) {
    const { id, story, answer: said } = words;
    const [there, rubbedOut, answered, before] = await Promise.all([
      tx.objectStore('stories').get(story),
      tx.objectStore('rubbedOut').get(said.id),
      tx.objectStore('answers').get(said.id),
      tx.objectStore('drafts').get(id),
    ]);
    if (!there || rubbedOut) continue;
    if (answered) {
      if (isLater(said, answered))
        await tx.objectStore('drafts').put({ ...words, id: `${id} again`, answer: { ...said, id: newToken() } });
    } else if (!before || isLater(said, before.answer)) await tx.objectStore('drafts').put(words);
  }
  await tx.done;
  put(aside().filter((one) => !found.some(({ id, touched }) => id === one.id && touched === one.touched)));
}
