import { useState } from 'react';
import { dayFromNow } from '#model/calendar.ts';
import type { Fits, Outcome } from '#model/letter.ts';
import { ourAddress } from '#model/our-address.ts';
import type { FromWorker } from '#model/reply.ts';
import { isMissing, isWaitedFor } from '#model/still-missing.ts';
import { CloseIt } from '#person/hear-back/CloseIt.tsx';
import type { HearWords } from '#person/hear-back/hear-words.ts';
import { needsIn } from '#person/hear-back/needs.ts';
import { NewWorker, type NewCard } from '#person/hear-back/NewWorker.tsx';
import { Understood } from '#person/hear-back/Understood.tsx';
import { ReplySaid } from '#person/hear-back/ReplySaid.tsx';
import { useHeard, type Between, type Looked } from '#person/hear-back/use-heard.ts';
import type { AskedNow } from '#person/keep/new-answer.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { CannotKeepSaid } from '#story/CannotKeepSaid.tsx';
import { giveWord } from '#person/send/give.ts';
import { runErrands } from '#person/send/when-wanted.ts';
import { whenWanted } from '#post/when-wanted.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { fillCount } from '#strings/fill.ts';
import { Icon } from '#ui/Icon.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useTopics } from '#story/use-topics.ts';

/** What the person says back to a Reply. */
interface Saying {
  promise: (reply: FromWorker, outcome: Outcome) => void;
  heard: (reply: FromWorker, fits: Fits) => void;
  mayRead: (reply: FromWorker, yes: boolean, card: NewCard) => Promise<void>;
}

/** Keeps what the person says, then sends it when there is a way. */
function useSaying({ story, workers, given }: Between, asked: AskedNow, onTrouble: (what: WentWrong) => void): Saying {
  const workerOf = (reply: FromWorker) => workers.find((w) => w.id === reply.thread);
  // The team knows of a promise where it was given the Letter: a back-up worker then sees what did not happen.
  const team = (reply: FromWorker) => 'of' in reply && given.some((g) => g.id === reply.of.letter && g.team);
  // Kept first; only then what is pressed is let go of. Sending goes on by itself.
  const say = (work: () => Promise<unknown>) =>
    work().then(
      () => {
        void runErrands().catch(() => undefined);
      },
      (why: unknown) => {
        onTrouble(whatWentWrong(why));
      },
    );
  return {
    promise: (reply, outcome) => {
      const worker = workerOf(reply);
      if (worker)
        void say(() => giveWord(story.id, worker, { kind: 'closes', promise: reply.id, outcome }, team(reply)));
    },
    heard: (reply, fits) => {
      const worker = workerOf(reply);
      if (worker) void say(() => giveWord(story.id, worker, { kind: 'heard-back', heard: reply.id, fits }));
    },
    mayRead: async (reply, yes, card) => {
      const worker = workerOf(reply);
      if (worker)
        await say(() =>
          yes
            ? whenWanted(import('#person/send/hand-over.ts')).then(({ sayYesToNewWorker }) =>
                sayYesToNewWorker(story, worker, reply.id, card, asked),
              )
            : giveWord(story.id, worker, { kind: 'may-read', handingOver: reply.id, yes }),
        );
    },
  };
}

type CannotLook = Exclude<Looked, 'no' | 'yes'>;
/** What is in the way of looking for news: each is another, and each has something else to do. */
const cannotLook = {
  'no-internet': ['cannot-look'],
  between: ['between', 'between-next'],
  busy: ['busy', 'busy-next'],
} as const satisfies Record<CannotLook, readonly string[]>;

/**
 * What was noticed to be missing: words of a worker that did not come, or that this software does not know yet (each of which may be what is
 * missing), or do not open, or a server that lost what it had.
 */
function Lost({ between: { workers, heard }, words: { lines, labels, lang } }: { between: Between; words: HearWords }) {
  const now = workers.find((w) => !w.until);
  const name = now?.card.name ?? '';
  const newer =
    (now?.newer?.things.length ?? 0) + heard.reduce((sum, h) => sum + (h.worker === now?.id ? (h.newer ?? 0) : 0), 0);
  // A number that is left out may be on its way, or be what this software does not know; what is there and does not open is neither.
  const missing = (newer === 0 && isMissing(now?.counted ?? {}, dayFromNow(-1))) || now?.unopened?.some(isWaitedFor);
  return (
    <div role="status">
      {now?.wentBack && dayFromNow(-14) <= now.wentBack.slice(0, 10) && (
        <div className="panel sunny flow">
          <Say from={lines} line="went-back" />
          <Say from={lines} line="went-back-next" />
        </div>
      )}
      {newer > 0 && (
        <div className="panel sunny flow">
          <SaidLine id="newer" line={lines.newer} words={fillCount(labels, 'hear.newer', newer, lang)} />
          <Say from={lines} line="newer-next" />
        </div>
      )}
      {missing && (
        <div className="panel sunny flow">
          <Say from={lines} line="missing" with={{ name }} />
          <Say from={lines} line="missing-next" with={{ name }} />
        </div>
      )}
    </div>
  );
}

function Replies({
  between,
  topics,
  words,
  looked,
}: {
  between: Between;
  topics: ReviewTopics;
  words: HearWords;
  looked: Looked;
}) {
  const { lines, labels } = words;
  const [trouble, setTrouble] = useState<WentWrong>();
  const saying = useSaying(between, words.who, setTrouble);
  const { promises, heard, handingOver } = needsIn(between, dayFromNow(0));
  // What stood as wanting a word when it was opened keeps its place: nothing jumps away under a finger.
  const [wanting] = useState(() => new Set<string>());
  for (const one of promises) if (one.asks) wanting.add(one.promise.id);
  for (const one of heard) if (!one.fits) wanting.add(one.reply.id);
  for (const one of handingOver) if (one.yes === undefined) wanting.add(one.reply.id);
  const all = between.heard.map((h) => h.reply);
  const done = new Set(promises.filter((p) => p.saidDone).map((p) => p.promise.id));
  const shown = all.filter((r) => !(r.kind === 'done' && done.has(r.promise)));
  const draw = (reply: FromWorker) => {
    const promise = promises.find((p) => p.promise.id === reply.id);
    const back = heard.find((h) => h.reply.id === reply.id);
    const over = handingOver.find((h) => h.reply.id === reply.id);
    return (
      <ReplySaid key={reply.id} reply={reply} answers={between.answers} topics={topics} words={words}>
        {promise && <CloseIt made={promise} words={words} onSay={(outcome) => saying.promise(reply, outcome)} />}
        {back && (
          <Understood
            reply={back.reply}
            fits={back.fits}
            words={words}
            story={between.story.id}
            onTell={(fits) => saying.heard(reply, fits)}
            onTrouble={setTrouble}
          />
        )}
        {reply.kind === 'check-in' &&
          reply.on &&
          between.workers.some((w) => w.id === reply.thread && !w.until && w.checkIn) && (
            <p>
              <a className="press" href={ourAddress('/my-worker/this-week/')}>
                <Icon name="tick" />
                {labels['worker.week']}
              </a>
            </p>
          )}
        {over && (
          <NewWorker
            reply={over.reply}
            yes={over.yes}
            words={words}
            onSay={(yes, card) => saying.mayRead(reply, yes, card)}
          />
        )}
      </ReplySaid>
    );
  };
  const first = shown.filter((r) => wanting.has(r.id));
  return (
    <div className="wide-flow">
      <div role="status">
        {looked in cannotLook && (
          <div className="panel sunny flow">
            {cannotLook[looked as CannotLook].map((line) => (
              <Say key={line} from={lines} line={line} />
            ))}
          </div>
        )}
      </div>
      <Lost between={between} words={words} />
      <CannotKeepSaid what={trouble} lines={lines} />
      {shown.length === 0 && looked !== 'no' && (
        <div className="flow">
          <Say from={lines} line="nothing" as="h2" />
          <Say from={lines} line="nothing-next" />
          <p>
            <a className="press strong" href={ourAddress('/give/')}>
              <Icon name="give" />
              {labels['give']}
            </a>
          </p>
        </div>
      )}
      {shown.length === 0 && looked === 'no' && <div className="waiting" aria-busy="true" />}
      {first.length > 0 && (
        <section className="wide-flow">
          <Say from={lines} line="needs-you" as="h2" />
          {first.map(draw)}
        </section>
      )}
      {shown.filter((r) => !wanting.has(r.id)).map(draw)}
    </div>
  );
}

/** What my worker said back: what wants a word from me first, then everything, the newest first. */
export function HeardIsland({ words }: { words: HearWords }) {
  const { lines, labels } = words;
  const now = useHeard();
  const topics = useTopics();
  if (now.state === 'cannot-keep')
    return (
      <div className="panel sunny">
        <Say from={lines} line="cannot-keep" />
        <Say from={lines} line="cannot-keep-next" />
      </div>
    );
  if (now.state === 'none')
    return (
      <div className="wide-flow">
        <Say from={lines} line="nothing" as="h2" />
        <Say from={lines} line="nothing-next" />
        <p>
          <a className="press strong" href={ourAddress('/give/')}>
            <Icon name="give" />
            {labels['give']}
          </a>
        </p>
      </div>
    );
  if (now.state !== 'here' || !topics) return <div className="waiting" aria-busy="true" />;
  return <Replies between={now.between} topics={topics} words={words} looked={now.looked} />;
}
