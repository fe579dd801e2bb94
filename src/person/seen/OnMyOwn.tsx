import { useState, type ReactNode } from 'react';
import type { Company } from '#model/answer.ts';
import type { ReadyLine } from '#model/ready.ts';
import { changeSitting, readSitting } from '#person/keep/sitting.ts';
import { Say } from '#story/Say.tsx';
import type { Labels } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  words: { labels: Labels; lines: Record<'alone' | 'beside' | 'with' | 'with-wait' | 'waits', ReadyLine> };
  back: { href: string; words: string };
  children: ReactNode;
}

/** Asks first whether I am on my own: somebody may be pressing. Where somebody is with me it can wait, and going on is just as easy. */
export function OnMyOwn({ words: { lines, labels }, back, children }: Props) {
  const [who, setWho] = useState<Company['who'] | 'go-on' | 'waits'>(() => readSitting().company.who);
  const [asked, setAsked] = useState(false);
  const say = (company: Company) => {
    setAsked(true);
    setWho(changeSitting({ company }).company.who);
  };
  if (who === 'alone' || who === 'go-on' || (who === 'not-said' && asked)) return children;
  if (who === 'waits')
    return (
      <div className="wide-flow" role="status">
        <Say from={lines} line="waits" as="h2" />
        <p>
          <a className="press strong" href={back.href}>
            <Icon name="before" />
            {back.words}
          </a>
        </p>
      </div>
    );
  if (who === 'with') {
    return (
      <section className="panel sunny flow">
        <Say from={lines} line="with" as="h2" />
        <Say from={lines} line="with-wait" />
        <p className="row">
          <Press icon="wait" onPress={() => setWho('waits')}>
            {labels['help-ask.wait']}
          </Press>
          <Press icon="next" onPress={() => setWho('go-on')}>
            {labels['help-ask.go-on']}
          </Press>
        </p>
      </section>
    );
  }
  return (
    <section className="panel flow">
      <Say from={lines} line="alone" as="h2" />
      <Say from={lines} line="beside" />
      <p className="row">
        <Press icon="person" onPress={() => say({ who: 'alone' })}>
          {labels['help-ask.alone']}
        </Press>
        <Press icon="two" onPress={() => say({ who: 'with', name: '' })}>
          {labels['help-ask.with']}
        </Press>
        <Press icon="close" onPress={() => say({ who: 'not-said' })}>
          {labels['help-ask.unsaid']}
        </Press>
      </p>
    </section>
  );
}
