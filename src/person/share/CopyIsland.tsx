import { useState } from 'react';
import type { Story } from '#model/answer.ts';
import { ourAddress } from '#model/our-address.ts';
import { joinStory, wholeStory } from '#person/keep/copying.ts';
import { whatWentWrong, type WentWrong } from '#person/keep/went-wrong.ts';
import { openUnlocked } from '#person/keep/stories.ts';
import { useStory } from '#person/keep/use-story.ts';
import { CannotBringBack, readCopy, writeCopy, type Progress } from '#person/share/copy-file.ts';
import { download, fileName } from '#ui/download.ts';
import type { CopyWords } from '#person/share/labels.ts';
import { answersOf } from '#person/keep/answers.ts';
import { copiedNow, lastCopy } from '#person/share/last-copy.ts';
import { readableStory } from '#person/share/readable-story.tsx';
import { dayOf } from '#strings/day.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { useTopics } from '#story/use-topics.ts';
import { fill, fillCount } from '#strings/fill.ts';
import { escapeHtml } from '#ui/escape-html.ts';
import { ChooseFile } from '#ui/ChooseFile.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** What came of it. `newer`: how many things in the copy only newer software knows. */
type Told = 'taken' | WentWrong | CannotBringBack['line'] | { added: number; newStory: boolean; newer: number };

async function makeCopy(story: Story, topics: ReviewTopics, words: CopyWords, tell: Progress): Promise<Blob> {
  const whole = await wholeStory(story);
  const readable = await readableStory(story, whole.answers, {
    topics,
    unsaid: words.unsaid,
    labels: words.labels,
    lang: words.lang,
  });
  return writeCopy(whole, readable, escapeHtml(words.labels['print.cover'] ?? ''), words.lang, tell);
}

/** What came of taking or bringing back, in easy words. */
function Tell({ what, words: { lines: say, labels, lang } }: { what: Told; words: CopyWords }) {
  if (what === 'taken')
    return (
      <div className="panel sunny">
        <SaidLine id="copy-taken" line={say.taken} />
      </div>
    );
  if (typeof what === 'object') {
    const same = what.added === 0 && !what.newStory;
    return (
      <div className="panel sunny">
        {same && what.newer === 0 ? (
          <SaidLine id="copy-same" line={say.same} />
        ) : (
          <SaidLine id="copy-brought" line={say.brought} />
        )}
        {what.newer > 0 && (
          <>
            <SaidLine id="copy-newer" line={say.newer} words={fillCount(labels, 'copy.newer', what.newer, lang)} />
            <SaidLine id="copy-newer-next" line={say['newer-next']} />
          </>
        )}
        {what.newStory && <SaidLine id="copy-not-yours" line={say['not-yours']} />}
        {!same && <p>{fillCount(labels, 'copy.added', what.added, lang)}</p>}
        {!same && (
          <p>
            <a className="press strong" href={ourAddress('/my-story/')}>
              <Icon name="eye" />
              {labels['say.look-over']}
            </a>
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="panel sunny">
      <SaidLine id="copy-trouble" line={say[what]} />
      <SaidLine id="copy-nothing" line={say['copy-nothing-changed']} />
      {(what === 'full' || what === 'cannot-keep') && <SaidLine id="copy-trouble-next" line={say[`${what}-next`]} />}
    </div>
  );
}

/** Takes a copy of the open Story as one file, and brings a copy back, joining it with what is here. */
export function CopyIsland({ words }: { words: CopyWords }) {
  const { lines, labels, lang } = words;
  const now = useStory();
  const topics = useTopics();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const [far, setFar] = useState<{ done: number; of: number }>();
  const tell: Progress = (done, of) => setFar({ done, of });
  const doing = async (work: () => Promise<Told>) => {
    setBusy(true);
    setTold(undefined);
    try {
      setTold(await work());
    } catch (why) {
      if (why instanceof CannotBringBack) setTold(why.line);
      else setTold(whatWentWrong(why));
    } finally {
      setBusy(false);
      setFar(undefined);
    }
  };
  const take = (story: Story, found: ReviewTopics) =>
    doing(async () => {
      const answers = await answersOf(story.id);
      download(await makeCopy(story, found, words, tell), fileName(story, new Date()));
      copiedNow(story.id, answers);
      return 'taken';
    });
  const bring = (file: File) =>
    doing(async () => {
      const whole = await readCopy(file, tell);
      const joined = await joinStory(whole);
      await openUnlocked(whole.story.id);
      return { ...joined, newer: whole.newer };
    });
  const here = now.state === 'here' && now.answers.length > 0 ? now.story : undefined;
  const last = here && lastCopy(here.id);
  return (
    <div className="wide-flow">
      {here && topics && (
        <section className="panel flow">
          <h2>{labels['copy.take']}</h2>
          <SaidLine id="copy-open" line={lines.open} />
          <SaidLine id="copy-careful" line={lines.careful} />
          <p>
            <Press icon="save" look="strong" isDisabled={busy} onPress={() => take(here, topics)}>
              {labels['copy.take']}
            </Press>
          </p>
          {last !== undefined && (
            <p className="quiet">{fill(labels['copy.last'] ?? '', { date: dayOf(last, lang) })}</p>
          )}
        </section>
      )}
      <div role="status">
        {busy && (
          <div className="panel sunny flow">
            <SaidLine id="copy-busy" line={lines.busy} />
            {far && <progress value={far.done} max={far.of} aria-label={lines.busy.words} />}
          </div>
        )}
      </div>
      <div role="status">{told && <Tell what={told} words={words} />}</div>
      <section className="panel flow">
        <h2>{labels['copy.bring']}</h2>
        <SaidLine id="copy-bring" line={lines.bring} />
        <SaidLine id="copy-joins" line={lines.joins} />
        <ChooseFile
          id="copy-file"
          words={labels['copy.choose-file']}
          icon="open"
          accept=".html,text/html"
          isDisabled={busy}
          onChoose={(file) => {
            void bring(file);
          }}
        />
      </section>
    </div>
  );
}
