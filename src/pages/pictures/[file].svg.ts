import type { APIRoute, GetStaticPaths } from 'astro';
import { theBook } from '#content/the-book.ts';
import { drawPicture } from '#pictures/draw-picture.ts';

export const getStaticPaths = (() =>
  Object.entries(theBook().pictures).flatMap(([name, picture]) => {
    const { shown, another } = drawPicture(name, picture);
    return [shown, another].map((d) => ({ params: { file: d.file }, props: { svg: d.svg } }));
  })) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'content-type': 'image/svg+xml' } });
