import { memo, useRef, useState } from 'react';
import type { OneOfMine } from '#model/answer.ts';
import { saying } from '#model/answers.ts';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { OneForm } from '#person/ask/kinds/circle/OneForm.tsx';
import { KeptPiece } from '#person/keep/KeptPiece.tsx';
import { symbolAddress } from '#symbols/symbol-address.ts';
import { fill } from '#strings/fill.ts';
import { announce } from '#ui/announce.ts';
import { PictureTile } from '#ui/PictureTile.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** My people and my places, ring by ring: a circle of support. Those put here can be chosen in other Questions, and be Helpers. */
const Circle = memo(function Circle({ question, labels, lines, said, give }: KindProps) {
  const [open, setOpen] = useState<OneOfMine | 'new'>();
  const add = useRef<HTMLButtonElement>(null);
  const circle = said.circle ?? [];
  const who = question.with['who'] ?? [];
  const near = question.with['near'] ?? [];
  const nameOf = (one: OneOfMine) => one.name.trim() || (who.find((w) => w.id === one.who)?.words ?? '');
  const close = () => {
    setOpen(undefined);
    setTimeout(() => add.current?.focus());
  };
  const keep = (one: OneOfMine) => {
    give((before) => {
      const others = before.circle ?? [];
      return saying(before, {
        circle: others.some((o) => o.id === one.id) ? others.map((o) => (o.id === one.id ? one : o)) : [...others, one],
      });
    });
    announce(fill(labels['circle.kept'] ?? '', { name: nameOf(one) }));
    close();
  };
  const takeAway = (one: OneOfMine) => {
    give((before) => saying(before, { circle: (before.circle ?? []).filter((o) => o.id !== one.id) }));
    announce(fill(labels['circle.gone'] ?? '', { name: nameOf(one) }));
    setTimeout(() => add.current?.focus());
  };
  return (
    <div className="circle-kind">
      {open ? (
        <OneForm
          key={open === 'new' ? 'new' : open.id}
          {...(open === 'new' ? {} : { one: open })}
          {...{ who, near, labels, lines }}
          onKeep={keep}
          onBack={close}
        />
      ) : (
        <p>
          <Press icon="plus" look="strong" ref={add} onPress={() => setOpen('new')}>
            {labels['circle.add']}
          </Press>
        </p>
      )}
      {circle.length > 0 && !open && (
        <section className="flow" aria-labelledby="circle-mine">
          <h2 id="circle-mine">{labels['circle.mine']}</h2>
          {near.map((ring) => {
            const ones = circle.filter((one) => one.near === ring.id);
            return (
              ones.length > 0 && (
                <div key={ring.id} className={`ring ring-${ring.id} flow`}>
                  <SaidLine id={`ring-${ring.id}`} line={ring} as="h3" size="little" />
                  <ul className="circle-ones">
                    {ones.map((one) => (
                      <li key={one.id}>
                        {one.photo ? (
                          <KeptPiece id={one.photo} as="photo" words={nameOf(one)} />
                        ) : one.symbol ? (
                          <span className="tile tile-sky">
                            <img src={symbolAddress(one.symbol)} alt="" width="72" height="72" />
                          </span>
                        ) : (
                          <PictureTile picture={(who.find((w) => w.id === one.who) ?? ring).picture} />
                        )}
                        <strong className="exact" dir="auto">
                          {nameOf(one)}
                        </strong>
                        <Press icon="pen" look="small" onPress={() => setOpen(one)}>
                          {fill(labels['circle.change'] ?? '', { name: nameOf(one) })}
                        </Press>
                        <Press icon="bin" look="small" onPress={() => takeAway(one)}>
                          {fill(labels['circle.away'] ?? '', { name: nameOf(one) })}
                        </Press>
                      </li>
                    ))}
                  </ul>
                </div>
              )
            );
          })}
        </section>
      )}
    </div>
  );
});

/** A Question answered with the people and places around me. */
export const CircleIsland = (props: AskProps) => <Asking {...props} kind={Circle} how={props.lines['circle-add']} />;
