import { useEffect, useRef, useState } from 'react';
import { whyRefused } from '#device/why-refused.ts';
import type { ReadyLine } from '#model/ready.ts';
import { lookForCode, openCamera } from './look-for-code.ts';
import { Press } from './Press.tsx';
import { SaidLine } from './SaidLine.tsx';

/** What it says: what to hold before the camera and, by the way, why a camera does not open. */
export interface CameraWords {
  lines: Readonly<
    Record<
      | 'bare'
      | 'camera'
      | 'camera-long'
      | 'camera-long-next'
      | 'camera-other'
      | 'refused-camera'
      | 'refused-camera-next'
      | 'no-camera',
      ReadyLine
    >
  >;
  labels: Readonly<Record<string, string>>;
}

/** After this long without a code it is said how to hold it; it looks on. In milliseconds. */
const longUntil = 12_000;

type Now = { is: 'at-rest'; trouble?: 'refused' | 'none' } | { is: 'asking' } | { is: 'looking'; stream: MediaStream };

/** Shows what the camera sees and looks for a code in it, until one is found or the person stops it. */
function Looking({
  stream,
  words: { lines, labels },
  onFound,
  onStop,
}: {
  stream: MediaStream;
  words: CameraWords;
  onFound: (code: string) => void;
  onStop: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [long, setLong] = useState(false);
  const found = useRef(onFound);
  useEffect(() => {
    found.current = onFound;
  });
  useEffect(() => {
    const place = video.current;
    if (!place) return undefined;
    const stop = new AbortController();
    place.srcObject = stream;
    void lookForCode(place, stop.signal).then((code) => {
      if (code) found.current(code);
    });
    const clock = setTimeout(() => {
      setLong(true);
    }, longUntil);
    // A camera that nobody looks through must not stay on.
    return () => {
      stop.abort();
      clearTimeout(clock);
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);
  return (
    <div className="flow">
      <SaidLine id="camera" line={lines.camera} />
      <video className="card-camera" ref={video} autoPlay muted playsInline />
      <div role="status">
        {long && (
          <div className="panel sunny">
            <SaidLine id="camera-long" line={lines['camera-long']} />
            <SaidLine id="camera-long-next" line={lines['camera-long-next']} />
          </div>
        )}
      </div>
      <p>
        <Press look="strong" icon="stop" autoFocus onPress={onStop}>
          {labels['card.camera-stop']}
        </Press>
      </p>
    </div>
  );
}

/** Reads the code of a card or a paper through the camera. What goes wrong is said, with what to do: the other ways stand below. */
export function CameraCode({
  words,
  strong,
  onFound,
}: {
  words: CameraWords;
  strong: boolean;
  onFound: (code: string) => void;
}) {
  const { lines, labels } = words;
  const [now, setNow] = useState<Now>({ is: 'at-rest' });
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const start = async () => {
    setNow({ is: 'asking' });
    try {
      const stream = await openCamera();
      // Whoever left while the browser was still asking is not looked at.
      if (gone.current) for (const track of stream.getTracks()) track.stop();
      else setNow({ is: 'looking', stream });
    } catch (why) {
      setNow({ is: 'at-rest', trouble: whyRefused(why) });
    }
  };
  if (now.is === 'looking')
    return (
      <Looking
        stream={now.stream}
        words={words}
        onFound={onFound}
        onStop={() => {
          setNow({ is: 'at-rest' });
        }}
      />
    );
  return (
    <>
      <SaidLine id="bare" line={lines.bare} />
      <div role="alert">
        {now.is === 'at-rest' && now.trouble && (
          <div className="panel sunny">
            {now.trouble === 'refused' ? (
              <>
                <SaidLine id="refused-camera" line={lines['refused-camera']} />
                <SaidLine id="refused-camera-next" line={lines['refused-camera-next']} />
              </>
            ) : (
              <SaidLine id="no-camera" line={lines['no-camera']} />
            )}
            <SaidLine id="camera-other" line={lines['camera-other']} />
          </div>
        )}
      </div>
      <p>
        <Press look={strong ? 'strong' : ''} icon="camera" isDisabled={now.is === 'asking'} onPress={() => start()}>
          {labels['card.camera']}
        </Press>
      </p>
    </>
  );
}
