import type { GroupRow, RowOf } from '#model/group-record.ts';
import { ourAddress } from '#model/our-address.ts';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';
import { useHash } from '#ui/use-hash.ts';
import { ChooseFrom } from './ChooseFrom.tsx';
import { go } from './own-go.ts';
import { BackToMade, OwnEnds, OwnMade } from './OwnMade.tsx';
import { OwnPart, type OwnLines, type OwnScreen } from './OwnPart.tsx';
import { OwnQuestion } from './OwnQuestion.tsx';
import {
  addStep,
  changeStep,
  makeSession,
  noteStep,
  ownSessions,
  runsOf,
  stepsOf,
  takeSession,
} from './own-sessions.ts';
import type { GroupWords } from './ready-session.ts';
import { Steps } from './Steps.tsx';
import { useKit } from './use-kit.ts';
import { WithRows } from './WithRows.tsx';
import { useWords } from './Words.tsx';
import { WriteHere } from './WriteHere.tsx';
import { keepRow } from './keep.ts';

/** Those that were made, and the way to a new one. */
function Made({ rows, own }: { rows: readonly GroupRow[]; own: OwnLines }) {
  const { session: picture } = useWords();
  return (
    <OwnPart id="own-what" line={own.what}>
      <OwnMade
        id="own-choose"
        choose={own.choose}
        picture={picture}
        made={ownSessions(rows).map(({ id, name }) => ({
          id,
          shown: (
            <span className="exact" dir="auto">
              {name}
            </span>
          ),
        }))}
      />
      <SaidLine id="own-comes" line={own.comes} />
      <SaidLine id="own-private" line={own.private} />
    </OwnPart>
  );
}

function Name({ own, session }: { own: OwnLines; session?: RowOf<'session'> }) {
  const { say } = useWords();
  return (
    <OwnPart id="own-name" line={own.name}>
      <WriteHere
        label={say('group.session-name')}
        most={80}
        pictured={false}
        was={session && { words: session.name }}
        onKeep={async ({ words: name }) => {
          if (!session) return go(await makeSession(name));
          await keepRow({ id: session.id, kind: 'session', name });
          return go(session.id);
        }}
        onEnd={() => go(session?.id ?? '')}
      />
    </OwnPart>
  );
}

/** Something to talk about: words and a picture, and nothing to count. */
function Talk({ rows, own, session, step: id, back }: OwnScreen & { step: string | undefined; back: () => void }) {
  const { say } = useWords();
  const row = stepsOf(rows, session.id).find((one) => one.id === id);
  const was = row?.step.is === 'talk' ? row.step.line : undefined;
  return (
    <OwnPart id="own-talk" line={own.talk}>
      <WriteHere
        label={say('group.our-talk')}
        most={200}
        was={was}
        onKeep={async (line) => {
          const step = { is: 'talk', line } as const;
          await (row && was ? changeStep(rows, row, step) : addStep(rows, session.id, step));
          back();
        }}
        onEnd={back}
      />
    </OwnPart>
  );
}

/** What who leads the Session is to know of a step: never on the big screen. */
function Note({ own, step, back }: { own: OwnLines; step: RowOf<'step'>; back: () => void }) {
  const { say } = useWords();
  return (
    <OwnPart id="own-note" line={own.note}>
      <WriteHere
        label={say('group.notes')}
        most={2000}
        pictured={false}
        was={step.notes ? { words: step.notes } : undefined}
        onKeep={({ words }) => noteStep(step, words).then(back)}
        onEnd={back}
      />
      {step.notes && (
        <p>
          <Press icon="bin" onPress={() => noteStep(step, '').then(back)}>
            {say('group.take-away')}
          </Press>
        </p>
      )}
    </OwnPart>
  );
}

/** One that was made: its steps, what can be added, and the start. */
function OneSession({ rows, kit, own, session }: OwnScreen) {
  const { say, lines, session: picture } = useWords();
  const steps = stepsOf(rows, session.id);
  const wasRun = runsOf(rows, session.id).length > 0;
  return (
    <OwnPart id="own-session" line={{ words: session.name, picture }}>
      {steps.length > 0 ? (
        <>
          <div className="row">
            <a className="press strong" href={ourAddress(`/groups/our-own/run/#${session.id}`)}>
              <Icon name="play" />
              {say('group.start')}
            </a>
            <a className="press" href={ourAddress(`/groups/our-own/paper/#${session.id}`)}>
              <Icon name="print" />
              {say('group.paper')}
            </a>
            <a className="press" href={ourAddress(`/groups/our-own/notes/#${session.id}`)}>
              <Icon name="eye" />
              {say('group.notes')}
            </a>
          </div>
          <Steps rows={rows} kit={kit} own={own} session={session} />
        </>
      ) : (
        <SaidLine id="own-empty" line={own.empty} />
      )}
      <div className="own-adds">
        {(
          [
            ['page', 'group.add-page', kit.pages[0]?.head.picture ?? picture],
            ['question', 'group.add-question', own.question.picture],
            ['own', 'group.add-own', own.prompt.picture],
            ['talk', 'group.add-talk', own.talk.picture],
          ] as const
        ).map(([to, label, shown]) => (
          <a key={to} className="press" href={`#${session.id}/${to}`}>
            <PictureTile picture={shown} />
            {say(label)}
          </a>
        ))}
        <Press onPress={() => addStep(rows, session.id, { is: 'break' })}>
          <PictureTile picture={kit.break.head.picture} />
          {say('group.add-break')}
        </Press>
      </div>
      <SaidLine id="own-comes" line={own.comes} size="little" />
      <OwnEnds of={session.id} take={say('group.take-run')} asks="l-own-take" onTake={() => takeSession(rows, session)}>
        <SaidLine id="own-take" line={own.take} as="h2" />
        <SaidLine id="own-take-said" line={wasRun ? own['take-said'] : lines['take-copies']} />
      </OwnEnds>
    </OwnPart>
  );
}

function All({ rows, own }: { rows: readonly GroupRow[]; own: OwnLines }) {
  const { lines } = useWords();
  const kit = useKit(true);
  const [id, part, of, at] = useHash();
  if (id === undefined) return <Made rows={rows} own={own} />;
  if (id === 'new') return <Name own={own} />;
  if (kit === undefined) return <div className="waiting" aria-busy="true" />;
  const session = ownSessions(rows).find((one) => one.id === id);
  if (kit === 'away' || !session)
    return (
      <OwnPart key="none" id="own-none" line={kit === 'away' ? lines['no-internet'] : own.none}>
        {kit === 'away' && <SaidLine id="own-none-next" line={lines['no-internet-next']} />}
        <p>
          <BackToMade strong />
        </p>
      </OwnPart>
    );
  const here: OwnScreen = { rows, kit, own, session };
  const back = () => go(session.id);
  if (part === 'name') return <Name own={own} session={session} />;
  if (part === 'page')
    return (
      <ChooseFrom
        key={of ?? ''}
        id="own-page"
        line={own.page}
        groups={kit.pages}
        group={of}
        here={`${session.id}/page`}
        onChoose={({ id: page }) => addStep(rows, session.id, { is: 'page', page }).then(back)}
        onEnd={back}
      />
    );
  if (part === 'question')
    return (
      <ChooseFrom
        key={of ?? ''}
        id="own-question"
        line={own.question}
        groups={kit.questions}
        group={of}
        here={`${session.id}/question`}
        onChoose={({ id: question }) => addStep(rows, session.id, { is: 'ready', question }).then(back)}
        onEnd={back}
      />
    );
  if (part === 'own') return <OwnQuestion key={`${of ?? ''}/${at ?? ''}`} {...here} step={of} at={at} go={go} />;
  if (part === 'talk') return <Talk key={of ?? ''} {...here} step={of} back={back} />;
  const noted = part === 'note' && stepsOf(rows, session.id).find((one) => one.id === of);
  if (noted) return <Note key={noted.id} own={own} step={noted} back={back} />;
  return <OneSession key={session.id} {...here} />;
}

/** Makes Sessions of the group's own, of Pages, Questions and what it types. All is kept at once, on this device alone. */
export function OurOwnIsland({ words, own }: { words: GroupWords; own: OwnLines }) {
  return (
    <WithRows words={words} title={own.what.words}>
      {(rows) => <All rows={rows} own={own} />}
    </WithRows>
  );
}
