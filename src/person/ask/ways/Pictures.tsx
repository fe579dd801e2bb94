import type { WayProps } from '#person/ask/ways/Ways.tsx';
export const Pictures = (_: WayProps) => null;
