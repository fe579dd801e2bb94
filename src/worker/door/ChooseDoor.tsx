import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { Door as DoorHere } from '#worker/keep/place.ts';
import type { DoorWords } from './door-words.ts';

interface Props {
  words: DoorWords;
  doors: readonly DoorHere[];
  onDoor: (door: DoorHere) => void;
  onCode: () => void;
  onSpareKey: () => void;
}

/** Who is it? The workers whom this device knows, by name, and the ways for anybody else. */
export function ChooseDoor({ words: { labels, lines }, doors, onDoor, onCode, onSpareKey }: Props) {
  return (
    <div className="wide-flow">
      {doors.length > 0 ? (
        <section className="panel flow">
          <SaidLine id="who" line={lines.who} as="h2" />
          {doors.map((door) => (
            <p key={door.id}>
              <Press look="strong" onPress={() => onDoor(door)}>
                {fill(labels['door.open-as'] ?? '', { name: door.name })}
              </Press>
            </p>
          ))}
        </section>
      ) : (
        <section className="panel flow">
          <SaidLine id="nobody-here" line={lines['nobody-here']} as="h2" />
          <SaidLine id="invited-here" line={lines['invited-here']} size="little" />
        </section>
      )}
      <section className="panel flow">
        <h2>{labels['door.other']}</h2>
        <div className="row">
          <Press onPress={onCode}>{labels['door.by-code']}</Press>
          <Press onPress={onSpareKey}>{labels['door.by-sheet']}</Press>
        </div>
      </section>
    </div>
  );
}
