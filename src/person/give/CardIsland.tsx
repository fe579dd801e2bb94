import { keptNames } from '#device/kept-names.ts';
import { useEffect, useRef, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import type { CardWords } from '#person/give/give-words.ts';
import { CameraCode } from '#ui/CameraCode.tsx';
import { cardInPicture } from '#ui/card-in-picture.ts';
import { OpenedCardScreen } from '#person/give/OpenedCardScreen.tsx';
import { whatWentWrong } from '#person/keep/went-wrong.ts';
import type { AskedNow } from '#person/keep/new-answer.ts';
import { listStories, openStory, startStory } from '#person/keep/stories.ts';
import { workersOf } from '#person/keep/workers.ts';
import type { Known, OpenedCard } from '#person/send/add-worker.ts';
import { runErrands } from '#person/send/when-wanted.ts';
import { NotThere, TryLater } from '#post/mailbox-errors.ts';
import { wayOf } from '#post/way-of.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { ChooseFile } from '#ui/ChooseFile.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';

/** What can go wrong with a card, each with what to do next. */
const troubles = {
  gone: ['gone', 'none-next'],
  wrong: ['wrong', 'wrong-next'],
  full: ['full', 'full-next'],
  'cannot-keep': ['cannot-keep', 'cannot-keep-next'],
  'no-internet': ['no-internet', 'no-internet-next'],
  between: ['between', 'between-next'],
  later: ['busy', 'busy-next'],
  'no-link': ['none', 'none-next'],
  'no-code': ['no-code', 'no-code-next'],
} as const;
type Trouble = keyof typeof troubles;

type Now =
  | { is: 'bare' | 'opening' | 'not-added' }
  | { is: 'trouble'; what: Trouble; seconds?: number }
  | { is: 'open'; opened: OpenedCard; known: Known; link: string }
  | { is: 'added'; name: string };

/** What an error means here. Throws what is none of these. */
function troubleOf(why: unknown): Now {
  if (why instanceof NotThere) return { is: 'trouble', what: 'gone' };
  if (why instanceof CannotOpen || why instanceof NotWhole) return { is: 'trouble', what: 'wrong' };
  if (why instanceof TryLater) return { is: 'trouble', what: 'later', seconds: why.seconds };
  return { is: 'trouble', what: wayOf(why) ?? whatWentWrong(why) };
}

async function openCard(link: string): Promise<Now> {
  try {
    const { cardFragment, fetchCard, readCardLink } = await whenWanted(import('#envelopes/worker-cards.ts'));
    const read = readCardLink(link);
    if (!read) return { is: 'trouble', what: 'no-link' };
    const { card, pieces, sameKey, signed } = await fetchCard(read);
    if (!sameKey) return { is: 'trouble', what: 'wrong' };
    const [story, { knownAs }] = await Promise.all([openStory(), whenWanted(import('#person/send/add-worker.ts'))]);
    return {
      is: 'open',
      link: cardFragment(read),
      opened: { card, pieces, secret: read.secret, signed },
      known: knownAs(card, story ? await workersOf(story.id) : [], signed),
    };
  } catch (why) {
    return troubleOf(why);
  }
}

/** Makes a card's worker the person's, and says so in their Story. */
async function take({ opened, known, link }: Extract<Now, { is: 'open' }>, who: AskedNow): Promise<Now> {
  try {
    const here = await openStory();
    // A card belongs to somebody's Story: where there are Stories and none is open, whose it is is asked first, and then the card opens again.
    if (!here && (await listStories()).length > 0) {
      sessionStorage.setItem(keptNames.goOnTo, ourAddress(`/card/#${link}`));
      location.assign(ourAddress('/whose/'));
      return { is: 'opening' };
    }
    const story = here ?? (await startStory());
    const { addWorker, renewCard } = await whenWanted(import('#person/send/add-worker.ts'));
    if (known.is === 'same') await renewCard(known.worker, opened);
    else await addWorker(story, opened, who);
    void runErrands().catch(() => undefined);
    return { is: 'added', name: opened.card.name };
  } catch (why) {
    return troubleOf(why);
  }
}

interface FindProps {
  words: CardWords;
  link: string;
  strong: boolean;
  onLink: (link: string) => void;
  onOpen: (link: string) => void;
  onNoCode: () => void;
}

/** The ways to a card: the camera, a photo of its code, its link; and where there is no card, paper or a file. */
function FindCard({ words, link, strong, onLink, onOpen, onNoCode }: FindProps) {
  const { lines, labels } = words;
  const look = async (file: File) => {
    const found = await cardInPicture(file);
    if (found) onOpen(found);
    else onNoCode();
  };
  return (
    <>
      <section className="panel flow">
        <CameraCode words={words} strong={strong} onFound={onOpen} />
      </section>
      <section className="panel flow">
        <Say from={lines} line="code" />
        <div className="row">
          <ChooseFile
            id="card-code"
            words={labels['card.code']}
            icon="picture"
            accept="image/*"
            onChoose={(file) => {
              void look(file);
            }}
          />
        </div>
        <Say from={lines} line="paste" />
        <TypeHere label={labels['card.link'] ?? ''} value={link} onType={onLink} onDone={() => undefined} />
        <p>
          <Press icon="open" isDisabled={link.trim() === ''} onPress={() => onOpen(link)}>
            {labels['card.open']}
          </Press>
        </p>
      </section>
      <section className="panel flow">
        <Say from={lines} line="no-card" />
        <p className="row">
          <a className="press" href={ourAddress('/my-story/print/')}>
            <Icon name="print" />
            {labels['worker.on-paper']}
          </a>
          <a className="press" href={ourAddress('/my-story/copy/')}>
            <Icon name="save" />
            {labels['worker.as-file']}
          </a>
        </p>
      </section>
    </>
  );
}

/** Opens a Worker card, asks whether this is my worker, and makes them so. `who` is the Question *who is your worker?* as it is asked now. */
export function CardIsland({ words, who }: { words: CardWords; who: AskedNow }) {
  const { lines, labels } = words;
  const [now, setNow] = useState<Now>({ is: 'opening' });
  const [link, setLink] = useState('');
  const last = useRef('');
  const look = (from: string) => {
    last.current = from;
    setNow({ is: 'opening' });
    void openCard(from).then(setNow);
  };
  useEffect(() => {
    const open = () => {
      if (/[#%]./.test(location.href)) look(location.href);
      else setNow({ is: 'bare' });
    };
    open();
    // Another card's link, opened from this very screen, loads nothing: only what stands after the # changes.
    addEventListener('hashchange', open);
    return () => {
      removeEventListener('hashchange', open);
    };
  }, []);
  // Busy: it is tried again by itself, as soon as the server said that it is worth it.
  const seconds = now.is === 'trouble' ? now.seconds : undefined;
  useEffect(() => {
    if (seconds === undefined) return undefined;
    const clock = setTimeout(
      () => {
        look(last.current);
      },
      seconds * 1000 * (1 + Math.random() / 4),
    );
    return () => {
      clearTimeout(clock);
    };
  }, [seconds]);
  const opening = (
    <div role="status" className="needs-js">
      {now.is === 'opening' && <Say from={lines} line="opening" />}
    </div>
  );
  if (now.is === 'opening') return opening;
  if (now.is === 'open')
    return (
      <OpenedCardScreen
        opened={now.opened}
        known={now.known}
        words={words}
        onYes={() => take(now, who).then(setNow)}
        onNo={() => {
          setNow({ is: 'not-added' });
        }}
      />
    );
  if (now.is === 'added') {
    const { name } = now;
    return (
      <Came>
        <Say from={lines} line="added" with={{ name }} as="h2" />
        <Say from={lines} line="added-next" with={{ name }} />
        <p className="row">
          <a className="press strong" href={ourAddress('/give/')}>
            <Icon name="give" />
            {labels['card.give']}
          </a>
          <a className="press" href={ourAddress('/my-worker/')}>
            <Icon name="person" />
            {labels['worker']}
          </a>
        </p>
      </Came>
    );
  }
  if (now.is === 'not-added')
    return (
      <Came>
        <Say from={lines} line="not-added" as="h2" />
        <p>
          <a className="press" href={ourAddress('/my-worker/')}>
            <Icon name="person" />
            {labels['worker']}
          </a>
        </p>
      </Came>
    );
  const again = now.is === 'trouble' && (now.what === 'no-internet' || now.what === 'between' || now.what === 'later');
  return (
    <div className="wide-flow">
      {now.is === 'trouble' && (
        <Came key={now.what} className="panel sunny flow">
          {troubles[now.what].map((line) => (
            <Say key={line} from={lines} line={line} />
          ))}
        </Came>
      )}
      {again && (
        <p>
          <Press
            icon="again"
            look="strong"
            onPress={() => {
              look(last.current);
            }}
          >
            {labels['ask.try-again']}
          </Press>
        </p>
      )}
      <FindCard
        words={words}
        link={link}
        strong={!again}
        onLink={setLink}
        onOpen={look}
        onNoCode={() => {
          setNow({ is: 'trouble', what: 'no-code' });
        }}
      />
    </div>
  );
}
