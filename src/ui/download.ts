import { dayFromNow } from '#model/calendar.ts';

/** The name of a file: what it is, whose, and the day where the person is; only letters that every device can keep in a file's name. */
export const fileName = ({ name: whose }: { name: string }, day: Date, what = 'what-matters', end = 'html'): string => {
  const name = whose
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${[what, name, dayFromNow(0, day)].filter(Boolean).join('-')}.${end}`;
};

/** Hands a file to the person, in the way their browser does that. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
