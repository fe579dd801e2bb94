import { useEffect, useRef, useState } from 'react';
import type { ReadyReply } from '#model/ready-reply.ts';
import { fillCount } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { useHere } from './here.ts';
import { linesOf } from './ready-replies.ts';
import { LinePicture } from './SentSaid.tsx';

/** As many as are read sooner than two short Lines are typed: all nine took longer (`docs/a-workers-week.md`). */
const atFirst = 4;

/**
 * Whole Replies to take and change, each by a press or by its number: those that fit best, and the rest after one press more. They fold away
 * once one is taken, and where something was `begun` before.
 */
export function ReadyReplies({
  ready,
  begun,
  onTake,
}: {
  ready: readonly ReadyReply[];
  begun: boolean;
  onTake: (reply: ReadyReply) => void;
}) {
  const {
    words: { labels, lang },
  } = useHere();
  const [open, setOpen] = useState(!begun);
  const [all, setAll] = useState(false);
  const firstOfRest = useRef<HTMLLIElement>(null);
  // What was pressed is gone: who came by keyboard goes on at what it showed.
  useEffect(() => {
    if (all) firstOfRest.current?.querySelector('button')?.focus();
  }, [all]);
  const left = ready.length - atFirst;
  // One that is left alone takes no more room than the way to it.
  const more = !all && left > 1;
  if (ready.length === 0) return null;
  return (
    <details className="desk-ready" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="press small">{labels['desk.ready']}</summary>
      <ul>
        {(more ? ready.slice(0, atFirst) : ready).map((reply, at) => {
          // What every ready Reply begins with tells none from another.
          const telling = reply.lines.length > 1 ? reply.lines[1] : reply.lines[0];
          return (
            <li key={reply.id} ref={at === atFirst ? firstOfRest : undefined}>
              <Press
                look="small"
                data-key={String(at + 1)}
                onPress={() => {
                  setOpen(false);
                  onTake(reply);
                }}
              >
                <kbd aria-hidden="true">{at + 1}</kbd>
                {telling && <LinePicture picture={{ name: telling.picture }} />}
                <span className="desk-ready-words">
                  <span className="desk-mark">{labels[`desk.did-${reply.says}`]}</span>{' '}
                  {linesOf(reply, '')
                    .map((line) => line.words)
                    .join(' ')}
                </span>
              </Press>
            </li>
          );
        })}
        {more && (
          <li>
            <Press
              look="small"
              data-key={String(atFirst + 1)}
              onPress={() => {
                setAll(true);
              }}
            >
              <kbd aria-hidden="true">{atFirst + 1}</kbd>
              {fillCount(labels, 'desk.more', left, lang)}
            </Press>
          </li>
        )}
      </ul>
    </details>
  );
}
