import { useEffect, useRef, useState, type ReactNode } from 'react';
import { fillCount } from '#strings/fill.ts';
import { knowLength } from '#ui/known-length.ts';
import { announce } from '#ui/announce.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { Level } from './Level.tsx';
import { CannotRecord, longest, startRecording, type GoingOn } from './recorder.ts';
import type { WaysWords } from './ways-words.ts';

type Now =
  | { is: 'at-rest'; trouble?: CannotRecord['why']; after?: 'kept' | 'away'; lost?: boolean }
  | { is: 'asking' }
  | { is: 'recording'; going: GoingOn }
  /** Recorded, and it could not be kept yet. */
  | { is: 'heard'; blob: Blob; seconds: number; address: string; trouble: ReactNode };

interface Props {
  as: 'voice' | 'video';
  words: WaysWords;
  lang: string;
  /** The address of what was kept before, while it is shown. */
  kept: string | undefined;
  /** Keeps what was recorded. @returns what to show where it could not: the recording stays here then. */
  onKeep: (made: { blob: Blob; seconds: number }) => Promise<ReactNode>;
  onAway: () => void;
}

/**
 * Own voice, or a film, of up to five minutes. It is kept as soon as it stops, by the person or because the device went away: who forgets a
 * press loses nothing. *Take it away* takes it back.
 */
export function Recorder({ as, words, lang, kept, onKeep, onAway }: Props) {
  const { labels, lines: say } = words;
  const [now, setNow] = useState<Now>({ is: 'at-rest' });
  const [left, setLeft] = useState(longest);
  const own = useRef<Now>(now);
  const gone = useRef(false);
  const stopping = useRef<GoingOn>(undefined);
  useEffect(() => {
    own.current = now;
  });
  const Media = as === 'voice' ? 'audio' : 'video';
  const minutes = (seconds: number) =>
    seconds >= 60
      ? fillCount(labels, 'way.minutes-left', Math.ceil(seconds / 60), lang)
      : fillCount(labels, 'way.seconds-left', seconds, lang);

  const start = async () => {
    setNow({ is: 'asking' });
    try {
      const going = await startRecording(as);
      // Whoever went on to the next Question while the browser was still asking is not heard there.
      if (gone.current) return going.drop();
      setLeft(longest);
      setNow({ is: 'recording', going });
      going.onLost(() => void stop(going, true));
      announce(labels['way.recording'] ?? '');
    } catch (why) {
      if (!(why instanceof CannotRecord)) throw why;
      setNow({ is: 'at-rest', trouble: why.why });
    }
  };
  const keep = async ({ blob, seconds }: { blob: Blob; seconds: number }, lost = false) => {
    const trouble = await onKeep({ blob, seconds });
    // The recording is still here: somebody may make room and press Keep again.
    if (trouble) return setNow({ is: 'heard', blob, seconds, address: URL.createObjectURL(blob), trouble });
    setNow({ is: 'at-rest', after: 'kept', lost });
    announce([lost ? say.stopped.words : '', labels['way.kept'] ?? ''].join(' ').trim());
  };
  const stop = async (going: GoingOn, lost = false) => {
    if (stopping.current === going) return;
    stopping.current = going;
    const made = await going.stop();
    if (gone.current) return;
    // The device went away before anything was heard.
    if (made.blob.size === 0) return setNow({ is: 'at-rest', trouble: 'none' });
    await keep(made, lost);
  };

  const away = () => {
    onAway();
    setNow({ is: 'at-rest', after: 'away' });
  };

  useEffect(() => {
    if (now.is !== 'recording') return undefined;
    const clock = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(clock);
  }, [now]);
  useEffect(() => {
    if (now.is !== 'recording') return;
    if (left <= 0) void stop(now.going);
    else if (left === 60 || left === 10) announce(minutes(left));
  });
  useEffect(
    () => () => {
      gone.current = true;
      if (own.current.is === 'recording') own.current.going.drop();
      if (own.current.is === 'heard') URL.revokeObjectURL(own.current.address);
    },
    [],
  );

  if (now.is === 'recording') {
    return (
      <div className="recording-now flow">
        <p className="recording-sign">
          <strong>{labels['way.recording']}</strong>
        </p>
        {as === 'video' && (
          <video
            className="recording-view"
            autoPlay
            muted
            playsInline
            ref={(place) => {
              if (place) place.srcObject = now.going.stream;
            }}
          />
        )}
        <Level level={now.going.level} words={labels['way.level'] ?? ''} hears={say['voice-hears']} />
        <p className="quiet">{minutes(left)}</p>
        <p>
          <Press icon="stop" look="strong" autoFocus onPress={() => stop(now.going)}>
            {labels['way.stop']}
          </Press>
        </p>
      </div>
    );
  }
  if (now.is === 'heard') {
    return (
      <div className="flow">
        <SaidLine id={`${as}-keep`} line={say['keep-this']} size="little" />
        <Media controls src={now.address} aria-label={labels[`way.${as}-here`]} onLoadedMetadata={knowLength} />
        {now.trouble}
        <div className="row">
          <Press
            icon="tick"
            look="strong"
            autoFocus
            onPress={() => {
              URL.revokeObjectURL(now.address);
              return keep(now);
            }}
          >
            {labels['way.keep']}
          </Press>
          <Press
            icon="again"
            onPress={() => {
              URL.revokeObjectURL(now.address);
              return start();
            }}
          >
            {labels['way.again']}
          </Press>
        </div>
      </div>
    );
  }
  // The button that was pressed is gone: the keyboard stands at once on what was kept, which the device may still be bringing, or on Record again.
  const after = now.is === 'at-rest' ? now.after : undefined;
  return (
    <div className="flow">
      {(kept ?? after === 'kept') && (
        <div
          className="recording flow"
          role="group"
          tabIndex={-1}
          aria-label={labels[`way.${as}-here`]}
          ref={(place) => {
            if (after === 'kept' && document.activeElement === document.body) place?.focus();
          }}
        >
          {kept && (
            <Media
              controls
              preload="metadata"
              src={kept}
              aria-label={labels[`way.${as}-here`]}
              onLoadedMetadata={knowLength}
            />
          )}
          <p>
            <Press icon="bin" look="small" onPress={away}>
              {labels['way.away']}
            </Press>
          </p>
        </div>
      )}
      <SaidLine id={`${as}-how`} line={as === 'voice' ? say.voice : say.video} size="little" />
      <SaidLine id={`${as}-long`} line={say['voice-long']} size="little" />
      <SaidLine id={`${as}-here`} line={say['kept-here']} size="little" />
      <div role="alert">
        {now.is === 'at-rest' && now.lost && (
          <div className="panel sunny">
            <SaidLine id={`${as}-stopped`} line={say.stopped} size="little" />
          </div>
        )}
      </div>
      {now.is === 'at-rest' && now.trouble && <CannotRecordSaid as={as} why={now.trouble} lines={say} />}
      <p key={after}>
        <Press
          icon={kept ? 'again' : 'record'}
          look="strong"
          autoFocus={after === 'away'}
          isDisabled={now.is === 'asking'}
          onPress={() => start()}
        >
          {kept ? labels['way.again'] : labels['way.record']}
        </Press>
      </p>
    </div>
  );
}

/** Why nothing can be recorded, and another way on. */
function CannotRecordSaid({
  as,
  why,
  lines: say,
}: {
  as: 'voice' | 'video';
  why: CannotRecord['why'];
  lines: WaysWords['lines'];
}) {
  const device = as === 'voice' ? 'microphone' : 'camera';
  return (
    <div className="panel sunny" role="alert">
      {why === 'refused' && (
        <>
          <SaidLine id="recording-refused" line={say[`refused-${device}`]} />
          <SaidLine id="recording-refused-next" line={say[`refused-${device}-next`]} />
        </>
      )}
      {why === 'none' && <SaidLine id="recording-none" line={say[`no-${device}`]} />}
      <SaidLine id="recording-other" line={say['other-way']} />
    </div>
  );
}
