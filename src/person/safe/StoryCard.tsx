import { useMemo } from 'react';
import type { Story } from '#model/answer.ts';
import { picturesOfCard } from '#envelopes/card-number.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { Say } from '#story/Say.tsx';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Qr } from '#ui/Qr.tsx';
import { PicturesInOrder } from './PicturesInOrder.tsx';
import type { SafeWords } from './safe-words.ts';

interface Props {
  words: SafeWords;
  story: Story;
  cardWords: string;
  link: string;
  site: string;
}

/** The Story card: the same on the screen as on paper, where it stands alone. */
export function StoryCard({ words: { lines, labels, easy, pictures }, story, cardWords, link, site }: Props) {
  const photo = usePiece(story.photo);
  const said = useMemo(
    () =>
      picturesOfCard(
        cardWords,
        easy.split(' '),
        pictures.map(({ id }) => id),
      ),
    [cardWords, easy, pictures],
  );
  return (
    <article className="story-card" aria-label={labels['safe.card']}>
      <div className="story-card-who">
        {photo && <PhotoTile address={photo} size="big" words={story.name} />}
        <Say from={lines} line="paper-opens" as="h3" {...(story.name ? { with: { name: story.name } } : {})} />
      </div>
      <div className="story-card-scan">
        <Qr text={link} words={labels['safe.qr'] ?? ''} />
        <Say from={lines} line="paper-scan" size="little" />
      </div>
      <Say from={lines} line="paper-words" size="little" />
      <p className="story-card-site">{site}</p>
      <ol className="story-card-words">
        {cardWords.split(' ').map((word, n) => (
          <li key={`${String(n)}${word}`}>{word}</li>
        ))}
      </ol>
      <Say from={lines} line="paper-pictures" size="little" />
      <PicturesInOrder pictures={pictures} pressed={said} />
      <Say from={lines} line="paper-careful" size="little" />
      <Say from={lines} line="paper-keep" size="little" />
    </article>
  );
}
