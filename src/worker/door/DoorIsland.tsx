import { useEffect, useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { onLock, openKeys } from '#worker/keep/keys.ts';
import { CardScreen } from './CardScreen.tsx';
import { Door } from './Door.tsx';
import type { DoorWords } from './door-words.ts';
import { KeysScreen } from './KeysScreen.tsx';
import { TeamScreen } from './TeamScreen.tsx';

/** The door and the screens behind it by themselves, without the desk. */
export function DoorIsland({ words }: { words: DoorWords }) {
  const { labels } = words;
  const [keys, setKeys] = useState(openKeys);
  const [at, setAt] = useState<'card' | 'team' | 'keys'>('card');
  useEffect(() => onLock(() => setKeys(openKeys())), []);
  if (!keys) return <Door words={words} />;
  return (
    <div className="wide-flow">
      <div className="row no-print">{(['card', 'team', 'keys'] as const).filter((view) => view !== 'team' || keys.role === 'lead').map((view) => <Press key={view} look="small" aria-pressed={at === view} onPress={() => setAt(view)}>{labels[`door.${view}`]}</Press>)}</div>
      {at === 'card' && <CardScreen words={words} keys={keys} />}
      {at === 'team' && <TeamScreen words={words} keys={keys} />}
      {at === 'keys' && <KeysScreen words={words} keys={keys} />}
    </div>
  );
}
