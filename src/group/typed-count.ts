/** What was typed as a number of people: nothing is nobody. Undefined for what is no number up to 999. */
export function typedCount(typed: string): number | undefined {
  const text = typed.trim();
  if (text === '') return 0;
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
