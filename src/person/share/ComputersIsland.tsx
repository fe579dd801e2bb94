import { useState } from 'react';
import type { Answer, Story, Token } from '#model/answer.ts';
import { byQuestion, viewsWait } from '#model/answers.ts';
import { nowHere } from '#model/token.ts';
import { aboutMeBundle, type RecordPiece } from '#about-me/about-me-fhir.ts';
import { aboutMeRecord, type AboutMeRecord } from '#about-me/about-me-record.ts';
import { aboutMeText } from '#about-me/about-me-text.ts';
import { adjustmentsOf } from '#about-me/reasonable-adjustments.ts';
import { wholeStory } from '#person/keep/copying.ts';
import { useStory } from '#person/keep/use-story.ts';
import { asDataAddress } from '#person/share/data-address.ts';
import { download, fileName } from '#person/share/download.ts';
import type { MadeWords } from '#person/share/ready-sheet.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { saidParts, spokenParts } from '#story/said-parts.ts';
import { useTopics } from '#story/use-topics.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** A UUID; `randomUUID` is missing on plain-http addresses of a local network. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function recordOf(story: Story, answers: readonly Answer[], topics: ReviewTopics, words: MadeWords): AboutMeRecord {
  const questions = new Map(topics.topics.flatMap((t) => t.questions).map((q) => [q.id, q]));
  const more = [...topics.feelings, ...words.unsaid];
  // It is read here first: a Helper's view waits for the person's own, as on every other screen of theirs.
  const waiting = new Set([...byQuestion(answers)].flatMap(([id, said]) => (questions.has(id) && viewsWait(said) ? [id] : [])));
  const shown = answers.filter((a) => a.speaker.whose !== 'helper' || !waiting.has(a.question));
  return aboutMeRecord({ story, answers: shown, sectionOf: (id) => questions.get(id)?.section, words: (answer) => spokenParts(saidParts(answer, questions.get(answer.question), more, words.labels, words.lang), words.labels) });
}

async function piecesFor(story: Story, answers: readonly Answer[]): Promise<Map<Token, RecordPiece>> {
  const seconds = new Map(answers.flatMap(({ said }) => [said.voice, said.video]).flatMap((one) => (one ? [[one.piece, one.seconds] as const] : [])));
  const whole = await wholeStory(story);
  return new Map(await Promise.all(whole.pieces.map(async ({ id, blob }) => {
    const address = await asDataAddress(blob);
    return [id, { type: blob.type || 'application/octet-stream', base64: address.slice(address.indexOf(',') + 1), seconds: seconds.get(id) }] as const;
  })));
}

/** The Story for other systems: the PRSB About Me record as a FHIR document, and as plain text that can be read first. */
export function ComputersIsland({ words }: { words: MadeWords }) {
  const { lines, labels } = words;
  const now = useStory();
  const topics = useTopics();
  const [busy, setBusy] = useState(false);
  if (now.state === 'reading' || !topics) return <div className="waiting" aria-busy="true" />;
  if (now.state !== 'here' || now.answers.length === 0) return <div className="flow"><SaidLine id="nothing" line={lines.nothing} /><p><a className="press strong" href="/say/"><Icon name="speech" />{labels['say']}</a></p></div>;
  const { story, answers } = now;
  const record = recordOf(story, answers, topics, words);
  const text = aboutMeText(record);
  const takeFhir = async () => {
    setBusy(true);
    const at = nowHere();
    const made = `${at.slice(0, 19)}${at.slice(-6)}`;
    const bundle = aboutMeBundle(record, { pieces: await piecesFor(story, answers), adjustments: adjustmentsOf(answers), made, id: uuid });
    download(new Blob([JSON.stringify(bundle, null, 1)], { type: 'application/fhir+json' }), fileName(story, new Date(), 'about-me', 'json'));
    setBusy(false);
  };
  return (
    <div className="wide-flow">
      <SaidLine id="computers-who" line={lines['computers-who']} />
      <SaidLine id="computers-careful" line={lines['computers-careful']} />
      <div className="row">
        <Press icon="save" look="strong" isDisabled={busy} onPress={() => takeFhir()}>{labels['computers.fhir']}</Press>
        <Press icon="save" onPress={() => download(new Blob([text], { type: 'text/plain' }), fileName(story, new Date(), 'about-me', 'txt'))}>{labels['computers.text']}</Press>
      </div>
      <pre className="paper record" data-not-read tabIndex={0} aria-label={labels['computers.text']}>{text}</pre>
    </div>
  );
}
