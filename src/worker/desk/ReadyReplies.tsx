import { useState } from 'react';
import type { ReadyReply } from '#model/ready-reply.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import { linesOf } from './ready-replies.ts';
import { LinePicture } from './SentSaid.tsx';

/** Whole Replies to take and change, each by a press or by its number. They fold away once one is taken, and where something was `begun` before. */
export function ReadyReplies({ ready, begun, onTake }: { ready: readonly ReadyReply[]; begun: boolean; onTake: (reply: ReadyReply) => void }) {
  const { words: { labels } } = useHere();
  const [open, setOpen] = useState(!begun);
  if (ready.length === 0) return null;
  return (
    <details className="desk-ready" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="press small">{labels['desk.ready']}</summary>
      <ul>
        {ready.map((reply, at) => {
          // What every ready Reply begins with tells none from another.
          const telling = reply.lines.length > 1 ? reply.lines[1] : reply.lines[0];
          return (
            <li key={reply.id}>
              <Press look="small" data-key={String(at + 1)} onPress={() => { setOpen(false); onTake(reply); }}>
                <kbd aria-hidden="true">{at + 1}</kbd>
                {telling && <LinePicture picture={{ name: telling.picture }} />}
                <span className="desk-ready-words"><span className="desk-mark">{labels[`desk.did-${reply.says}`]}</span> {linesOf(reply, '').map((line) => line.words).join(' ')}</span>
              </Press>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
