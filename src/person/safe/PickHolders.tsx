import { useState } from 'react';
import { holders } from '#model/card-words.ts';
import type { Holder } from '#model/story-box.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { isPlace, useCircle } from '#person/keep/use-circle.ts';
import { Say } from '#story/Say.tsx';
import { fillCount } from '#strings/fill.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { ChooseSome } from '#ui/Choices.tsx';
import { Press } from '#ui/Press.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import type { PapersWords } from './safe-words.ts';

/** Picks 3 people by face, from the person's own circle, or by name. Nobody is chosen beforehand but those who held papers before. */
export function PickHolders({
  words: { lines, labels, person, lang },
  before,
  onDone,
}: {
  words: PapersWords;
  before: readonly Holder[];
  onDone: (people: Holder[]) => unknown;
}) {
  const circle = useCircle().filter((one) => !isPlace(one) && one.name.trim() !== '');
  const [named, setNamed] = useState<string[]>([]);
  const [name, setName] = useState('');
  // Somebody is told apart by their name: it is what stands on their paper.
  const people = [
    ...new Map([
      ...[...before, ...named.map((one) => ({ name: one }))].map(
        (one): [string, Holder & { photoAddress?: string | undefined }] => [one.name, one],
      ),
      ...circle.map((one): [string, Holder & { photoAddress?: string | undefined }] => [
        one.name.trim(),
        { ...one, name: one.name.trim() },
      ]),
    ]).values(),
  ];
  const [chosen, setChosen] = useState<string[]>(before.map((one) => one.name));
  const choices: ReadyChoice[] = people.map((one) => ({
    id: one.name,
    words: one.name,
    picture: { ...person, address: one.photoAddress ?? (one.symbol ? symbolAddress(one.symbol) : person.address) },
  }));
  const add = () => {
    const one = name.trim();
    setNamed([...named, one]);
    setChosen([...chosen.filter((c) => c !== one), one]);
    setName('');
  };
  const picked = chosen.flatMap((id) => people.filter((one) => one.name === id));
  return (
    <section className="panel flow">
      <Say from={lines} line="choose" as="h2" />
      {choices.length > 0 && (
        <ChooseSome label={lines.choose.words} choices={choices} look="cards" value={chosen} onChange={setChosen} />
      )}
      <TypeHere label={labels['papers.name'] ?? ''} value={name} onType={setName} onDone={() => undefined} />
      <p>
        <Press icon="plus" isDisabled={name.trim() === ''} onPress={add}>
          {labels['papers.add']}
        </Press>
      </p>
      <p role="status">{fillCount(labels, 'papers.chosen', picked.length, lang)}</p>
      <p>
        <Press
          icon="print"
          look="strong"
          isDisabled={picked.length !== holders}
          onPress={() => onDone(picked.map(({ name: called, photo, symbol }) => ({ name: called, photo, symbol })))}
        >
          {labels['papers.make']}
        </Press>
      </p>
    </section>
  );
}
