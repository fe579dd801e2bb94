import { Component, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { Way } from '#model/topic.ts';
import type { KindProps } from '#person/ask/Asking.tsx';
import { Press } from '#ui/Press.tsx';
import { SaidLine } from '#ui/SaidLine.tsx';

/** Recording, drawing and finding pictures come only when somebody wants them. */
const Ways = lazy(async () => ({ default: (await import('#person/ask/ways/Ways.tsx')).Ways }));

/** Without internet, or with a newer version on the server, the part may not come: said in a Line, and tried again by pressing. */
class IfItDoesNotCome extends Component<{ children: ReactNode; instead: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

/** What fits is none of the choices: then the other ways are offered first. */
export const saysSomethingElse = (said: KindProps['said']) => Boolean(said.chosen?.includes('something-else'));

/** Whether a free way besides own words is part of the Answer already. */
export const saidMyWay = (said: KindProps['said']) =>
  Boolean(said.voice ?? said.video ?? said.photo ?? said.drawing ?? said.pictures);

/** Any Question can be answered in another way than its own. `first` is open at once. */
export function SayItMyWay({ first, ...kind }: KindProps & { first?: Way | undefined }) {
  const { labels, lines } = kind;
  // A way that is open from the start is not in the HTML of the build: it comes with its script.
  const [here, setHere] = useState(first === undefined);
  useEffect(() => setHere(true), []);
  if (!here) return <div className="waiting-way" />;
  const instead = (
    <div className="panel sunny" role="alert">
      <SaidLine id="did-not-come" line={lines['did-not-come']} />
      <SaidLine id="did-not-come-next" line={lines['did-not-come-next']} />
      <p>
        <Press icon="again" onPress={() => location.reload()}>
          {labels['ask.try-again']}
        </Press>
      </p>
    </div>
  );
  return (
    <IfItDoesNotCome instead={instead}>
      <Suspense fallback={<div className="waiting-way" aria-busy="true" />}>
        <Ways {...kind} first={first} />
      </Suspense>
    </IfItDoesNotCome>
  );
}
