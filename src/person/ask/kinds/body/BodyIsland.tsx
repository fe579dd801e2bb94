import { memo, useRef, useState } from 'react';
import type { Said } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { moreWords } from '#strings/more-words.ts';
import { ShowMore } from '#ui/ShowMore.tsx';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { ChooseOne, PressChoices } from '#ui/Choices.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

const takeAway =
  (part: string) =>
  (before: Said): Said => {
    const { [part]: _away, ...rest } = before.body ?? {};
    return saying(before, { body: rest });
  };

/** A place in the body is chosen on the picture or in the list; then, in its place, how it feels there. */
const Body = memo(function Body({ question, labels, lines, said, give, after }: KindProps) {
  const [part, setPart] = useState<string>();
  /** Whether what was said of the body is looked at, as a list. */
  const [mine, setMine] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const parts = question.choices;
  const feels = question.with['feels'] ?? [];
  const body = said.body ?? {};
  const words = (id: string | undefined) => parts.find((p) => p.id === id)?.words ?? '';
  const choose = (id: string | undefined) => {
    setPart(id);
    setMine(false);
    if (id) setTimeout(() => title.current?.focus());
  };
  // Help stands behind how it feels, where the press was; what was said before has it behind the list.
  const how = part && body[part];
  const here = after && how && (after.at === how || after.at === part) ? { at: how, shows: after.shows } : undefined;
  const feel = (id: string) => {
    if (!part) return;
    give((before) => saying(before, { body: { ...before.body, [part]: id } }));
    announce(fill(labels['body.put'] ?? '', { part: words(part), feels: feels.find((f) => f.id === id)?.words ?? '' }));
  };
  const some = Object.keys(body).length > 0;
  return (
    <div className="body-kind">
      {(part !== undefined || some || mine) && (
        <div className="kind-row">
          {(part !== undefined || mine) && (
            <h2 ref={title} tabIndex={-1}>
              {part ? words(part) : labels['body.mine']}
            </h2>
          )}
          {part || mine ? (
            <Press look="small" onPress={() => choose(undefined)}>
              <Icon name="before" />
              {labels['body.back']}
            </Press>
          ) : (
            <Press icon="person" look="small" onPress={() => setMine(true)}>
              {labels['body.mine']}
            </Press>
          )}
        </div>
      )}
      {part ? (
        <>
          <SaidLine id="body-feels" line={lines['body-feels']} size="little" />
          <ShowMore key={part} choices={feels} chosen={[body[part] ?? '']} words={moreWords(labels)}>
            {(shown) => (
              <ChooseOne
                label={labels['body.feels'] ?? ''}
                {...shown}
                value={body[part]}
                onChange={feel}
                after={here}
              />
            )}
          </ShowMore>
        </>
      ) : mine ? (
        <ul className="week-cards">
          {Object.entries(body).map(([id, how]) => {
            const where = parts.find((p) => p.id === id);
            return (
              <li key={id}>
                {where && <PictureTile picture={where.picture} />}
                <span>{words(id)}</span>
                <strong>{feels.find((f) => f.id === how)?.words}</strong>
                <Press
                  icon="bin"
                  look="small"
                  onPress={() => {
                    give(takeAway(id));
                    announce(fill(labels['body.gone'] ?? '', { part: words(id) }));
                  }}
                  aria-label={`${labels['body.away'] ?? ''} ${words(id)}`}
                >
                  {labels['body.away']}
                </Press>
              </li>
            );
          })}
        </ul>
      ) : (
        <div className="body-two">
          {/* The picture is a second way for those who see and point; everybody has the list of the same places beside it. */}
          <div
            className="body-picture"
            aria-hidden="true"
            onClick={(e) => choose((e.target as HTMLElement).dataset['part'] ?? part)}
          >
            <img src={lines['body-mirror'].picture.address} alt="" />
            {parts.map((p) => (
              <span
                key={p.id}
                data-part={p.id}
                className={`spot spot-${p.id}`}
                data-marked={p.id in body || undefined}
              />
            ))}
          </div>
          <ShowMore choices={parts} chosen={Object.keys(body)} words={moreWords(labels)}>
            {(shown) => <PressChoices label={question.prompt.words} {...shown} value={part} onChange={choose} />}
          </ShowMore>
        </div>
      )}
      {!part && !mine && (
        <div className="where-room">
          <SaidLine id="body-mirror" line={lines['body-mirror']} size="little" />
        </div>
      )}
      {after && !here && after.shows}
    </div>
  );
});

/** A Question answered on a body: where, and how it feels there. */
export const BodyIsland = (props: AskProps) => <Asking {...props} kind={Body} how={props.lines['body-where']} />;
