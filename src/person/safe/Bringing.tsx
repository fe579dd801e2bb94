import type { ReactNode } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { openUnlocked } from '#person/keep/stories.ts';
import type { OpenedStoryCard } from '#person/send/story-card.ts';
import { Say } from '#story/Say.tsx';
import { Came } from '#ui/Came.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';
import { useAddress } from '#ui/use-address.ts';
import type { BringWords } from './safe-words.ts';
import { troubles } from './trouble.ts';
import type { BringNow, useBringing } from './use-bringing.ts';

const met = {
  ...troubles,
  wrong: ['wrong', 'wrong-next'],
  ended: ['ended', 'ended-next'],
  damaged: ['damaged', 'damaged-next'],
  'no-code': ['no-code', 'no-code-next'],
} as const;

/** Whose Story a card opened, by name and photo, and whether to bring it. */
function Opened({
  words: { lines, labels },
  opened: { story, photo },
  onYes,
  onNo,
}: {
  words: BringWords;
  opened: OpenedStoryCard;
  onYes: () => unknown;
  onNo: () => void;
}) {
  const shown = useAddress(photo);
  return (
    <Came>
      <div className="panel flow story-card-whose">
        {shown && <PhotoTile address={shown} size="big" words={story.name} />}
        <Say from={lines} line="whose" as="h2" with={{ name: story.name || (labels['bring.no-name'] ?? '') }} />
        <Say from={lines} line="yours" />
        <Say from={lines} line="others" />
        <p className="row">
          <Press icon="tick" look="strong" onPress={onYes}>
            {labels['bring.yes']}
          </Press>
          <Press icon="close" onPress={onNo}>
            {labels['bring.no']}
          </Press>
        </p>
      </div>
    </Came>
  );
}

/** What stands in the way, with what to do. */
function Met({
  words: { lines, labels },
  now,
  onAgain,
}: {
  words: BringWords;
  now: Extract<BringNow, { is: 'trouble' }>;
  onAgain: (card: string) => unknown;
}) {
  const { what, again } = now;
  return (
    <Came key={what} className="panel sunny flow">
      {met[what].map((line) => (
        <Say key={line} from={lines} line={line} />
      ))}
      {again && what in troubles && (
        <p>
          <Press icon="again" look="strong" onPress={() => onAgain(again)}>
            {labels['ask.try-again']}
          </Press>
        </p>
      )}
    </Came>
  );
}

interface Props {
  words: BringWords;
  bringing: ReturnType<typeof useBringing>;
  /** What else to do, when the Story is here. */ then?: ReactNode;
  /** How to open the card, as long as nothing is opened. */ children: ReactNode;
}

/** Bringing a Story, from what opens its card to its being here: whose it is is seen before anything comes. */
export function Bringing({ words, bringing: { now, setNow, look, bring }, then, children }: Props) {
  const { lines, labels } = words;
  if (now.is === 'opening' || now.is === 'coming') {
    const line = now.is === 'opening' ? 'opening' : 'coming';
    return (
      <div role="status">
        <div className="panel sunny flow">
          <Say from={lines} line={line} as="h2" />
          <Say from={lines} line="slow" />
          <progress value={now.far} max={1} aria-label={lines[line].words} />
        </div>
        {now.is === 'coming' && now.some && (
          <div className="flow">
            <Say from={lines} line="some" as="h2" />
            <Say from={lines} line="rest" />
            <p>
              <Press
                icon="eye"
                look="strong"
                onPress={async () => {
                  await openUnlocked(now.story);
                  location.assign(ourAddress('/my-story/'));
                }}
              >
                {labels['bring.see']}
              </Press>
            </p>
          </div>
        )}
      </div>
    );
  }
  if (now.is === 'open')
    return (
      <Opened
        words={words}
        opened={now.opened}
        onYes={() => bring(now.opened)}
        onNo={() => {
          setNow({ is: 'not-added' });
        }}
      />
    );
  if (now.is === 'here') {
    return (
      <Came>
        <Say from={lines} line="here" as="h2" />
        {!now.whole && (
          <>
            <Say from={lines} line="partly" />
            <Say from={lines} line="goes-itself" />
          </>
        )}
        {then ?? <Say from={lines} line="both" />}
        <p className="row">
          <a className="press strong" href={ourAddress('/my-story/')}>
            <Icon name="eye" />
            {labels['bring.see']}
          </a>
          {then && (
            <a className="press" href={ourAddress('/my-story/safe/')}>
              <Icon name="save" />
              {labels['safe']}
            </a>
          )}
        </p>
      </Came>
    );
  }
  return (
    <div className="wide-flow">
      {now.is === 'not-added' && (
        <Came className="panel sunny flow">
          <Say from={lines} line="not-added" />
        </Came>
      )}
      {now.is === 'trouble' && <Met words={words} now={now} onAgain={look} />}
      {children}
    </div>
  );
}
