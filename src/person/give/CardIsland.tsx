import { useEffect, useState } from 'react';
import { fetchCard, readCardLink } from '#envelopes/worker-cards.ts';
import type { CardWords } from '#person/give/give-words.ts';
import { OpenedCardScreen } from '#person/give/OpenedCardScreen.tsx';
import { sayWhoMyWorkerIs } from '#person/send/say-who.ts';
import { Full } from '#person/keep/keep.ts';
import { openStory, startStory } from '#person/keep/stories.ts';
import { workersOf } from '#person/keep/workers.ts';
import { addWorker, knownAs, renewCard, type Known, type OpenedCard } from '#person/send/add-worker.ts';
import { runErrands } from '#person/send/run-errands.ts';
import { NoInternet, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { NotWhole } from '#sealing/pack.ts';
import { CannotOpen } from '#sealing/seal.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

type Now =
  | { is: 'no-link' | 'opening' | 'gone' | 'wrong' | 'no-internet' | 'full' | 'not-added' }
  | { is: 'open'; opened: OpenedCard; known: Known }
  | { is: 'added'; name: string };

async function openCard(link: string): Promise<Now> {
  const read = readCardLink(link);
  if (!read) return { is: 'no-link' };
  try {
    const { card, pieces, sameKey } = await fetchCard(read);
    if (!sameKey) return { is: 'wrong' };
    const story = await openStory();
    return { is: 'open', opened: { card, pieces, secret: read.secret }, known: knownAs(card, story ? await workersOf(story.id) : []) };
  } catch (why) {
    if (why instanceof NotThere) return { is: 'gone' };
    if (why instanceof CannotOpen || why instanceof NotWhole) return { is: 'wrong' };
    if (why instanceof NoInternet || why instanceof TryLater) return { is: 'no-internet' };
    throw why;
  }
}

/** Makes a card's worker the person's, and says so in their Story. */
async function take({ opened, known }: Extract<Now, { is: 'open' }>, prompt: string, lang: string): Promise<Now> {
  try {
    const story = (await openStory()) ?? (await startStory());
    if (known.is === 'same') await renewCard(known.worker, opened);
    else await sayWhoMyWorkerIs(story, await addWorker(story, opened), prompt, lang);
    void runErrands().catch(() => undefined);
    return { is: 'added', name: opened.card.name };
  } catch (why) {
    if (!(why instanceof Full)) throw why;
    return { is: 'full' };
  }
}

/** What can go wrong with a card, each with what to do next. */
const troubles = { gone: ['gone', 'none-next'], wrong: ['wrong', 'wrong-next'], full: ['full', 'full-next'], 'no-internet': ['no-internet', 'no-internet-next'], 'no-link': ['none', 'none-next'] } as const;

/** Opens a Worker card, asks whether this is my worker, and makes them so. `prompt` is the Question *who is your worker?* as it is asked now. */
export function CardIsland({ words, prompt }: { words: CardWords; prompt: string }) {
  const { lines, labels } = words;
  const [now, setNow] = useState<Now>({ is: 'opening' });
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  const look = (from: string) => { setTried(true); setNow({ is: 'opening' }); void openCard(from).then(setNow); };
  useEffect(() => {
    const open = () => { if (readCardLink(location.hash)) look(location.hash); else setNow({ is: 'no-link' }); };
    open();
    // Another card's link, opened from this very screen, loads nothing: only what stands after the # changes.
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  if (now.is === 'opening') return <div role="status" className="needs-js"><Say from={lines} line="opening" /></div>;
  if (now.is === 'open') return <OpenedCardScreen opened={now.opened} known={now.known} words={words} onYes={() => void take(now, prompt, words.lang).then(setNow)} onNo={() => setNow({ is: 'not-added' })} />;
  if (now.is === 'added') {
    const { name } = now;
    return (
      <Came>
        <Say from={lines} line="added" with={{ name }} as="h2" />
        <Say from={lines} line="added-next" with={{ name }} />
        <p className="row"><a className="press strong" href="/give/">{labels['card.give']}</a><a className="press" href="/my-worker/">{labels['worker']}</a></p>
      </Came>
    );
  }
  if (now.is === 'not-added') return <Came><Say from={lines} line="not-added" as="h2" /><p><a className="press" href="/my-worker/">{labels['worker']}</a></p></Came>;
  const [first, next] = troubles[now.is];
  return (
    <div className="wide-flow">
      {(now.is !== 'no-link' || tried) && <Came className="panel sunny flow"><Say from={lines} line={first} /><Say from={lines} line={next} /></Came>}
      {now.is === 'no-internet' && <p><Press look="strong" onPress={() => look(link || location.hash)}>{labels['ask.try-again']}</Press></p>}
      <section className="panel flow">
        <Say from={lines} line="paste" />
        <TypeHere label={labels['card.link'] ?? ''} value={link} onType={setLink} onDone={() => undefined} />
        <p><Press look={now.is === 'no-internet' ? '' : 'strong'} isDisabled={link.trim() === ''} onPress={() => look(link)}>{labels['card.open']}</Press></p>
      </section>
    </div>
  );
}
