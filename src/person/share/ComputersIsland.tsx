import { useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import { byQuestion, viewsWait, withTheirs } from '#model/answers.ts';
import { aboutMeFile, recordPieces } from '#about-me/about-me-file.ts';
import { aboutMeRecord, type AboutMeRecord } from '#about-me/about-me-record.ts';
import { aboutMeText } from '#about-me/about-me-text.ts';
import { ourAddress } from '#model/our-address.ts';
import { wholeStory } from '#person/keep/copying.ts';
import { useStory } from '#person/keep/use-story.ts';
import type { MadeWords } from '#person/share/ready-sheet.ts';
import { ChooseTheirs } from '#story/ChooseTheirs.tsx';
import { questionsById } from '#story/questions-by-id.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { useTopics } from '#story/use-topics.ts';
import { asDataAddress } from '#ui/data-address.ts';
import { download, fileName } from '#ui/download.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

function recordOf(story: Story, answers: readonly Answer[], topics: ReviewTopics, words: MadeWords): AboutMeRecord {
  const questions = questionsById(topics.topics);
  const more = [...topics.feelings, ...words.unsaid];
  // It is read here first: a Helper's view waits for the person's own, as on every other screen of theirs.
  const waiting = new Set(
    [...byQuestion(answers)].flatMap(([id, said]) => (questions.has(id) && viewsWait(said) ? [id] : [])),
  );
  const shown = answers.filter((a) => a.speaker.whose !== 'helper' || !waiting.has(a.question));
  return aboutMeRecord({
    story,
    answers: shown,
    sectionOf: (id) => questions.get(id)?.section,
    words: (answer) =>
      spokenParts(saidParts(answer, questions.get(answer.question), more, words.labels, words.lang), words.labels),
  });
}

/** The Story for other systems: the PRSB About Me record as a FHIR document, and as plain text that can be read first. */
export function ComputersIsland({ words }: { words: MadeWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const topics = useTopics();
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  if (now.state !== 'here' || now.answers.length === 0)
    return (
      <div className="flow">
        <SaidLine id="nothing" line={lines.nothing} />
        <p>
          <a className="press strong" href={ourAddress('/say/')}>
            <Icon name="speech" />
            {labels['say']}
          </a>
        </p>
      </div>
    );
  const { story } = now;
  const answers = withTheirs(now.answers, theirs);
  const record = recordOf(story, answers, topics, words);
  const text = aboutMeText(record);
  const takeFhir = async () => {
    setBusy(true);
    const whole = await wholeStory(story);
    const pieces = await recordPieces(
      answers,
      whole.pieces.map(({ id, blob }) => [id, blob] as const),
      asDataAddress,
    );
    download(aboutMeFile(record, answers, pieces), fileName(story, new Date(), 'about-me', 'json'));
    setBusy(false);
  };
  return (
    <div className="wide-flow">
      <SaidLine id="computers-who" line={lines['computers-who']} />
      <SaidLine id="computers-careful" line={lines['computers-careful']} />
      <ChooseTheirs answers={now.answers} theirs={theirs} onChange={setTheirs} words={labels['story.theirs'] ?? ''} />
      <div className="row">
        <Press icon="save" look="strong" isDisabled={busy} onPress={() => takeFhir()}>
          {labels['computers.fhir']}
        </Press>
        <Press
          icon="save"
          onPress={() =>
            download(new Blob([text], { type: 'text/plain' }), fileName(story, new Date(), 'about-me', 'txt'))
          }
        >
          {labels['computers.text']}
        </Press>
      </div>
      <pre className="paper record" data-not-read tabIndex={0} aria-label={labels['computers.text']}>
        {text}
      </pre>
    </div>
  );
}
