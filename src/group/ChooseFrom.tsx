import type { ReadyLine } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { OwnPart } from './OwnPart.tsx';
import type { KitGroup } from './session-kit.ts';
import { useWords } from './Words.tsx';

interface Props<One> {
  id: string;
  line: ReadyLine;
  groups: readonly KitGroup<One>[];
  /** The group that is open. */
  group: string | undefined;
  /** The address of this choosing, within the screen. */
  here: string;
  onChoose: (one: One) => unknown;
  onEnd: () => void;
}

/** Chooses one Page or Question by pictures: first what it is about, then which. */
export function ChooseFrom<One extends { id: string; head: ReadyLine }>({
  id,
  line,
  groups,
  group,
  here,
  onChoose,
  onEnd,
}: Props<One>) {
  const { say } = useWords();
  const open = groups.find((one) => one.id === group);
  return (
    <OwnPart id={id} line={open ? open.head : line}>
      <ul className="run-rows">
        {open
          ? open.all.map((one) => (
              <li key={one.id}>
                <Press onPress={() => onChoose(one)}>
                  <PictureTile picture={one.head.picture} />
                  <span>{one.head.words}</span>
                </Press>
              </li>
            ))
          : groups.map((one) => (
              <li key={one.id}>
                <a className="press" href={`#${here}/${one.id}`}>
                  <PictureTile picture={one.head.picture} />
                  <span>{one.head.words}</span>
                </a>
              </li>
            ))}
      </ul>
      <p>
        {open ? (
          <a className="press" href={`#${here}`}>
            <Icon name="before" />
            {say('group.back-in')}
          </a>
        ) : (
          <Press icon="before" onPress={onEnd}>
            {say('group.back-in')}
          </Press>
        )}
      </p>
    </OwnPart>
  );
}
