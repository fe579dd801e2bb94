import { useCallback, useEffect, useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import type { Holder, StoryBox } from '#model/story-box.ts';
import { nowHere } from '#model/token.ts';
import { cardFragment } from '#envelopes/story-card-link.ts';
import { boxOf, keepHeld } from '#person/keep/boxes.ts';
import { useStory } from '#person/keep/use-story.ts';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { Came } from '#ui/Came.tsx';
import { download, fileName } from '#ui/download.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { cardAsPicture } from './card-as-picture.ts';
import { PaperHalf } from './PaperHalf.tsx';
import { PickHolders } from './PickHolders.tsx';
import type { PapersWords } from './safe-words.ts';
import { troubleOf, troubles, type Trouble } from './trouble.ts';

/** *People I trust*: 3 people each get a paper, and any 2 of them bring the Story back (docs/decisions/0103). */
export function PapersIsland({ words }: { words: PapersWords }) {
  const { lines, labels, easy, lang } = words;
  const now = useStory();
  const story = now.state === 'here' ? now.story : undefined;
  const [box, setBox] = useState<StoryBox | 'none'>();
  const [made, setMade] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const read = useCallback(async () => {
    if (story) setBox((await boxOf(story.id)) ?? 'none');
  }, [story]);
  useEffect(() => {
    void read();
  }, [read]);
  const make = async (of: StoryBox, people: Holder[]) => {
    setTrouble(undefined);
    try {
      const { splitCard } = await whenWanted(import('#envelopes/story-halves.ts'));
      const halves = await splitCard(of.words, easy.split(' '));
      await keepHeld(of, { people, halves, at: nowHere() });
      setMade(true);
      await read();
    } catch (why) {
      setTrouble(troubleOf(why));
    }
  };
  if (now.state === 'reading' || (story && box === undefined)) return <div className="waiting" />;
  if (!story || !box || box === 'none' || box.stopped === 'ended') {
    const bad = now.state === 'cannot';
    return (
      <div className="wide-flow">
        <Say from={lines} line={bad ? 'cannot-keep' : 'no-card'} />
        {bad ? (
          <Say from={lines} line="cannot-keep-next" />
        ) : (
          <p className="row">
            <a className="press strong" href={ourAddress('/my-story/safe/')}>
              <Icon name="save" />
              {labels['safe']}
            </a>
          </p>
        )}
      </div>
    );
  }
  const said = trouble && (
    <Came key={trouble} className="panel sunny flow">
      {troubles[trouble].map((line) => (
        <Say key={line} from={lines} line={line} />
      ))}
    </Came>
  );
  const { held } = box;
  if (!held?.halves) {
    return (
      <div className="wide-flow">
        {held && (
          <section className="panel sunny flow">
            <Say from={lines} line="old" />
            <Say from={lines} line="old-next" />
          </section>
        )}
        <section className="panel flow">
          {(['why', 'each', 'alone', 'two', 'well'] as const).map((line) => (
            <Say key={line} from={lines} line={line} />
          ))}
        </section>
        <PickHolders words={words} before={held?.people ?? []} onDone={(people) => make(box, people)} />
        {said}
      </div>
    );
  }
  const site = new URL(ourAddress('/my-story/card/people/'), location.href);
  const day = fill(labels['papers.made'] ?? '', { date: dayOf(Date.parse(held.at), lang) });
  const papers = held.people.flatMap((holder, n) => {
    const half = held.halves?.[n];
    return half
      ? [{ n, holder, half, link: `${site.href}#${cardFragment(half)}`, site: `${site.host}${site.pathname}` }]
      : [];
  });
  return (
    <div className="wide-flow">
      {made && (
        <Came>
          <Say from={lines} line="made" as="h2" />
        </Came>
      )}
      <section className="panel flow no-print">
        <Say from={lines} line="made-next" />
        <p>
          <Press icon="print" look="strong" onPress={() => printAll()}>
            {labels['papers.print']}
          </Press>
        </p>
      </section>
      {papers.map((paper) => (
        <section key={paper.n} className="flow">
          <PaperHalf words={words} name={story.name} made={day} {...paper} />
          <p className="row no-print">
            <Press
              icon="picture"
              onPress={async () => {
                const picture = await cardAsPicture({
                  opens: fill(lines.for.words, { name: paper.holder.name }),
                  words: paper.half,
                  careful: `${fill(lines.opens.words, story.name ? { name: story.name } : {})} ${lines.alone.words} ${day}`,
                  link: paper.link,
                  site: paper.site,
                });
                download(picture, fileName(story, new Date(), `paper-${String(paper.n + 1)}`, 'png'));
              }}
            >
              {labels['papers.picture']}
            </Press>
          </p>
        </section>
      ))}
      <section className="panel flow no-print">
        <Say from={lines} line="change" />
        <Say from={lines} line="change-ends" />
        <p>
          <a className="press" href={ourAddress('/my-story/safe/')}>
            <Icon name="save" />
            {labels['safe']}
          </a>
        </p>
      </section>
    </div>
  );
}
