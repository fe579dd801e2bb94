import { useEffect, useState } from 'react';
import { fill } from '#strings/fill.ts';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { TypeHere } from '#ui/TypeHere.tsx';
import { useWaysWords } from '#ways/use-ways-words.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { ChoosePassphrase } from '#keys/ChoosePassphrase.tsx';
import type { DoorWords } from './door-words.ts';
import { endGoing, type Joining } from './joining.ts';
import { PhotoField } from './PhotoField.tsx';
import { Going, Step } from '#keys/Step.tsx';
import { Trouble } from './Trouble.tsx';
import { troubleOf, type TroubleKind } from './trouble.ts';
import { VoiceField } from './VoiceField.tsx';

/** Who joined, the secret of their spare key (shown once), and whether this device keeps their door. */
export interface Joined {
  keys: WorkerKeys;
  secret: string;
  kept: boolean;
}

interface Props {
  words: DoorWords;
  joining: Joining;
  onChange: (joining: Joining) => void;
  onJoined: (joined: Joined) => void;
}

const all = ['name', 'photo', 'about', 'reach', 'voice', 'team', 'passphrase'] as const;

/** What a worker is asked, one thing at a time. What is written is kept here until it is done; a photo and a voice are in memory only. */
export function JoinSteps({ words, joining, onChange, onJoined }: Props) {
  const { labels, lines } = words;
  const { said, role, invite } = joining;
  const steps = all.filter((step) => step !== 'team' || (role === 'lead' && !invite.team));
  const [at, setAt] = useState(0);
  const [photo, setPhoto] = useState<Blob>();
  const [voice, setVoice] = useState<Blob>();
  const [waiting, setWaiting] = useState(false);
  const [passphrase, setPassphrase] = useState<string>();
  const [far, setFar] = useState<number>();
  const [trouble, setTrouble] = useState<TroubleKind>();

  // The words of the recorder, before its step is there.
  useEffect(() => {
    useWaysWords.ahead();
  }, []);

  const make = async (chosen: string) => {
    setPassphrase(chosen);
    setTrouble(undefined);
    setFar(0);
    try {
      const { makeWorker } = await import('./join.ts');
      const made = await makeWorker(joining, chosen, { photo, voice }, setFar);
      await endGoing(joining);
      onJoined({ ...made, secret: joining.tokens.recovery });
    } catch (why) {
      setTrouble(troubleOf(why));
    } finally {
      setFar(undefined);
    }
  };

  if (far !== undefined) return <Going words={words} line="making" far={far} />;
  if (passphrase !== undefined && trouble)
    return (
      <div className="flow">
        <Trouble kind={trouble} words={words} />
        <p>
          <Press look="strong" onPress={() => make(passphrase)}>
            {labels['door.try-again']}
          </Press>
        </p>
      </div>
    );

  const step = steps[at] ?? 'name';
  const write = (key: keyof typeof said) => (typed: string) =>
    onChange({ ...joining, said: { ...said, [key]: typed } });
  const back = at > 0 ? () => setAt(at - 1) : undefined;
  const on = () => setAt(at + 1);
  const shared = { words, far: fill(labels['door.step'] ?? '', { n: at + 1, of: steps.length }), onBack: back };
  const little = (line: keyof typeof lines) => (
    <SaidLine key={line} id={`step-${line}`} line={lines[line]} size="little" />
  );
  const leaveOut = <Press onPress={on}>{labels['door.leave-out']}</Press>;
  const field = (key: 'name' | 'about' | 'reach' | 'team', label: string, rows = 1) => (
    <TypeHere
      label={labels[label] ?? ''}
      value={said[key]}
      onType={write(key)}
      onDone={() => undefined}
      lines={rows}
      autoFocus
    />
  );

  switch (step) {
    case 'name':
      return (
        <Step key={step} {...shared} asks="name" onNext={on} busy={!said.name.trim()}>
          {little('name-why')}
          {field('name', 'door.name')}
        </Step>
      );
    case 'photo':
      return (
        <Step
          key={step}
          {...shared}
          asks="photo"
          onNext={photo ? on : undefined}
          or={!photo && leaveOut}
          busy={waiting}
        >
          {little('photo-why')}
          <PhotoField words={words} photo={photo} onPhoto={setPhoto} onBusy={setWaiting} />
        </Step>
      );
    case 'about':
      return (
        <Step
          key={step}
          {...shared}
          asks="about"
          onNext={said.about.trim() ? on : undefined}
          or={!said.about.trim() && leaveOut}
        >
          {little('about-such')}
          {field('about', 'door.about', 2)}
        </Step>
      );
    case 'reach':
      return (
        <Step
          key={step}
          {...shared}
          asks="reach"
          onNext={said.reach.trim() ? on : undefined}
          or={!said.reach.trim() && leaveOut}
        >
          {little('reach-such')}
          {field('reach', 'door.reach')}
        </Step>
      );
    case 'voice':
      return (
        <Step key={step} {...shared} asks="voice" onNext={voice ? on : undefined} or={!voice && leaveOut}>
          <VoiceField words={words} voice={voice} onVoice={setVoice} />
        </Step>
      );
    case 'team':
      return (
        <Step key={step} {...shared} asks="team" onNext={on} busy={!said.team.trim()}>
          {little('team-why')}
          {field('team', 'door.team-name')}
        </Step>
      );
    case 'passphrase':
      return (
        <ChoosePassphrase
          key={step}
          {...shared}
          name={`${said.name} ${said.team}`}
          next={labels['door.make']}
          onChosen={(chosen) => void make(chosen)}
        />
      );
  }
}
