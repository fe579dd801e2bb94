import type { Answer } from '#model/answer.ts';
import { fromAfar } from '#model/answers.ts';
import { fill } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  answers: readonly Answer[];
  theirs: ReadonlySet<string>;
  onChange: (theirs: ReadonlySet<string>) => void;
  /** "What {{name}} said goes in too". */ words: string;
}

/** Whose words of Helpers from afar go along with mine: nobody's, before it is ticked. Nothing stands here where there are none. */
export function ChooseTheirs({ answers, theirs, onChange, words }: Props) {
  const all = [...fromAfar(answers)];
  const toggle = (by: string, take: boolean) => {
    onChange(new Set(take ? [...theirs, by] : [...theirs].filter((one) => one !== by)));
  };
  return (
    all.length > 0 && (
      <ul className="print-choices">
        {all.map(([by, name]) => (
          <li key={by}>
            <label className="press">
              <input type="checkbox" checked={theirs.has(by)} onChange={(e) => toggle(by, e.currentTarget.checked)} />
              <Icon name="two" />
              {fill(words, { name })}
            </label>
          </li>
        ))}
      </ul>
    )
  );
}
