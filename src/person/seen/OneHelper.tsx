import { useState } from 'react';
import type { Answer, Story } from '#model/answer.ts';
import type { MyHelper } from '#model/helping.ts';
import { dayFromNow } from '#model/calendar.ts';
import type { Offer } from '#model/offer.ts';
import { ourAddress } from '#model/our-address.ts';
import { isMissing } from '#model/still-missing.ts';
import { changeAsked, saidNow, toldOfNews } from '#person/keep/asked-to-help.ts';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { whenWanted } from '#post/when-wanted.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { Say } from '#story/Say.tsx';
import { dayOf, timeOf } from '#strings/day.ts';
import { fill } from '#strings/fill.ts';
import { AskOnce } from '#ui/AskOnce.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { AsTheySee } from './AsTheySee.tsx';
import { HelpLink } from './HelpLink.tsx';
import { OnMyOwn } from './OnMyOwn.tsx';
import { WhichTopics } from './WhichTopics.tsx';
import type { SeenWords } from './seen-words.ts';

interface Props {
  helper: MyHelper;
  story: Story;
  answers: readonly Answer[];
  offers: readonly Offer[];
  found: ReviewTopics;
  words: SeenWords;
  onChanged: () => unknown;
}
type Open = 'nothing' | 'see' | 'link' | 'topics' | 'let-see' | 'stop';

/** When they were asked, and when they last looked. */
function When({ helper: { since, looked, key }, words: { labels, lang } }: Pick<Props, 'helper' | 'words'>) {
  return (
    <p className="quiet">
      {[
        fill(labels['seen.since'] ?? '', { date: dayOf(since, lang) }),
        key &&
          looked &&
          fill(labels['seen.looked'] ?? '', { date: `${dayOf(looked, lang)}, ${timeOf(Date.parse(looked), lang)}` }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** One Helper from afar: what they can see and say, since when, when they last looked, and how to stop it. */
export function OneHelper({ helper, story, answers, offers, found, words, onChanged }: Props) {
  const { lines, labels } = words;
  const { name, topics } = helper;
  const [open, setOpen] = useState<Open>('nothing');
  const [done, setDone] = useState(false);
  const toggle = (what: Open) => {
    setDone(false);
    setOpen(open === what ? 'nothing' : what);
  };
  const fresh =
    helper.keys && helper.sees ? saidNow(answers, topics).filter(({ id }) => !helper.shown.includes(id)) : [];
  const change = (to: (kept: MyHelper) => MyHelper) => changeAsked(helper.id, to).then(onChanged);
  const id = (line: string) => `${line}-${helper.id}`;
  const say = (line: keyof SeenWords['lines']) => <Say from={lines} line={line} with={{ name }} id={id(line)} />;
  const head = (
    <h2 className="row seen-who">
      {helper.photo ? (
        <KeptPiece id={helper.photo} as="photo" words="" />
      ) : (
        <PictureTile picture={words.helper} size="little" />
      )}
      <span dir="auto">{name}</span>
    </h2>
  );
  if (!helper.keys && !helper.elsewhere) {
    return (
      <article className="panel flow" aria-label={name} data-helper={helper.id}>
        {head}
        {say('stopped')}
        {say('stopped-stays')}
        <p className="quiet">
          {helper.stopped && fill(labels['seen.stopped'] ?? '', { date: dayOf(helper.stopped, words.lang) })}
        </p>
      </article>
    );
  }
  const stop = async () => {
    setOpen('nothing');
    const { stopHelping } = await whenWanted(import('#person/send/with-helpers.ts'));
    await stopHelping(helper.id);
    onChanged();
  };
  const titles = found.topics.filter((t) => topics.includes(t.id)).map((t) => t.title.words);
  return (
    <article className="panel flow" aria-label={name} data-helper={helper.id}>
      {head}
      {say('helper-says')}
      {helper.sees && say('helper-sees')}
      <p>
        <strong>{titles.join(' · ')}</strong>
      </p>
      <When helper={helper} words={words} />
      {!helper.keys && say('elsewhere')}
      {helper.keys && !helper.key && say('not-opened')}
      {helper.news && (
        <div className="flow">
          {say('spoke')}
          <p>
            <a
              className="press strong"
              href={ourAddress('/my-story/')}
              onClick={() => {
                void toldOfNews(story.id);
              }}
            >
              <Icon name="eye" />
              {labels['seen.story']}
            </a>
          </p>
        </div>
      )}
      {offers.some(({ speaker }) => speaker.by === helper.key?.signs) && (
        <div className="panel sunny flow">
          {say('offers')}
          <p>
            <a className="press strong" href={ourAddress('/my-story/offered/')}>
              <Icon name="give" />
              {labels['offered']}
            </a>
          </p>
        </div>
      )}
      {(helper.others ?? []).length > 0 && (
        <div className="panel sunny flow">
          {say('others')}
          {say('others-next')}
        </div>
      )}
      {helper.newer && (
        <div className="panel sunny flow">
          {say('newer')}
          {say('newer-next')}
        </div>
      )}
      {/* What is too new for this software has a number too: it is here, and not missing. */}
      {!helper.newer && (isMissing(helper.counted ?? {}, dayFromNow(0)) || (helper.unopened ?? 0) > 0) && (
        <div className="panel sunny flow">
          {say('missing')}
          {say('missing-next')}
        </div>
      )}
      {fresh.length > 0 && (
        <div className="flow">
          {say('new')}
          {say('new-alone')}
        </div>
      )}
      <div role="status">{done && say('let-see')}</div>
      <p className="row">
        {helper.keys && (
          <>
            <Press icon="eye" aria-expanded={open === 'see'} onPress={() => toggle('see')}>
              {fill(labels[open === 'see' ? 'seen.see-away' : 'seen.see'] ?? '', { name })}
            </Press>
            {fresh.length > 0 && (
              <Press icon="give" aria-expanded={open === 'let-see'} onPress={() => toggle('let-see')}>
                {fill(labels['seen.let-see'] ?? '', { name })}
              </Press>
            )}
            <Press icon="parts" aria-expanded={open === 'topics'} onPress={() => toggle('topics')}>
              {labels['seen.topics-change']}
            </Press>
            {!helper.key && (
              <Press icon="give" aria-expanded={open === 'link'} onPress={() => toggle('link')}>
                {labels['seen.link']}
              </Press>
            )}
          </>
        )}
        <Press icon="close" aria-label={fill(labels['seen.stop-who'] ?? '', { name })} onPress={() => setOpen('stop')}>
          {labels['seen.stop']}
        </Press>
      </p>
      {open === 'see' && <AsTheySee {...{ helper, story, answers, found, words }} />}
      {open === 'link' && <HelpLink {...{ helper, story, words }} />}
      {open === 'let-see' && (
        <OnMyOwn words={words} back={{ href: ourAddress('/my-story/seen/'), words: labels['seen'] ?? '' }}>
          <AsTheySee
            helper={{ ...helper, shown: saidNow(answers, topics).map((a) => a.id) }}
            {...{ story, answers, found, words }}
          />
          <p>
            <Press
              icon="give"
              look="strong"
              onPress={() =>
                change((kept) => ({ ...kept, shown: saidNow(answers, kept.topics).map((a) => a.id) })).then(() => {
                  setOpen('nothing');
                  setDone(true);
                })
              }
            >
              {fill(labels['seen.let-see'] ?? '', { name })}
            </Press>
          </p>
        </OnMyOwn>
      )}
      {open === 'topics' && (
        <section className="flow">
          {say('topics')}
          <WhichTopics
            topics={found.topics}
            chosen={topics}
            onChoose={(chosen) => {
              void change((kept) => ({
                ...kept,
                topics: chosen,
                everAsked: [...new Set([...kept.everAsked, ...chosen])],
              }));
            }}
            words={words}
          />
          {say('topics-quiet')}
        </section>
      )}
      {open === 'stop' && (
        <AskOnce
          asks={`l-${id('stop-ask')}`}
          no={{ words: labels['seen.stop-no'], icon: 'next', onPress: () => setOpen('nothing') }}
          yes={{ words: labels['seen.stop-yes'], icon: 'close', onPress: stop }}
        >
          <Say from={lines} line="stop-ask" with={{ name }} id={id('stop-ask')} as="h2" />
          {say('stop-then')}
          {say('stop-words')}
          {say('stop-stays')}
        </AskOnce>
      )}
    </article>
  );
}
