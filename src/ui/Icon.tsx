/** A small sign beside a word, by its name in `layouts/Icons.astro`. */
export const Icon = ({ name }: { name: string }) => (
  <svg aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
);
