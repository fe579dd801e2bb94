import type { ReadyLine } from '#model/ready.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { ListenButton } from '#ui/SaidLine.tsx';
import { countWords, type Counted } from './count-said.ts';
import { useWords } from './Words.tsx';

/** What a Question got, in rows of pictures: one for each person. *A few* is said in words and has no row: that would count them. */
export function CountedRows({
  head,
  counted,
  as: Tag = 'h1',
  id = 'counted',
}: {
  head: ReadyLine;
  counted: readonly Counted[];
  as?: 'h1' | 'h2' | 'h3';
  id?: string;
}) {
  const { labels, lang, person } = useWords();
  return (
    <section className="counted">
      <div className="session-asks" data-line={id} {...(head.sound ? { 'data-sound': head.sound } : {})}>
        <PictureTile picture={head.picture} />
        <Tag className="sentence" id={`l-${id}`} {...(Tag === 'h1' ? { tabIndex: -1 } : {})}>
          {head.words}
        </Tag>
        {Tag !== 'h1' && <ListenButton of={`l-${id}`} />}
      </div>
      <ul className="counted-rows">
        {counted.map(({ choice, count }) => (
          <li key={choice.id} data-choice={choice.id}>
            <PictureTile picture={choice.picture} />
            <div>
              <p className="counted-words">
                {choice.words} <strong>{countWords(count, labels, lang)}</strong>
              </p>
              {count !== 'few' && (
                <p className="counted-people" aria-hidden="true">
                  {Array.from({ length: count }, (_, at) => (
                    <img key={at} src={person.address} alt="" />
                  ))}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
