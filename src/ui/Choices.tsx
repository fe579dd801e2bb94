import { memo } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { ReadyChoice } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';

/** What every choice shows: its picture, its words, a tick when chosen. Chosen is said by tick and edge, not by colour alone. */
const Face = memo(({ choice, id }: { choice: ReadyChoice; id: string }) => (
  <>
    <PictureTile picture={choice.picture} />
    <span className="sentence" id={id}>{choice.words}</span>
    <span className="choice-tick" aria-hidden="true"><Icon name="tick" /></span>
  </>
));

/** What makes a row of a choice one Line: it can be heard, asked about and read out when reached. */
const row = (choice: ReadyChoice) => ({ className: 'choice-row', 'data-choice': choice.id, 'data-line': `choice-${choice.id}`, ...(choice.sound ? { 'data-sound': choice.sound } : {}) });

/** Choice cards stand two beside each other when all their words are short. */
const layout = (choices: readonly ReadyChoice[]) => `choices ${choices.every((c) => c.words.length <= 24) ? 'cards' : 'rows'}`;

interface GroupProps { label: string; choices: readonly ReadyChoice[] }

/** Exactly one of some choices, or none. */
export const ChooseOne = ({ label, choices, value, onChange }: GroupProps & { value: string | undefined; onChange: (id: string) => void }) => (
  <RadioGroup aria-label={label} value={value ?? null} onChange={onChange} className={layout(choices)}>
    {choices.map((choice) => (
      <RadioField key={choice.id} {...row(choice)} value={choice.id} aria-labelledby={`c-${choice.id}`}>
        <RadioButton className="choice"><Face choice={choice} id={`c-${choice.id}`} /></RadioButton>
        <ListenButton of={`c-${choice.id}`} />
      </RadioField>
    ))}
  </RadioGroup>
);

/** As many of some choices as wanted. */
export const ChooseSome = ({ label, choices, value, onChange }: GroupProps & { value: readonly string[]; onChange: (ids: string[]) => void }) => (
  <CheckboxGroup aria-label={label} value={[...value]} onChange={onChange} className={layout(choices)}>
    {choices.map((choice) => (
      <CheckboxField key={choice.id} {...row(choice)} value={choice.id} aria-labelledby={`c-${choice.id}`}>
        <CheckboxButton className="choice"><Face choice={choice} id={`c-${choice.id}`} /></CheckboxButton>
        <ListenButton of={`c-${choice.id}`} />
      </CheckboxField>
    ))}
  </CheckboxGroup>
);

/** Choices that are pressed in and out, each by itself. */
export const PressChoices = ({ label, choices, value, onChange }: GroupProps & { value: string | undefined; onChange: (id: string | undefined) => void }) => (
  <div role="group" aria-label={label} className={`${layout(choices)} unsaid`}>
    {choices.map((choice) => (
      <div key={choice.id} {...row(choice)}>
        <ToggleButton className="choice" aria-labelledby={`u-${choice.id}`} isSelected={value === choice.id} onChange={(on) => onChange(on ? choice.id : undefined)}>
          <Face choice={choice} id={`u-${choice.id}`} />
        </ToggleButton>
        <ListenButton of={`u-${choice.id}`} />
      </div>
    ))}
  </div>
);
