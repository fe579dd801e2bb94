import type { ReadyPicture } from '#model/ready.ts';

/** A picture on its tile, silent beside its words; a little one may come after everything else. The island's twin of `pictures/Tile.astro`. */
export const PictureTile = ({ picture, size = '' }: { picture: ReadyPicture; size?: string }) => (
  <span className={`tile tile-${picture.tint} ${size}`} data-picture={picture.name}>
    <img
      src={picture.address}
      alt=""
      width="72"
      height="72"
      loading="lazy"
      decoding="async"
      {...(size === 'little' ? { fetchPriority: 'low' as const } : {})}
    />
  </span>
);
