import { useState } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import { download, fileName } from '#ui/download.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { RunNow } from './Poster.tsx';
import { talkingFile } from './said-file.ts';
import { saidSlides } from './said-slides.ts';
import { useWords } from './Words.tsx';

/** Takes what was said as one file that reads itself aloud, and says what of it the device that opens it has to say itself. */
export function TakeTalking({ now }: { now: RunNow }) {
  const words = useWords();
  const { say, lines, labels, lang } = words;
  const [told, setTold] = useState<ReadyLine>();
  const take = async () => {
    const { file, whole } = await talkingFile(saidSlides(now, words), {
      title: `${say('group.said')} ${now.session.title.words}`,
      lang,
      all: say('listen-to-all'),
      stop: say('stage.stop-sound'),
      one: say('listen'),
      credit: `${labels['picture.credit-paper'] ?? ''} · openmoji.org · CC BY-SA 4.0`,
    });
    if (whole) download(new Blob([file], { type: 'text/html' }), fileName({ name: '' }, new Date(), 'what-we-said'));
    setTold(whole ? lines['talking-taken'] : lines['no-internet']);
  };
  return (
    <section className="panel flow no-print">
      <SaidLine id="talking" line={lines.talking} as="h2" />
      <SaidLine id="talking-own" line={lines['talking-own']} />
      <SaidLine id="talking-who" line={lines['copy-who']} />
      <p>
        <Press icon="save" onPress={take}>
          {say('group.talking')}
        </Press>
      </p>
      <div role="status">{told && <SaidLine id="talking-told" line={told} />}</div>
    </section>
  );
}
