import type { AboutMeRecord, AboutMeRecordSection } from '#about-me/about-me-record.ts';

const heading = (words: string) => `${words}\n${'='.repeat(words.length)}`;

function section({ name, said }: AboutMeRecordSection): string {
  const lines = said.map(
    (one) =>
      `${one.asked}\n${one.helper === undefined ? '' : `(${one.helper})\n`}${one.words.map((words) => `- ${words}`).join('\n')}`,
  );
  return [heading(name), ...lines].join('\n\n');
}

/** The record as plain text with its seven headings: for a system that takes text alone. */
export function aboutMeText(record: AboutMeRecord): string {
  return (
    [
      heading(`About Me${record.person ? `: ${record.person}` : ''}`),
      ...record.sections.map(section),
      ...(record.supportedBy ? [`${heading('Supported to write this by')}\n\n${record.supportedBy}`] : []),
      ...(record.lastUpdated ? [`${heading('Date last updated')}\n\n${record.lastUpdated.replace('T', ' ')}`] : []),
    ].join('\n\n\n') + '\n'
  );
}
