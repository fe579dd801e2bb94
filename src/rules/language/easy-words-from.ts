/** The words in the text of `content/easy-words/<lang>.txt`: words with spaces between them, and notes after `#`. */
export const easyWordsFrom = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split('\n')
      .flatMap((line) => (line.split('#')[0] ?? '').toLowerCase().split(/\s+/))
      .filter((word) => word !== ''),
  );
