import type { ReadyChoice } from '#model/ready.ts';
import { ChooseSome } from '#ui/Choices.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';

interface Props {
  label: string;
  pressedLabel: string;
  pictures: readonly ReadyChoice[];
  /** How many are to be pressed. */ length: number;
  pressed: readonly string[];
  onPress: (pressed: string[]) => void;
}

/** Pictures to press in an order, and above them those that are pressed. Pressing one again takes it away. */
export function PicturePad({ label, pressedLabel, pictures, length, pressed, onPress }: Props) {
  return (
    <>
      <ol className="pressed-pictures" aria-label={pressedLabel}>
        {Array.from({ length }, (_, at) => pictures.find(({ id }) => id === pressed[at])).map((choice, at) => (
          <li key={at}>
            {choice ? (
              <>
                <PictureTile picture={choice.picture} size="little" />
                <span className="unseen">{choice.words}</span>
              </>
            ) : (
              <span aria-hidden="true">{at + 1}</span>
            )}
          </li>
        ))}
      </ol>
      <div className="picture-pad">
        <ChooseSome
          label={label}
          choices={pictures}
          value={pressed}
          onChange={(now) => {
            if (now.length <= length) onPress(now);
          }}
        />
      </div>
    </>
  );
}
