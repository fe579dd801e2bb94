import type { ReadyLine } from '#model/ready.ts';
import { fill } from '#strings/fill.ts';
import { SaidLine } from '#ui/SaidLine.tsx';

interface Props<K extends string> {
  from: Readonly<Record<K, ReadyLine>>;
  line: NoInfer<K>;
  /** What is filled in: names, days. */
  with?: Readonly<Record<string, string>>;
  /** Where the same Line stands more than once on a screen. */
  id?: string;
  as?: 'p' | 'h2' | 'h3';
  size?: string;
}

/** A Line by its id, with names and days filled in. An id without a Line does not compile. */
export function Say<K extends string>({ from, line, with: values, id, as, size }: Props<K>) {
  const { [line]: said } = from;
  return (
    <SaidLine
      id={id ?? line}
      line={said}
      words={values && fill(said.words, values)}
      {...(as ? { as } : {})}
      {...(size ? { size } : {})}
    />
  );
}
