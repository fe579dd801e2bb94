import { announce } from '#ui/announce.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import type { Of } from './ReplyForm.tsx';
import { useSending } from './use-sending.ts';

/** *I have read it*, in one press. It goes only by this press: opening a Letter tells the person nothing. */
export function ReadIt({ person, of, words, about = '' }: { person: Person; of: Of; words: string; about?: string }) {
  const {
    desk,
    words: { lines },
  } = useHere();
  const { busy, failed, trying } = useSending();
  const press = async () => {
    const became = await trying(() => desk.send(person, { kind: 'seen', of }, [], 'one-press'));
    if (became) announce(lines[became].words);
  };
  return (
    <>
      <Press look="small" data-key="r" isDisabled={busy} onPress={() => press()}>
        <Icon name="tick" />
        <span className={about ? 'desk-read-words' : ''}>{words}</span>
        {about && <span className="unseen"> {about}</span>}
      </Press>
      <div role="alert">
        {failed && <SaidLine id={`read-${of.answer ?? of.letter}`} line={lines[failed]} size="little" />}
      </div>
    </>
  );
}
