import { useCallback, useEffect, useRef, useState } from 'react';
import { keptNames } from '#device/kept-names.ts';
import type { ReadyChoice, ReadyLine } from '#model/ready.ts';
import { roomCode } from '#model/live-room.ts';
import { ourAddress } from '#model/our-address.ts';
import type { JoinBy } from '#post/live-room.ts';
import { Ended, NotThere, TryLater } from '#post/mailbox-errors.ts';
import { announce } from '#ui/announce.ts';
import { beginAt } from '#ui/begin-at.ts';
import { Came } from '#ui/Came.tsx';
import { ChooseOne } from '#ui/Choices.tsx';
import { PicturePad } from '#ui/PicturePad.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import {
  enterRoom,
  followAsked,
  forgetSaid,
  give,
  leaveRoom,
  readJoin,
  rememberSaid,
  saidTo,
  whereIn,
  type InRoom,
} from './phone.ts';
import type { RoomWords } from './room-words.ts';
import type { RoomQuestion } from './sealed-question.ts';

type Questions = Record<string, RoomQuestion>;

type Trouble = 'wrong' | 'no-internet' | 'busy';
const troubleOf = (why: unknown): Trouble | 'ended' =>
  why instanceof NotThere ? 'wrong' : why instanceof Ended ? 'ended' : why instanceof TryLater ? 'busy' : 'no-internet';

/** How far what was chosen came. */
type Went = 'going' | 'in' | 'late';

/** The question that stands, with its choices: as on every Question one is chosen, and can be changed until the next. */
function Asked({
  of,
  question,
  place,
  away,
  words,
  onEnded,
}: {
  of: string;
  question: RoomQuestion;
  place: InRoom;
  away: boolean;
  words: RoomWords;
  onEnded: () => void;
}) {
  const { lines } = words;
  const [chosen, setChosen] = useState(() => saidTo(of));
  const [went, setWent] = useState<Went | undefined>(() => (saidTo(of) === undefined ? undefined : 'in'));
  const newest = useRef(chosen);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    beginAt(top.current?.querySelector('h1') ?? null);
    scrollTo(0, 0);
    announce(question.head.words);
  }, [question]);
  const choose = (choice: string) => {
    newest.current = choice;
    setChosen(choice);
    setWent('going');
    rememberSaid(of, choice);
    void give(place, of, choice, () => newest.current === choice).then((came) => {
      if (came === 'ended') onEnded();
      else if (came !== 'changed' && newest.current === choice) setWent(came);
    });
  };
  const mine = question.choices.find((one) => one.id === chosen);
  const told = away ? (['away', 'away-next'] as const) : went === undefined ? [] : [went];
  return (
    <div className="room-asked wide-flow" ref={top}>
      <SaidLine id="room-asks" line={question.head} as="h1" />
      <ChooseOne label={question.head.words} choices={question.choices} value={chosen} onChange={choose} />
      <SaidLine id="room-change" line={lines.change} size="little" />
      {mine && <TakeHome key={mine.id} of={of} prompt={question.head} choice={mine} words={words} />}
      <div role="status" className="room-told">
        {told.map((line) => (
          <SaidLine key={line} id={`room-${line}`} line={lines[line]} size="little" />
        ))}
      </div>
    </div>
  );
}

/** Puts what was chosen into the person's own Story on this phone, where they want that. */
function TakeHome({
  of,
  prompt,
  choice,
  words: { lines, labels, lang },
}: {
  of: string;
  prompt: ReadyLine;
  choice: ReadyChoice;
  words: RoomWords;
}) {
  const [told, setTold] = useState<'at-home' | 'full' | 'cannot-keep'>();
  const take = async () => {
    try {
      const { takeHome } = await import('./take-home.ts');
      if ((await takeHome(of, prompt, choice, lang)) === 'kept') {
        setTold('at-home');
        return;
      }
      sessionStorage.setItem(keptNames.goOnTo, location.pathname);
      location.assign(ourAddress('/whose/'));
    } catch (why) {
      setTold(why instanceof Error && why.name === 'Full' ? 'full' : 'cannot-keep');
    }
  };
  return (
    <>
      <p>
        <Press icon="save" onPress={take}>
          {labels['room.take-home']}
        </Press>
      </p>
      <div role="status" className="flow">
        {told && <SaidLine id={`room-${told}`} line={lines[told]} size="little" />}
        {told && told !== 'at-home' && <SaidLine id={`room-${told}-next`} line={lines[`${told}-next`]} size="little" />}
      </div>
    </>
  );
}

/** In the room: the question that stands, or what to do until one does. */
function Inside({
  place,
  questions,
  words,
  onEnded,
}: {
  place: InRoom;
  questions: Questions;
  words: RoomWords;
  onEnded: () => void;
}) {
  const { lines } = words;
  const [{ of, own }, setAsked] = useState<{ of: string | null; own: RoomQuestion | undefined }>({
    of: null,
    own: undefined,
  });
  const [away, setAway] = useState(false);
  const ended = useRef(onEnded);
  // What is said when there is no line any more must be here before.
  useEffect(() => {
    for (const line of ['in', 'change', 'going', 'late', 'away', 'away-next', 'ended', 'ended-next'] as const)
      new Image().src = lines[line].picture.address;
  }, [lines]);
  useEffect(() => {
    ended.current = onEnded;
  });
  useEffect(() => {
    const stop = new AbortController();
    void followAsked(
      place,
      {
        asked: (now, words) => {
          if (now === null || saidTo(now) === undefined) forgetSaid();
          // The same words come again when they are sealed for another phone.
          setAsked((was) => (was.of === now && was.own ? was : { of: now, own: words }));
        },
        away: setAway,
      },
      stop.signal,
    ).then((came) => {
      if (came === 'ended') ended.current();
    });
    return () => {
      stop.abort();
    };
  }, [place]);
  const question = of === null ? undefined : (questions[of] ?? own);
  return (
    <>
      {of !== null && question ? (
        <Asked key={of} of={of} question={question} place={place} away={away} words={words} onEnded={onEnded} />
      ) : (
        <Came key="waiting">
          {(['waiting', 'waiting-next', 'waiting-comes', 'no-name'] as const).map((line) => (
            <SaidLine key={line} id={`room-${line}`} line={lines[line]} as={line === 'waiting' ? 'h1' : 'p'} />
          ))}
          {away && (
            <div className="room-told">
              <SaidLine id="room-away" line={lines.away} size="little" />
              <SaidLine id="room-away-next" line={lines['away-next']} size="little" />
            </div>
          )}
        </Came>
      )}
    </>
  );
}

type Now =
  | { is: 'looking' }
  | { is: 'asks'; trouble?: Trouble; n: number }
  | { is: 'in'; place: InRoom; questions: Questions }
  | { is: 'ended' };

/** Joins a live room by the code on the screen or by its pictures, and answers in it. */
export function JoinIsland({ words }: { words: RoomWords }) {
  const { lines, labels, pictures } = words;
  const [now, setNow] = useState<Now>({ is: 'looking' });
  const [pressed, setPressed] = useState<string[]>([]);
  const tries = useRef(0);
  const go = useCallback(async (enter: () => Promise<InRoom>) => {
    try {
      const [place, came] = await Promise.all([enter(), fetch(ourAddress('/groups/asked.json'))]);
      setNow({ is: 'in', place, questions: (await came.json()) as Questions });
    } catch (why) {
      const trouble = troubleOf(why);
      setNow(trouble === 'ended' ? { is: 'ended' } : { is: 'asks', trouble, n: (tries.current += 1) });
    }
  }, []);
  const by = useRef<() => Promise<InRoom>>(undefined);
  useEffect(() => {
    const code = readJoin(location.hash);
    // The code is taken out of the address as soon as it was read: it would stand in the browser's history.
    if (location.hash.length > 1) history.replaceState(history.state, '', location.pathname);
    const was = whereIn();
    by.current = code ? () => enterRoom({ join: code.join }, code.to) : was ? () => Promise.resolve(was) : undefined;
    if (by.current) void go(by.current);
    else setNow({ is: 'asks', n: 0 });
  }, [go]);
  const press = (ids: string[]) => {
    setPressed(ids.length === roomCode ? [] : ids);
    if (ids.length < roomCode) return;
    const code: JoinBy = { pictures: ids.map((id) => pictures.findIndex((one) => one.id === id)) };
    by.current = () => enterRoom(code);
    setNow({ is: 'looking' });
    void go(by.current);
  };
  const onEnded = useCallback(() => {
    leaveRoom();
    setNow({ is: 'ended' });
  }, []);
  if (now.is === 'looking') return <div className="waiting" aria-busy="true" />;
  if (now.is === 'in') return <Inside place={now.place} questions={now.questions} words={words} onEnded={onEnded} />;
  if (now.is === 'ended') {
    return (
      <Came key="ended">
        <SaidLine id="room-ended" line={lines.ended} as="h1" />
        <SaidLine id="room-ended-next" line={lines['ended-next']} />
        <p>
          <Press
            icon="two"
            onPress={() => {
              setNow({ is: 'asks', n: 0 });
            }}
          >
            {labels['room.new']}
          </Press>
        </p>
      </Came>
    );
  }
  return (
    <section className="wide-flow">
      {now.trouble && (
        <Came key={now.n} className="panel sunny flow">
          <SaidLine id="room-trouble" line={lines[now.trouble]} />
          <SaidLine id="room-trouble-next" line={lines[`${now.trouble}-next`]} />
          {now.trouble !== 'wrong' && (
            <p>
              <Press icon="again" onPress={() => (by.current ? go(by.current) : undefined)}>
                {labels['room.again']}
              </Press>
            </p>
          )}
        </Came>
      )}
      <SaidLine id="room-join" line={lines.join} as="h1" />
      <SaidLine id="room-join-how" line={lines['join-how']} />
      <div className="room-pad">
        <PicturePad
          label={labels['room.pictures'] ?? ''}
          pressedLabel={labels['room.pressed'] ?? ''}
          pictures={pictures}
          length={roomCode}
          pressed={pressed}
          onPress={press}
        />
      </div>
    </section>
  );
}
