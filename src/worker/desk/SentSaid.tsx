import { ourAddress } from '#model/our-address.ts';
import type { WrittenLine } from '#model/reply.ts';
import type { FromWorker } from '#model/reply.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { dayOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton, SaidLine } from '#ui/SaidLine.tsx';
import { useHere } from './here.ts';
import type { Person } from './people.ts';
import { promisesOf } from './promises.ts';
import { useJson } from './use-json.ts';

/** The picture of a written Line: one of ours by its name, or one of the whole set. */
export function LinePicture({ picture, size = 'little' }: { picture: WrittenLine['picture']; size?: string }) {
  const writing = useJson(ourAddress('/worker/writing.json'));
  const found = 'name' in picture ? writing?.pictures.find((p) => p.name === picture.name) : undefined;
  if (found) return <PictureTile picture={found} size={size} />;
  return (
    <span className={`tile tile-sky ${size}`}>
      {'symbol' in picture && <img src={symbolAddress(picture.symbol)} alt="" width="72" height="72" loading="lazy" />}
    </span>
  );
}

/** Written Lines as the person meets them: a picture, a sentence, a way to hear it. */
export const WrittenLines = ({
  lines,
  id,
  size = 'little',
}: {
  lines: readonly WrittenLine[];
  id: string;
  size?: string;
}) =>
  lines.map((line, at) => (
    <div key={String(at) + line.words} className="line" data-line={`${id}-${String(at)}`}>
      <LinePicture picture={line.picture} size={size} />
      <div className="said">
        <p className="sentence" id={`w-${id}-${String(at)}`}>
          {line.words}
        </p>
        <ListenButton of={`w-${id}-${String(at)}`} />
      </div>
    </div>
  ));

/** A Reply that was sent: what sort, its Lines, by when, and what the person said of it. */
export function SentSaid({ sent, person }: { sent: FromWorker; person: Person }) {
  const {
    desk,
    words: { labels, lang, lines },
    day,
  } = useHere();
  const waits = desk.waiting.get(sent.id);
  const kept = sent.kind === 'promise' ? promisesOf(person, day).find((k) => k.promise.id === sent.id) : undefined;
  return (
    <section className="desk-sent">
      <p>
        <strong>{labels[`desk.did-${sent.kind}`]}</strong>{' '}
        <span className="quiet">
          {sent.from} · {dayOf(sent.at, lang)}
        </span>
      </p>
      <div role="status">{waits && <SaidLine id={`waits-${sent.id}`} line={lines[waits]} size="little" />}</div>
      {'lines' in sent && <WrittenLines lines={sent.lines} id={sent.id} />}
      {'voice' in sent && sent.voice && <p className="quiet">{labels['desk.with-voice']}</p>}
      {sent.kind === 'promise' && (
        <p>
          {fill(labels['desk.by'] ?? '', { date: dayOf(sent.by, lang) })}{' '}
          {kept && <span className={`desk-mark desk-mark-${kept.state}`}>{labels[`desk.promise-${kept.state}`]}</span>}
        </p>
      )}
    </section>
  );
}
