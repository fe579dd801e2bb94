import { keptNames } from '#device/kept-names.ts';
import { useEffect, useRef, useState } from 'react';
import type { Story } from '#model/answer.ts';
import { asksPictures, notTold, opensByItself, type Lock } from '#model/lock.ts';
import { ourAddress } from '#model/our-address.ts';
import { keepPiece } from '#person/keep/answers.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { NotAPhoto, smallPhoto } from '#ui/small-photo.ts';
import { lockOf, toldOfOpening } from '#person/keep/locks.ts';
import { listStories, open, openStory, putStory, startStory } from '#person/keep/stories.ts';
import { AskPictures } from '#person/whose/AskPictures.tsx';
import type { LockWords } from '#person/whose/lock-words.ts';
import { PictureLock, WasOpened } from '#person/whose/PictureLock.tsx';
import { usePiece } from '#person/keep/use-piece.ts';
import type { ReadyLine } from '#model/ready.ts';
import type { Labels } from '#strings/fill.ts';
import { ChoosePhoto } from '#ui/ChoosePhoto.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { useAddress } from '#ui/use-address.ts';

interface Words {
  labels: Labels;
  lock: LockWords;
  lines: Record<'mine' | 'shared' | 'cannot-keep' | 'cannot-keep-next' | 'not-a-photo' | 'not-a-photo-next', ReadyLine>;
}

/** Back to what the person came for. */
function goOn(): void {
  const to = sessionStorage.getItem(keptNames.goOnTo);
  sessionStorage.removeItem(keptNames.goOnTo);
  location.assign(to?.startsWith('/') && !to.startsWith('//') ? to : ourAddress('/say/'));
}

function StoryForm({
  story,
  words,
  opened,
  onDone,
  onBack,
}: {
  story?: Story | undefined;
  words: Words;
  opened: boolean;
  onDone: (story: Story) => void;
  onBack?: (() => void) | undefined;
}) {
  const { labels, lines } = words;
  const [name, setName] = useState(story?.name ?? '');
  const [photo, setPhoto] = useState<Blob>();
  const [photoGone, setPhotoGone] = useState(false);
  const [failed, setFailed] = useState(false);
  const kept = usePiece(photoGone ? undefined : story?.photo);
  const shown = useAddress(photo);
  /** A photo still being made small: keeping waits for it. */
  const coming = useRef<Promise<Blob | undefined>>(Promise.resolve(undefined));
  const choose = (file: File) => {
    setFailed(false);
    coming.current = smallPhoto(file)
      .then((small) => {
        setPhoto(small);
        setPhotoGone(false);
        return small;
      })
      .catch((why: unknown) => {
        if (!(why instanceof NotAPhoto)) throw why;
        setFailed(true);
        return undefined;
      });
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
      <TypeHere
        label={labels['story.name'] ?? ''}
        value={name}
        onType={setName}
        autoFocus={opened}
        onDone={() => undefined}
      />
      <ChoosePhoto
        shown={shown ?? kept}
        words={{ choose: labels['ask.photo-choose'] ?? '', away: labels['ask.photo-away'] ?? '' }}
        onChoose={choose}
        onAway={() => {
          coming.current = Promise.resolve(undefined);
          setPhoto(undefined);
          setPhotoGone(true);
        }}
      />
      <div role="alert">
        {failed && (
          <div className="panel sunny">
            <SaidLine id="not-a-photo" line={lines['not-a-photo']} />
            <SaidLine id="not-a-photo-next" line={lines['not-a-photo-next']} />
          </div>
        )}
      </div>
      <div className="row">
        <Press look="strong" icon="tick" onPress={() => done()}>
          {story ? labels['story.keep'] : labels['story.start']}
        </Press>
        {onBack && (
          <Press icon="before" onPress={onBack}>
            {labels['ask.back']}
          </Press>
        )}
      </div>
    </div>
  );
}

/** One Story to open: its photo, its name, and whether pictures are asked for. */
function OneStory({
  story,
  lock,
  isOpen,
  words: { labels, lines },
  onPress,
}: {
  story: Story;
  lock: Lock | undefined;
  isOpen: boolean;
  words: Words;
  onPress: () => unknown;
}) {
  const also = [isOpen && labels['story.open-now'], asksPictures(lock) && labels['lock.asks']].filter(Boolean);
  return (
    <Press onPress={onPress}>
      {story.photo ? <KeptPiece as="photo" words="" id={story.photo} /> : <PictureTile picture={lines.mine.picture} />}
      <span>
        {story.name.trim() || labels['story.mine']}
        {also.length > 0 && ` (${also.join(', ')})`}
      </span>
      {asksPictures(lock) && <Icon name="lock" />}
    </Press>
  );
}

/** A Story that is to be opened and does not open at once: its pictures are asked for, or its owner is told something first. */
type Opening = { is: 'asked' | 'told'; lock: Lock };

/** Whose Story: chosen by name and photo, and by its pictures where it has a lock; a new one; the open one's name, photo and lock changed. */
export function WhoseIsland({ words }: { words: Words }) {
  const { labels, lines } = words;
  const [stories, setStories] = useState<Story[]>();
  const [locks, setLocks] = useState<ReadonlyMap<string, Lock>>(new Map());
  const [here, setHere] = useState<Story>();
  const [form, setForm] = useState<'first' | 'new' | 'change' | 'lock'>();
  const [opening, setOpening] = useState<Opening>();
  const back = () => setForm(undefined);
  const [cannot, setCannot] = useState(false);
  const look = async () => {
    const [all, now] = await Promise.all([listStories(), openStory()]);
    const found = await Promise.all(all.map(({ id }) => lockOf(id)));
    setLocks(new Map(found.flatMap((lock) => (lock ? [[lock.id, lock]] : []))));
    setStories(all);
    setHere(now);
    if (all.length === 0) setForm('first');
  };
  useEffect(() => {
    void look().catch(() => setCannot(true));
  }, []);
  if (cannot)
    return (
      <div className="panel sunny">
        <SaidLine id="cannot-keep" line={lines['cannot-keep']} />
        <SaidLine id="cannot-keep-next" line={lines['cannot-keep-next']} />
      </div>
    );
  if (!stories) return <div className="waiting" aria-busy="true" />;
  const goInto = (id: string) => {
    open(id);
    goOn();
  };
  const choose = async ({ id }: Story) => {
    const lock = here?.id === id ? undefined : await lockOf(id);
    if (!lock || opensByItself(lock)) goInto(id);
    else setOpening({ is: asksPictures(lock) ? 'asked' : 'told', lock });
  };
  if (opening?.is === 'asked') {
    const { lock } = opening;
    const opened = (how: 'with' | 'without') => {
      if (how === 'with' && notTold(lock).length > 0) setOpening({ is: 'told', lock });
      else goInto(lock.id);
    };
    return (
      <div data-alone="">
        <AskPictures
          lock={lock}
          words={words.lock}
          onOpen={opened}
          onBack={() => {
            setOpening(undefined);
          }}
        />
      </div>
    );
  }
  if (opening)
    return (
      <div data-alone="">
        <WasOpened
          lock={opening.lock}
          words={words.lock}
          onSeen={async () => {
            await toldOfOpening(opening.lock.id).catch(() => undefined);
            goInto(opening.lock.id);
          }}
        />
      </div>
    );
  if (here && form === 'lock')
    return (
      <div data-alone="">
        <PictureLock
          story={here.id}
          lock={locks.get(here.id)}
          words={words.lock}
          onChanged={look}
          onBack={back}
          onTrouble={() => {
            setCannot(true);
          }}
        />
      </div>
    );
  return (
    <div className="wide-flow">
      {stories.length > 0 && (
        <ul className="whose-stories">
          {stories.map((story) => (
            <li key={story.id}>
              <OneStory
                story={story}
                lock={locks.get(story.id)}
                isOpen={here?.id === story.id}
                words={words}
                onPress={() => choose(story)}
              />
            </li>
          ))}
        </ul>
      )}
      {here && form !== 'change' && (
        <p className="row">
          <Press icon="person" onPress={() => setForm('change')}>
            {labels['story.change']}
          </Press>
          <Press icon="lock" onPress={() => setForm('lock')}>
            {labels[asksPictures(locks.get(here.id)) ? 'lock.change' : 'lock.choose']}
          </Press>
        </p>
      )}
      {here && form === 'change' && <StoryForm story={here} words={words} opened onDone={goOn} onBack={back} />}
      {stories.length > 0 && <SaidLine id="shared" line={lines.shared} />}
      {form === 'new' || form === 'first' ? (
        <StoryForm words={words} opened={form === 'new'} onDone={goOn} onBack={form === 'new' ? back : undefined} />
      ) : (
        <p>
          <Press icon="plus" onPress={() => setForm('new')}>
            {labels['story.new']}
          </Press>
        </p>
      )}
    </div>
  );
}
