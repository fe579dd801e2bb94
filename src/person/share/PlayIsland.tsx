import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { useStory } from '#person/keep/use-story.ts';
import { ChooseWhat } from '#story/ChooseWhat.tsx';
import type { MadeWords } from '#person/share/ready-sheet.ts';
import { slidesOf, type Slide } from '#person/share/slides.ts';
import { play, stop } from '#speech/player.ts';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { saidIn } from '#story/StorySaid.tsx';
import { useTopics } from '#story/use-topics.ts';
import { withOlder } from '#story/with-older.ts';
import { fill } from '#strings/fill.ts';
import { tooBig } from '#ui/blob-address.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TooBig } from '#ui/TooBig.tsx';

/** A moment between two things heard, in milliseconds, and how long something stays that makes no sound. */
const between = 900;
const silent = 4500;

function Shown({ slide, address }: { slide: Slide; address: string | undefined }) {
  const { piece } = slide;
  return (
    <div className="slide-inside">
      {slide.picture?.address && <span className={`tile tile-${slide.picture.tint}`}><img src={slide.picture.address} alt="" /></span>}
      {slide.pictures && <div className="slide-row">{slide.pictures.map((picture) => <span key={picture.name} className={`tile tile-${picture.tint}`}><img src={picture.address} alt="" /></span>)}</div>}
      {slide.symbols?.map((symbol) => <span key={symbol} className="tile tile-sky"><img src={symbolAddress(symbol)} alt="" /></span>)}
      {piece && address === tooBig && <TooBig id={slide.id} />}
      {piece && address && address !== tooBig && (piece.as === 'photo' || piece.as === 'drawing') && <img className="slide-piece" src={address} alt={slide.words} />}
      {piece?.as === 'video' && address && <video className="slide-piece" src={address} autoPlay playsInline controls />}
      <p className={slide.own ? 'slide-words exact' : 'slide-words ours'} aria-live="assertive">{slide.words}</p>
    </div>
  );
}

/** Plays one thing to its end, goes on by itself while playing, and stops where it is when told. */
function usePlaying(slide: Slide | undefined, address: string | undefined, playing: boolean, lang: string, onEnd: () => void) {
  const end = useRef(onEnd);
  useEffect(() => { end.current = onEnd; });
  useEffect(() => {
    if (!slide || !playing) return undefined;
    if (slide.piece && !address) return undefined;
    let over = false;
    const later = (ms: number) => new Promise((done) => setTimeout(done, ms));
    const run = async () => {
      const sounds = slide.piece?.as === 'voice' && address ? [address] : slide.sounds;
      if (slide.piece?.as === 'video') return;
      let heard = false;
      for (const sound of sounds.length > 0 ? sounds : [undefined]) {
        const how = await play({ sound, words: slide.words, lang });
        if (over || how === 'stopped') return;
        heard ||= how === 'ended';
      }
      await later(heard ? between : silent);
      if (!over) end.current();
    };
    void run();
    return () => { over = true; stop(); };
  }, [slide, address, playing, lang]);
}

const none: Answer[] = [];

/** My Story played to me or to a room: one thing at a time on the whole screen, with its picture, its sound and my own recordings. */
export function PlayIsland({ words }: { words: MadeWords }) {
  const { lines, labels, lang } = words;
  const now = useStory();
  const topics = useTopics();
  const [at, setAt] = useState<number>();
  const [playing, setPlaying] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const stage = useRef<HTMLDialogElement>(null);
  const answers = now.state === 'here' ? now.answers : none;
  // The same slides while nothing else goes in: a slide made anew would be heard from its beginning again.
  const slides = useMemo(() => (topics ? slidesOf(answers.filter((a) => !left.has(a.question)), topics, words.unsaid, labels, lang) : []), [answers, left, topics, words, labels, lang]);
  const slide = at === undefined ? undefined : slides[at];
  const address = usePiece(slide?.piece?.id);
  usePlaying(slide, address, playing, lang, () => setAt((before) => (before === undefined || before + 1 >= slides.length ? before : before + 1)));
  const close = () => {
    stop();
    setAt(undefined);
    if (document.fullscreenElement) void document.exitFullscreen();
  };
  const start = () => {
    setAt(0);
    setPlaying(true);
    stage.current?.showModal();
    // Where the browser does not fill the screen, the dialog does.
    void stage.current?.requestFullscreen?.().catch(() => undefined);
  };
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  if (slides.length === 0 && left.size === 0) return <div className="flow"><SaidLine id="nothing" line={lines.nothing} /><p><a className="press strong" href="/say/">{labels['say']}</a></p></div>;
  const step = (by: number) => setAt((before) => Math.min(slides.length - 1, Math.max(0, (before ?? 0) + by)));
  return (
    <div className="flow">
      <SaidLine id="play-own" line={lines['play-own']} />
      <p><Press look="strong" isDisabled={slides.length === 0} onPress={start}>{labels['play.start']}</Press></p>
      <section className="panel flow">
        <SaidLine id="play-choose" line={lines.choose} as="h2" />
        <ChooseWhat topics={withOlder(answers, topics.topics, labels['my-story.older'] ?? '').filter((t) => saidIn(t, answers))} answers={answers} left={left} onChange={setLeft} words={labels['made.choose'] ?? ''} />
      </section>
      <dialog ref={stage} className="stage" aria-label={labels['play']} onClose={close}>
        {slide && <Shown key={slide.id} slide={slide} address={address} />}
        <div className="stage-bar">
          <span className="quiet">{fill(labels['play.of'] ?? '', { n: String((at ?? 0) + 1), of: String(slides.length) })}</span>
          <Press isDisabled={at === 0} onPress={() => step(-1)}>{labels['play.before']}</Press>
          <Press look="strong" autoFocus onPress={() => setPlaying((before) => !before)}>{playing ? labels['play.pause'] : labels['play.go-on']}</Press>
          <Press isDisabled={at === slides.length - 1} onPress={() => step(1)}>{labels['play.next']}</Press>
          <Press onPress={() => stage.current?.close()}>{labels['play.end']}</Press>
        </div>
      </dialog>
    </div>
  );
}
