/** Where a phrase stands in a text: from letter `start` up to letter `end`. */
export interface Place {
  text: string;
  start: number;
  end: number;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Every place of a phrase as whole words, in small or capital letters. No look-behind: older Safari has none. */
export function placesOf(text: string, phrase: string): Place[] {
  if (phrase.trim() === '' || !text.toLowerCase().includes(phrase.toLowerCase())) return [];
  const whole = new RegExp(String.raw`(^|[^\p{L}\p{N}-])(${escaped(phrase)})(?![\p{L}\p{N}-])`, 'giu');
  return [...text.matchAll(whole)].map((m) => {
    const start = m.index + (m[1] ?? '').length;
    return { text: m[2] ?? '', start, end: start + (m[2] ?? '').length };
  });
}

/** Whether two stretches of a text share a letter. */
export const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
