import { useState } from 'react';
import { whenWanted } from '#post/when-wanted.ts';
import { Say } from '#story/Say.tsx';
import { useTopics } from '#story/use-topics.ts';
import { fill } from '#strings/fill.ts';
import { Came } from '#ui/Came.tsx';
import { Press } from '#ui/Press.tsx';
import { useCodeInAddress } from '#ui/use-code-in-address.ts';
import { Asked } from './Asked.tsx';
import { BehindLock } from './BehindLock.tsx';
import { Helping } from './Helping.tsx';
import type { HelpingWords } from './helping-words.ts';
import { allWhoAsked } from './keep.ts';
import { troubleOf, troubles, type Trouble } from './trouble.ts';
import type { OpenedLink } from './with-person.ts';

type Now =
  | { is: 'reading' | 'opening' | 'no' | 'forgotten' }
  | { is: 'list'; all: Awaited<ReturnType<typeof allWhoAsked>> }
  | { is: 'asked'; opened: OpenedLink }
  | { is: 'helping'; id: string }
  | { is: 'trouble'; what: Trouble; link?: string };

const exchange = () => whenWanted(import('./with-person.ts'));

/** What a link opens: who asks, or whom I help already. */
async function open(link: string): Promise<Now> {
  try {
    const [{ readHelpLink }, { knownBy, openLink }] = await Promise.all([
      whenWanted(import('#envelopes/help-link.ts')),
      exchange(),
    ]);
    const secret = readHelpLink(link);
    if (!secret) return { is: 'trouble', what: 'wrong' };
    const known = await knownBy(secret);
    if (known) return { is: 'helping', id: known };
    const opened = await openLink(secret);
    return opened.found ? { is: 'asked', opened } : { is: 'trouble', what: 'taken' };
  } catch (why) {
    return { is: 'trouble', what: troubleOf(why), link };
  }
}

/** What stands here without a link: whom I help on this device. */
async function list(): Promise<Now> {
  try {
    const all = await allWhoAsked();
    const [only] = all;
    return only && all.length === 1 ? { is: 'helping', id: only.id } : { is: 'list', all };
  } catch {
    return { is: 'trouble', what: 'cannot-keep' };
  }
}

/** Helping somebody from afar: on the Helper's own device. */
export function HelpingIsland({ words }: { words: HelpingWords }) {
  const { lines, labels } = words;
  const topics = useTopics();
  const [now, setNow] = useState<Now>({ is: 'reading' });
  const go = async (link: string) => {
    setNow({ is: 'opening' });
    setNow(await open(link));
  };
  useCodeInAddress(
    (link) => {
      void go(link);
    },
    () => {
      void list().then(setNow);
    },
  );
  const gone = () => {
    setNow({ is: 'forgotten' });
  };
  const yes = async (opened: OpenedLink) => {
    try {
      await (await exchange()).sayYes(opened);
      setNow({ is: 'helping', id: opened.id });
    } catch (why) {
      setNow({ is: 'trouble', what: troubleOf(why) });
    }
  };
  if (now.is === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  if (now.is === 'opening')
    return (
      <div role="status">
        <Say from={lines} line="opening" as="h2" />
      </div>
    );
  if (now.is === 'asked' && now.opened.found)
    return (
      <Asked
        found={now.opened.found}
        topics={topics}
        words={words}
        onYes={() => yes(now.opened)}
        onNo={() => {
          setNow({ is: 'no' });
        }}
      />
    );
  if (now.is === 'helping')
    return (
      <BehindLock id={now.id} words={words} onGone={gone}>
        <Helping id={now.id} topics={topics} words={words} onGone={gone} />
      </BehindLock>
    );
  if (now.is === 'trouble') {
    const { link } = now;
    return (
      <Came className="panel sunny flow">
        {troubles[now.what].map((line) => (
          <Say key={line} from={lines} line={line} />
        ))}
        {link && (
          <p>
            <Press icon="again" look="strong" onPress={() => go(link)}>
              {labels['ask.try-again']}
            </Press>
          </p>
        )}
      </Came>
    );
  }
  if (now.is === 'no' || now.is === 'forgotten')
    return (
      <Came>
        <Say from={lines} line={now.is} as="h2" />
      </Came>
    );
  const all = now.is === 'list' ? now.all : [];
  if (all.length === 0)
    return (
      <div className="wide-flow">
        <Say from={lines} line="nobody" as="h2" />
        <Say from={lines} line="nobody-next" />
      </div>
    );
  return (
    <section className="flow" aria-label={labels['helping.others']}>
      {all.map((one) => (
        <p key={one.id}>
          <Press icon={'shut' in one ? 'lock' : 'two'} onPress={() => setNow({ is: 'helping', id: one.id })}>
            {'shut' in one
              ? labels['helping.locked']
              : fill(labels['helping.open'] ?? '', {
                  name: (one.sight?.sight.name ?? '') || (labels['helping.somebody'] ?? ''),
                })}
          </Press>
        </p>
      ))}
    </section>
  );
}
