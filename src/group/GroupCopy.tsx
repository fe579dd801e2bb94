import { useState } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import type { ReadyLine } from '#model/ready.ts';
import { ChooseFile } from '#ui/ChooseFile.tsx';
import { download, fileName } from '#ui/download.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { bringIn } from './keep.ts';
import { NotAGroupsCopy, readRecord, writeRecord } from './record-file.ts';
import { useWords } from './Words.tsx';

/** Takes a copy of all that the group keeps, as one file, and brings one in: it joins what is here. */
export function GroupCopy({ rows }: { rows: readonly GroupRow[] }) {
  const { say, lines, lang } = useWords();
  const [told, setTold] = useState<ReadyLine>();
  const take = () => {
    download(
      new Blob([writeRecord(rows, say('group.said'), lang)], { type: 'text/html' }),
      fileName({ name: '' }, new Date(), 'our-group'),
    );
    setTold(lines['copy-taken']);
  };
  const bring = (file: File) =>
    void file
      .text()
      .then(async (text) => {
        await bringIn(readRecord(text));
        setTold(lines['copy-brought']);
      })
      .catch((why: unknown) => setTold(why instanceof NotAGroupsCopy ? lines['copy-foreign'] : lines['cannot-keep']));
  return (
    <section className="panel flow no-print">
      <SaidLine id="copy" line={lines.copy} as="h2" />
      <SaidLine id="copy-who" line={lines['copy-who']} />
      <SaidLine id="copy-joins" line={lines['copy-joins']} />
      <div className="row">
        {rows.length > 0 && (
          <Press icon="save" onPress={take}>
            {say('group.copy')}
          </Press>
        )}
        <ChooseFile id="group-file" words={say('group.bring')} icon="open" accept=".html,text/html" onChoose={bring} />
      </div>
      <div role="status">{told && <SaidLine id="copy-told" line={told} />}</div>
    </section>
  );
}
