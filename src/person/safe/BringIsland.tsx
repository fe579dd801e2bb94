import { useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { cardWordCount } from '#model/card-words.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { useCodeInAddress } from '#ui/use-code-in-address.ts';
import { CardByPictures } from './CardByPictures.tsx';
import { Bringing } from './Bringing.tsx';
import { OpenCode } from './OpenCode.tsx';
import type { BringWords } from './safe-words.ts';
import { useBringing } from './use-bringing.ts';

/** Brings a Story to this device by its card: its link, its code, or its words. */
export function BringIsland({ words }: { words: BringWords }) {
  const { lines, labels } = words;
  const bringing = useBringing();
  const [byPictures, setByPictures] = useState(false);
  const { setNow, look } = bringing;
  const fromLink = async (link: string, none: 'wrong' | 'no-code') => {
    const { readStoryCard } = await whenWanted(import('#envelopes/story-card-link.ts'));
    const card = readStoryCard(link, cardWordCount);
    if (card) void look(card);
    else setNow({ is: 'trouble', what: none });
  };
  useCodeInAddress((link) => {
    void fromLink(link, 'wrong').catch(() => {
      setNow({ is: 'trouble', what: 'no-internet' });
    });
  });
  if (byPictures)
    return (
      <CardByPictures
        words={words}
        onWords={(card) => {
          setByPictures(false);
          void look(card);
        }}
        onBack={() => setByPictures(false)}
      />
    );
  return (
    <Bringing words={words} bringing={bringing}>
      <OpenCode
        words={words}
        many={cardWordCount}
        label={labels['bring.words'] ?? ''}
        open={labels['bring.open'] ?? ''}
        onCode={(code) => {
          void fromLink(code, 'no-code');
        }}
        onWords={(card) => {
          void look(card);
        }}
        onNoCode={() => {
          setNow({ is: 'trouble', what: 'no-code' });
        }}
      />
      <section className="panel flow">
        <Say from={lines} line="pictures" />
        <p>
          <Press icon="picture" onPress={() => setByPictures(true)}>
            {labels['bring.pictures']}
          </Press>
        </p>
      </section>
      <section className="panel flow">
        <Say from={lines} line="no-card-people" />
        <p>
          <a className="press" href={ourAddress('/my-story/card/people/')}>
            <Icon name="two" />
            {labels['bring.with-people']}
          </a>
        </p>
      </section>
      <section className="panel flow">
        <Say from={lines} line="no-card" />
        <p>
          <a className="press" href={ourAddress('/my-story/copy/')}>
            <Icon name="open" />
            {labels['bring.with-copy']}
          </a>
        </p>
      </section>
    </Bringing>
  );
}
