import type { Holder } from '#model/story-box.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { Say } from '#story/Say.tsx';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { PhotoTile } from '#ui/PhotoTile.tsx';
import { Qr } from '#ui/Qr.tsx';
import type { PapersWords } from './safe-words.ts';

interface Props {
  words: PapersWords;
  /** Which of the papers. */ n: number;
  holder: Holder;
  /** Whose Story; empty where it has no name. */ name: string;
  half: string;
  link: string;
  site: string;
  made: string;
}

/** The paper of one person who helps to keep a Story: whose it is, what it is, what to do when asked, and a half of the card. The same on the screen as on paper. */
export function PaperHalf({ words: { lines, labels }, n, holder, name, half, link, site, made }: Props) {
  const photo = usePiece(holder.photo);
  const told = (
    line: 'for' | 'trusts' | 'opens' | 'alone' | 'scan' | 'write' | 'asked' | 'sure' | 'nobody' | 'apart',
    to: string,
    as?: 'h2',
  ) => (
    <Say
      from={lines}
      line={line}
      id={`${line}-${String(n)}`}
      size="little"
      {...(as ? { as } : {})}
      {...(to ? { with: { name: to } } : {})}
    />
  );
  return (
    <article className="story-card story-half" aria-label={holder.name}>
      <div className="story-card-who">
        {photo ? (
          <PhotoTile address={photo} words={holder.name} />
        ) : (
          holder.symbol && (
            <span className="tile tile-sky">
              <img src={symbolAddress(holder.symbol)} alt="" width="72" height="72" />
            </span>
          )
        )}
        {told('for', holder.name, 'h2')}
      </div>
      {told('trusts', name)}
      {told('opens', name)}
      {told('alone', '')}
      <div className="story-card-scan">
        <Qr text={link} words={labels['papers.qr'] ?? ''} />
        <div className="story-half-asked">
          {told('asked', name)}
          {told('sure', name)}
          {told('scan', '')}
        </div>
      </div>
      {told('write', '')}
      <p className="story-card-site">{site}</p>
      <ol className="story-card-words">
        {half.split(' ').map((word, at) => (
          <li key={`${String(at)}${word}`}>{word}</li>
        ))}
      </ol>
      {told('nobody', '')}
      {told('apart', '')}
      <p className="story-half-made">{made}</p>
    </article>
  );
}
