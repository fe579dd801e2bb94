import { startTransition, useLayoutEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Answer, Story } from '#model/answer.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { asDataAddresses } from '#person/share/data-address.ts';
import type { ShowPiece } from '#story/AnswerSaid.tsx';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { StorySaid } from '#story/StorySaid.tsx';
import { withOlder } from '#story/with-older.ts';
import { fill, type Labels } from '#strings/fill.ts';
import { escapeHtml } from '#ui/escape-html.ts';

/** How a copy looks where this software is not: enough to read it well, on a screen and on paper. */
const style = `
body{font:1.3rem/1.5 'Atkinson Hyperlegible',Verdana,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#221b33;background:#fbf5e9}
h1{font-size:2.4rem}h2{margin-top:3rem}h3{margin-bottom:.4rem}ul{list-style:none;padding:0;margin:0}
.line{display:flex;gap:1rem;align-items:end;border-bottom:4px solid #ffc928}
.tile img{width:6rem;height:6rem;object-fit:contain;background:#fff;border-radius:1rem;padding:.3rem}
.little img,.gathered li img{width:3.4rem;height:3.4rem}.said-choices,.ring ul,.gathered-cards{display:flex;flex-wrap:wrap;gap:1rem}
.said-choice,.ring li,.gathered li{max-width:9rem;text-align:center;font-weight:700;display:grid;justify-items:center;align-content:start}
.said-words{white-space:pre-wrap;border-left:8px solid #ffc928;padding-left:1rem}.exact{white-space:pre-wrap;overflow-wrap:anywhere}
.unseen{display:none}.said-board{display:grid;grid-template-columns:repeat(3,1fr);gap:.7rem}
.gathered{border:2px solid #cbb98f;border-radius:1rem;padding:.7rem;background:#fff}
.ring{border:3px solid #8a8097;border-radius:2.5rem;padding:1rem;margin-top:.7rem;background:#fff}.drawing,video{max-width:100%;background:#fff}
.quiet{color:#4c4460;font-size:1.1rem}.by-helper{margin-left:2rem;border-top:2px dashed #888}article{break-inside:avoid;margin-top:1.6rem}
`;

/** What a readable Story is made from, besides the Answers. */
export interface ReadableWith {
  topics: ReviewTopics;
  unsaid: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
}

/** The mark in the HTML where a piece's bytes will stand. */
export const pieceMark = (id: string): string => `piece:${id}`;

/** A piece in a copy: the browser that opens the file shows it by itself. */
const CopiedPiece: ShowPiece = ({ id, as, words }) => {
  if (as === 'photo' || as === 'drawing')
    return (
      <span className={as === 'photo' ? 'tile' : ''}>
        <img className={as} alt={words} src={pieceMark(id)} />
      </span>
    );
  const Media = as === 'voice' ? 'audio' : 'video';
  return (
    <p>
      {words}
      <br />
      <Media controls preload="none" src={pieceMark(id)} />
    </p>
  );
};

function Drawn({ tell, children }: { tell: () => void; children: ReactNode }) {
  useLayoutEffect(tell, [tell]);
  return children;
}

/** Draws little by little: a Story of years in one go would hold a slow tablet's screen still. @returns how to take it down again. */
function draw(place: HTMLElement, what: ReactNode): Promise<() => void> {
  return new Promise((done, failed) => {
    const root = createRoot(place, { onUncaughtError: failed });
    const drawn = () => done(() => root.unmount());
    startTransition(() => root.render(<Drawn tell={drawn}>{what}</Drawn>));
  });
}

/**
 * A Story as HTML that any browser shows without this software: drawn by the same pieces as on the screen, so it looks the same here.
 * @returns the end of the head and the body's inside, with `piece:<id>` where the bytes of photos and recordings are to stand.
 */
export async function readableStory(story: Story, answers: readonly Answer[], how: ReadableWith): Promise<string> {
  const { labels, lang } = how;
  // In a document of its own nothing is loaded while it is drawn: the marks are no addresses yet.
  const place = document.implementation.createHTMLDocument('').createElement('div');
  const takeDown = await draw(
    place,
    <StorySaid
      topics={withOlder(answers, how.topics.topics, labels['my-story.older'] ?? '')}
      answers={answers}
      more={[...how.topics.feelings, ...how.unsaid]}
      labels={labels}
      lang={lang}
      Piece={CopiedPiece}
      own
    />,
  );
  for (const button of place.querySelectorAll('button')) button.remove();
  for (const section of place.querySelectorAll('section.on-paper-topic'))
    if (!section.querySelector('article')) section.remove();
  const addresses = [...new Set([...place.querySelectorAll('img')].map((img) => img.getAttribute('src') ?? ''))].filter(
    (address) => address.startsWith('/'),
  );
  const pictures = await asDataAddresses(addresses);
  for (const img of place.querySelectorAll('img')) {
    img.removeAttribute('loading');
    const address = img.getAttribute('src') ?? '';
    const inside = pictures.get(address);
    if (inside) img.setAttribute('src', inside);
    // A picture that cannot be had is left out: its words still stand.
    else if (address.startsWith('/')) img.remove();
  }
  const body = place.innerHTML;
  takeDown();
  const whose = story.name ? fill(labels['print.words-of'] ?? '', { name: story.name }) : '';
  return `<style>${style}</style></head><body><h1>${escapeHtml(labels['print.cover'] ?? '')}</h1><p>${escapeHtml(whose)}</p>${body}`;
}
