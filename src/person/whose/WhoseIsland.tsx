import { useEffect, useRef, useState } from 'react';
import type { Story } from '#model/answer.ts';
import { keepPiece } from '#person/keep/answers.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { NotAPhoto, smallPhoto } from '#ways/small-photo.ts';
import { listStories, open, openStory, putStory, startStory } from '#person/keep/stories.ts';
import { goOnTo } from '#person/whose/story-bar.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import type { ReadyLine } from '#model/ready.ts';
import type { Labels } from '#strings/fill.ts';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';

interface Words { labels: Labels; lines: Record<'whose' | 'new' | 'shared' | 'cannot-keep' | 'cannot-keep-next' | 'not-a-photo' | 'not-a-photo-next', ReadyLine> }

/** Back to what the person came for. */
function goOn(): void {
  const to = sessionStorage.getItem(goOnTo);
  sessionStorage.removeItem(goOnTo);
  location.assign(to?.startsWith('/') && !to.startsWith('//') ? to : '/say/');
}

function StoryForm({ story, words, opened, onDone, onBack }: { story?: Story | undefined; words: Words; opened: boolean; onDone: (story: Story) => void; onBack?: (() => void) | undefined }) {
  const { labels, lines } = words;
  const [name, setName] = useState(story?.name ?? '');
  const [photo, setPhoto] = useState<Blob>();
  const [photoGone, setPhotoGone] = useState(false);
  const [failed, setFailed] = useState(false);
  const kept = usePiece(photoGone ? undefined : story?.photo);
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (!photo) return setShown(undefined);
    const address = URL.createObjectURL(photo);
    setShown(address);
    return () => URL.revokeObjectURL(address);
  }, [photo]);
  /** A photo still being made small: keeping waits for it. */
  const coming = useRef<Promise<Blob | undefined>>(Promise.resolve(undefined));
  const choose = (file: File) => {
    setFailed(false);
    coming.current = smallPhoto(file).then((small) => { setPhoto(small); setPhotoGone(false); return small; }).catch((why: unknown) => { if (!(why instanceof NotAPhoto)) throw why; setFailed(true); return undefined; });
  };
  const started = useRef(false);
  const done = async () => {
    // A second press of the same finger is no second Story.
    if (started.current) return;
    started.current = true;
    const made = story ? { ...story, name } : await startStory(name);
    const chosen = await coming.current;
    if (photoGone) delete made.photo;
    if (chosen) made.photo = await keepPiece(made.id, chosen);
    await putStory(made);
    onDone(made);
  };
  return (
    <div className="panel flow">
      <TypeHere label={labels['story.name'] ?? ''} value={name} onType={setName} autoFocus={opened} onDone={() => undefined} />
      <ChoosePhoto shown={shown ?? kept} words={{ choose: labels['ask.photo-choose'] ?? '', away: labels['ask.photo-away'] ?? '' }} onChoose={choose} onAway={() => { coming.current = Promise.resolve(undefined); setPhoto(undefined); setPhotoGone(true); }} />
      <div role="alert">{failed && <div className="panel sunny"><SaidLine id="not-a-photo" line={lines['not-a-photo']} /><SaidLine id="not-a-photo-next" line={lines['not-a-photo-next']} /></div>}</div>
      <div className="row">
        <Press look="strong" onPress={() => done()}>{story ? labels['story.keep'] : labels['story.start']}</Press>
        {onBack && <Press onPress={onBack}>{labels['ask.back']}</Press>}
      </div>
    </div>
  );
}

/** Whose Story: chosen by name and photo; a new one; the open one's name and photo changed. */
export function WhoseIsland({ words }: { words: Words }) {
  const { labels, lines } = words;
  const [stories, setStories] = useState<Story[]>();
  const [here, setHere] = useState<Story>();
  const [form, setForm] = useState<'first' | 'new' | 'change'>();
  const back = () => setForm(undefined);
  const [cannot, setCannot] = useState(false);
  useEffect(() => {
    void Promise.all([listStories(), openStory()]).then(([all, now]) => { setStories(all); setHere(now); if (all.length === 0) setForm('first'); }).catch(() => setCannot(true));
  }, []);
  if (cannot) return <div className="panel sunny"><SaidLine id="cannot-keep" line={lines['cannot-keep']} /><SaidLine id="cannot-keep-next" line={lines['cannot-keep-next']} /></div>;
  if (!stories) return <div className="waiting" aria-busy="true" />;
  return (
    <div className="wide-flow">
      {stories.length > 0 && (
        <ul className="whose-stories">
          {stories.map((story) => (
            <li key={story.id}>
              <Press onPress={() => { open(story.id); goOn(); }}>
                {story.photo ? <KeptPiece as="photo" words="" id={story.photo} /> : <PictureTile picture={lines.new.picture} />}
                <span>{story.name.trim() || labels['story.mine']}{here?.id === story.id && ` (${labels['story.open-now'] ?? ''})`}</span>
              </Press>
            </li>
          ))}
        </ul>
      )}
      {here && form !== 'change' && <p><Press onPress={() => setForm('change')}>{labels['story.change']}</Press></p>}
      {here && form === 'change' && <StoryForm story={here} words={words} opened onDone={goOn} onBack={back} />}
      {stories.length > 0 && <SaidLine id="shared" line={lines.shared} />}
      {form === 'new' || form === 'first' ? <StoryForm words={words} opened={form === 'new'} onDone={goOn} onBack={form === 'new' ? back : undefined} /> : <p><Press onPress={() => setForm('new')}>{labels['story.new']}</Press></p>}
    </div>
  );
}
