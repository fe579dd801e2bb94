import type { APIRoute, GetStaticPaths } from 'astro';
import { theBook } from '#content/the-book.ts';
import { drawPicture } from '#pictures/draw-picture.ts';
import { topRow } from '#pictures/picture-address.ts';

export const getStaticPaths = (() => {
  const book = theBook();
  const pictures = Object.entries(book.pictures).map(([name, picture]) => drawPicture(name, picture));
  return [...pictures.flatMap(({ shown, another }) => [shown, another]), topRow(book)].map(({ file, svg }) => ({
    params: { file },
    props: { svg },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'content-type': 'image/svg+xml' } });
