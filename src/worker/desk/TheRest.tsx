import { fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';

/** The way to the rest of a very long list. Nothing where there is none. */
export function TheRest({ left, more }: { left: number; more: () => void }) {
  const {
    words: { labels, lang },
  } = useHere();
  return (
    left > 0 && (
      <p className="no-print">
        <Press onPress={more}>{fillCount(labels, 'desk.more', left, lang)}</Press>
      </p>
    )
  );
}
