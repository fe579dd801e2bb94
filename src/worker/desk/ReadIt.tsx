import { useState } from 'react';
import { announce } from '#ui/announce.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import { netOf } from './net.ts';
import type { Person } from './people.ts';
import type { Of } from './ReplyForm.tsx';

/** *I have read it*, in one press. It goes only by this press: opening a Letter tells the person nothing. */
export function ReadIt({ person, of, words, about = '' }: { person: Person; of: Of; words: string; about?: string }) {
  const { desk, words: { lines } } = useHere();
  const [now, setNow] = useState<'' | 'busy' | 'not-sent' | 'box-gone'>('');
  const press = async () => {
    setNow('busy');
    try {
      await desk.send(person, { kind: 'seen', of });
      announce(lines.sent.words);
    } catch (why) {
      setNow(netOf(why) === 'ended' ? 'box-gone' : 'not-sent');
    }
  };
  return (
    <>
      <Press look="small" isDisabled={now === 'busy'} onPress={() => void press()}><Icon name="tick" />{words}{about && <span className="unseen"> {about}</span>}</Press>
      {(now === 'not-sent' || now === 'box-gone') && <div role="alert"><SaidLine id={`read-${of.answer ?? of.letter}`} line={lines[now]} size="little" /></div>}
    </>
  );
}
