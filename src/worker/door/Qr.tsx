import { useMemo } from 'react';
import { encode } from 'uqr';

/**
 * A QR code, drawn as one SVG path (the policy allows no inline style). Always black on white with its quiet edge, in every theme:
 * cameras need it. A quarter of it may be creased or stained.
 */
export function Qr({ text, words, className = '' }: { text: string; words: string; className?: string }) {
  const { size, path } = useMemo(() => {
    const made = encode(text, { ecc: 'M', border: 4 });
    return { size: made.size, path: made.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('') };
  }, [text]);
  return (
    <svg className={`qr ${className}`} role="img" aria-label={words} viewBox={`0 0 ${String(size)} ${String(size)}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
