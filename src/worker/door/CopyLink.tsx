import { useId, useState } from 'react';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import type { DoorWords } from './door-words.ts';

/** A link to give: seen whole, and copied with one press. Where a browser does not let us copy, it is chosen, ready for the worker's own hand. */
export function CopyLink({ words: { labels, lines }, label, link }: { words: DoorWords; label: string; link: string }) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const field = document.getElementById(id) as HTMLTextAreaElement | null;
    field?.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      /* Plain http, or the worker said no: it stays chosen. */
    }
  };
  return (
    <div className="flow">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          className="link-text"
          readOnly
          rows={3}
          value={link}
          onFocus={(e) => e.currentTarget.select()}
        />
      </div>
      <p>
        <Press onPress={() => copy()}>{labels['door.copy-link']}</Press>
      </p>
      <div role="status">{copied && <SaidLine id="copied" line={lines.copied} size="little" />}</div>
    </div>
  );
}
