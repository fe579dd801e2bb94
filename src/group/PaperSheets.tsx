import { Fragment } from 'react';
import type { ReadyLine } from '#model/ready.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import type { ReadySession } from './ready-session.ts';

interface Props {
  session: ReadySession;
  say: (label: string) => string;
}

const perSheet = 8;
const circles = 15;
const rules = 6;

const Head = ({ line }: { line: ReadyLine }) => (
  <header>
    <PictureTile picture={line.picture} />
    <h2 dir="auto">{line.words}</h2>
  </header>
);

/**
 * A Session without any screen: picture cards to cut out, 8 on a sheet of A4, a sheet of empty ones, a sheet with circles for stickers for each Question, and one to write on for each
 * thing that is talked about. Each of them prints alone (`data-print`).
 */
export function PaperSheets({ session, say }: Props) {
  const asked = session.steps.filter((step) => step.choices.length > 0);
  const talks = session.steps.filter((step) => step.kind === 'talk');
  const cards = [
    ...new Map(asked.flatMap((step) => step.choices).map((choice) => [choice.id + choice.words, choice])).values(),
  ];
  const sheets = Array.from({ length: Math.ceil(cards.length / perSheet) }, (_, n) =>
    cards.slice(n * perSheet, (n + 1) * perSheet),
  );
  const credit = `${say('picture.credit-paper')} · openmoji.org · CC BY-SA 4.0`;
  const prints = [
    ['cards', 'group.cards'],
    ['empty', 'group.empty'],
    ['stickers', 'group.stickers'],
    ...(talks.length > 0 ? ([['talks', 'group.talks']] as const) : []),
  ] as const;
  return (
    <>
      <div className="row no-print needs-js">
        {prints.map(([paper, label]) => (
          <button key={paper} type="button" className="press strong" data-print={paper}>
            <Icon name="print" />
            {say(label)}
          </button>
        ))}
      </div>
      {sheets.map((sheet) => (
        <Fragment key={sheet.map(({ id }) => id).join()}>
          <ul className="cut-cards print-cards">
            {sheet.map(({ id, picture, words }) => (
              <li key={id + words}>
                <PictureTile picture={picture} />
                <p dir="auto">{words}</p>
              </li>
            ))}
          </ul>
          <p className="sheet-credit print-only print-cards">{credit}</p>
        </Fragment>
      ))}
      <ul className="cut-cards print-empty" aria-label={say('group.empty')}>
        {Array.from({ length: perSheet }, (_, n) => (
          <li key={n}>
            <span className="tile" />
            <p>&nbsp;</p>
          </li>
        ))}
      </ul>
      <p className="sheet-credit print-only print-empty">{say('group.empty')}</p>
      {asked.map((step) => (
        <Fragment key={step.id}>
          <section className="sticker-sheet print-stickers">
            <Head line={step.head} />
            <ul>
              {step.choices.map(({ id, picture, words }) => (
                <li key={id}>
                  <PictureTile picture={picture} />
                  <p dir="auto">{words}</p>
                  <div className="circles" aria-hidden="true">
                    {Array.from({ length: circles }, (_, n) => (
                      <i key={n} />
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </section>
          <p className="sheet-credit print-only print-stickers">{credit}</p>
        </Fragment>
      ))}
      {talks.map((step) => (
        <Fragment key={step.id}>
          <section className="sticker-sheet talk-sheet print-talks">
            <Head line={step.head} />
            <div className="talk-lines" aria-hidden="true">
              {Array.from({ length: rules }, (_, n) => (
                <i key={n} />
              ))}
            </div>
          </section>
          <p className="sheet-credit print-only print-talks">{credit}</p>
        </Fragment>
      ))}
    </>
  );
}
