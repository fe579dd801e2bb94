import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

/** A QR code, drawn as one SVG path (the policy allows no inline style). Always black on white, in every theme: cameras need it. */
export function Qr({ text, words, className = '' }: { text: string; words: string; className?: string }) {
  const { side, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className={`qr ${className}`}
      role="img"
      aria-label={words}
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
