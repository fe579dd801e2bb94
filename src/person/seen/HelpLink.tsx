import { useState } from 'react';
import type { Story } from '#model/answer.ts';
import type { MyHelper } from '#model/helping.ts';
import { ourAddress } from '#model/our-address.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { Say } from '#story/Say.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Press } from '#ui/Press.tsx';
import { printAll } from '#ui/print-all.ts';
import { Qr } from '#ui/Qr.tsx';
import type { LinkWords } from './seen-words.ts';

/** The link that somebody helps by: to scan, to send, to copy, and as a paper to give. */
export function HelpLink({
  helper: { keys },
  story,
  words: { lines, labels },
}: {
  helper: MyHelper;
  story: Story;
  words: LinkWords;
}) {
  const photo = usePiece(story.photo);
  const [copied, setCopied] = useState(false);
  if (!keys) return null;
  const page = new URL(ourAddress('/helping/'), location.href);
  const link = `${page.href}#${keys.secret}`;
  const named = story.name ? { with: { name: story.name } } : {};
  return (
    <section className="flow">
      <article className="story-card" aria-label={labels['help-ask.link']}>
        <div className="story-card-who">
          {photo && <PhotoTile address={photo} size="big" words={story.name} />}
          <Say from={lines} line="paper-asks" as="h2" {...named} />
        </div>
        <div className="story-card-scan">
          <Qr text={link} words={labels['help-ask.qr'] ?? ''} />
          <Say from={lines} line="paper-scan" size="little" />
        </div>
        <Say from={lines} line="paper-open" size="little" />
        <p className="story-card-site">{link}</p>
        <Say from={lines} line="paper-way" size="little" />
      </article>
      <p className="row no-print">
        {'share' in navigator && (
          <Press icon="give" look="strong" onPress={() => navigator.share({ url: link }).catch(() => undefined)}>
            {labels['help-ask.send']}
          </Press>
        )}
        {'clipboard' in navigator && (
          <Press
            icon="save"
            onPress={() =>
              navigator.clipboard.writeText(link).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            {labels['help-ask.copy']}
          </Press>
        )}
        <Press icon="print" onPress={() => printAll()}>
          {labels['help-ask.print']}
        </Press>
      </p>
      <p role="status">
        {copied && (
          <span>
            <Icon name="tick" />
            {labels['help-ask.copied']}
          </span>
        )}
      </p>
    </section>
  );
}
