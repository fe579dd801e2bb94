import { useEffect, useMemo, useRef, useState } from 'react';
import type { Said } from '#model/answer.ts';
import type { Danger } from '#model/choice.ts';
import type { ReadyQuestion } from '#model/ready.ts';
import { choicesUsed, rolesUsed } from '#model/ways-of-saying.ts';
import { announce } from '#ui/announce.ts';

/** What an Answer tells of danger: its kinds, and the choice beside which the help stands. */
export interface ToldOfDanger {
  at: string;
  kinds: Danger[];
}

/** Each choice in an Answer that tells of danger, whatever the kind of Question: chosen, put on a board or a week, or said of the body. */
export function dangersIn(
  question: Pick<ReadyQuestion, 'choices' | 'with'>,
  said: Said,
): { choice: string; danger: Danger }[] {
  const own = choicesUsed(said);
  const told = [
    ...question.choices.filter((c) => own.has(c.id)),
    ...rolesUsed(said).flatMap(([role, ids]) => (question.with[role] ?? []).filter((c) => ids.includes(c.id))),
  ];
  return told.flatMap((c) => (c.danger ? [{ choice: c.id, danger: c.danger }] : []));
}

/**
 * Where help stands now: beside the choice that was pressed last, where the eye is. It goes away only when no such choice is chosen.
 * @param read whether what was said before has come: only what is pressed here is told to a screen reader by itself.
 */
export function useDanger(question: ReadyQuestion, said: Said, read: boolean, words: string): ToldOfDanger | undefined {
  const told = useMemo(() => dangersIn(question, said), [question, said]);
  const [shown, setShown] = useState<{ told: typeof told; at?: string | undefined }>({ told: [] });
  if (shown.told !== told) {
    const fresh = told.find((t) => !shown.told.some((b) => b.choice === t.choice));
    const still = told.find((t) => t.choice === shown.at);
    setShown({ told, at: (fresh ?? still ?? told[0])?.choice });
  }
  const { at } = shown;
  const last = useRef<string | undefined>(undefined);
  const began = useRef(false);
  useEffect(() => {
    if (!read) return;
    if (began.current && at && at !== last.current) announce(words);
    began.current = true;
    last.current = at;
  }, [at, read, words]);
  return useMemo(
    () => (at ? { at, kinds: [...new Set(shown.told.map((t) => t.danger))] } : undefined),
    [at, shown.told],
  );
}
