import { useEffect, useRef, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { cardWordCount } from '#model/story-box.ts';
import { openUnlocked } from '#person/keep/stories.ts';
import type { OpenedStoryCard } from '#person/send/story-card.ts';
import { Ended, NotThere } from '#post/mailbox-errors.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { CannotOpen, NotWhole } from '#sealing/sealing-errors.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { cardInPicture } from '#ui/card-in-picture.ts';
import { ChooseFile } from '#ui/ChooseFile.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';
import { useAddress } from '#ui/use-address.ts';
import { CardWordsField } from './CardWordsField.tsx';
import type { BringWords } from './safe-words.ts';
import { troubleOf, troubles, type Trouble } from './trouble.ts';

const met = { ...troubles, wrong: ['wrong', 'wrong-next'], ended: ['ended', 'ended-next'], damaged: ['damaged', 'damaged-next'], 'no-code': ['no-code', 'no-code-next'] } as const;
type Met = Trouble | 'wrong' | 'ended' | 'damaged' | 'no-code';

type Now =
  | { is: 'asking' | 'not-added' } | { is: 'opening' | 'coming'; far: number } | { is: 'trouble'; what: Met; again?: string }
  | { is: 'open'; opened: OpenedStoryCard } | { is: 'here'; whole: boolean };

function meets(why: unknown): Met {
  if (why instanceof NotThere) return 'wrong';
  if (why instanceof Ended) return 'ended';
  return why instanceof CannotOpen || why instanceof NotWhole ? 'damaged' : troubleOf(why);
}

/** Whose Story a card opened, by name and photo, and whether to bring it. */
function Opened({ words: { lines, labels }, opened: { story, photo }, onYes, onNo }: { words: BringWords; opened: OpenedStoryCard; onYes: () => unknown; onNo: () => void }) {
  const shown = useAddress(photo);
  return (
    <Came>
      <div className="panel flow story-card-whose">
        {shown && <PhotoTile address={shown} size="big" words={story.name} />}
        <Say from={lines} line="whose" as="h2" with={{ name: story.name || (labels['bring.no-name'] ?? '') }} />
        <Say from={lines} line="yours" />
        <Say from={lines} line="others" />
        <p className="row"><Press icon="tick" look="strong" onPress={onYes}>{labels['bring.yes']}</Press><Press icon="close" onPress={onNo}>{labels['bring.no']}</Press></p>
      </div>
    </Came>
  );
}

/** Brings a Story to this device by its card: its link, a photo of its code, or its words. Whose it is is seen before anything comes. */
export function BringIsland({ words }: { words: BringWords }) {
  const { lines, labels } = words;
  const [now, setNow] = useState<Now>({ is: 'asking' });
  const [typed, setTyped] = useState('');
  const look = async (card: string) => {
    setNow({ is: 'opening', far: 0 });
    try {
      const { lookAtCard } = await whenWanted(import('#person/send/story-card.ts'));
      setNow({ is: 'open', opened: await lookAtCard(card, (far) => { setNow({ is: 'opening', far }); }) });
    } catch (why) {
      setNow({ is: 'trouble', what: meets(why), again: card });
    }
  };
  const bring = async (opened: OpenedStoryCard) => {
    setNow({ is: 'coming', far: 0 });
    try {
      const { bringStory } = await whenWanted(import('#person/send/story-card.ts'));
      const went = await bringStory(opened, (far) => { setNow({ is: 'coming', far }); });
      await openUnlocked(opened.story.id);
      setNow({ is: 'here', whole: went === 'safe' });
    } catch (why) {
      setNow({ is: 'trouble', what: meets(why) });
    }
  };
  const fromLink = async (link: string): Promise<boolean> => {
    const { readStoryCard } = await whenWanted(import('#envelopes/story-card-link.ts'));
    const card = readStoryCard(link, cardWordCount);
    if (card) void look(card);
    return card !== undefined;
  };
  const opens = useRef(fromLink);
  useEffect(() => { opens.current = fromLink; });
  useEffect(() => {
    const open = () => {
      const { href, hash } = location;
      if (hash.length < 2) return;
      // The words are a key: they stay neither in the address nor in the browser's history of it.
      history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      void opens.current(href).then((found) => { if (!found) setNow({ is: 'trouble', what: 'wrong' }); }, () => { setNow({ is: 'trouble', what: 'no-internet' }); });
    };
    open();
    addEventListener('hashchange', open);
    return () => { removeEventListener('hashchange', open); };
  }, []);
  const inPhoto = async (file: File) => {
    const found = await cardInPicture(file);
    if (!found || !(await fromLink(found))) setNow({ is: 'trouble', what: 'no-code' });
  };
  if (now.is === 'opening' || now.is === 'coming') {
    const line = now.is === 'opening' ? 'opening' : 'coming';
    return <div role="status"><div className="panel sunny flow"><Say from={lines} line={line} as="h2" /><Say from={lines} line="slow" /><progress value={now.far} max={1} aria-label={lines[line].words} /></div></div>;
  }
  if (now.is === 'open') return <Opened words={words} opened={now.opened} onYes={() => bring(now.opened)} onNo={() => { setNow({ is: 'not-added' }); }} />;
  if (now.is === 'here') {
    return (
      <Came>
        <Say from={lines} line="here" as="h2" />
        {!now.whole && <><Say from={lines} line="partly" /><Say from={lines} line="goes-itself" /></>}
        <Say from={lines} line="both" />
        <p><a className="press strong" href={ourAddress('/my-story/')}><Icon name="eye" />{labels['bring.see']}</a></p>
      </Came>
    );
  }
  const { again } = now.is === 'trouble' ? now : {};
  return (
    <div className="wide-flow">
      {now.is === 'not-added' && <Came className="panel sunny flow"><Say from={lines} line="not-added" /></Came>}
      {now.is === 'trouble' && <Came key={now.what} className="panel sunny flow">{met[now.what].map((line) => <Say key={line} from={lines} line={line} />)}{again && (now.what in troubles) && <p><Press icon="again" look="strong" onPress={() => look(again)}>{labels['ask.try-again']}</Press></p>}</Came>}
      <section className="panel flow"><CardWordsField words={words} typed={typed} onType={setTyped} onOpen={(card) => { void look(card); }} /></section>
      <section className="panel flow">
        <Say from={lines} line="photo" />
        <div className="row">
          <ChooseFile id="story-card-code" words={labels['card.code']} icon="picture" accept="image/*" onChoose={(file) => { void inPhoto(file); }} />
        </div>
      </section>
      <section className="panel flow"><Say from={lines} line="no-card" /><p><a className="press" href={ourAddress('/my-story/copy/')}><Icon name="open" />{labels['bring.with-copy']}</a></p></section>
    </div>
  );
}
