import { useState } from 'react';
import { ourAddress } from '#model/our-address.ts';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { DoorWords } from './door-words.ts';
import type { Joined } from './JoinSteps.tsx';
import { OfferPasskey } from './OfferPasskey.tsx';
import { SpareKeySheet } from './SpareKeySheet.tsx';
import { Trouble } from './Trouble.tsx';
import { Step } from '#keys/Step.tsx';

/** The Inbox is there: a passkey where this device may have one, the spare key to print, and in. */
export function AfterJoining({ words, joined: { keys, secret, kept } }: { words: DoorWords; joined: Joined }) {
  const { labels } = words;
  const [at, setAt] = useState<'passkey' | 'sheet' | 'done'>('passkey');
  if (at === 'passkey') return <OfferPasskey words={words} keys={keys} kept={kept} onDone={() => setAt('sheet')} />;
  if (at === 'sheet')
    return (
      <SpareKeySheet words={words} name={keys.name} code={keys.code} secret={secret} onDone={() => setAt('done')} />
    );
  return (
    <Step words={words} asks="made" next={labels['door.go']} onNext={() => location.assign(ourAddress('/worker/'))}>
      <SaidLine id="done" line={words.lines.done} size="little" />
      <Trouble kind={kept ? undefined : 'not-kept'} words={words} />
    </Step>
  );
}
