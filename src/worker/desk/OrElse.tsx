import { Component, Suspense, type ReactNode } from 'react';
import { SaidLine } from '#ui/SaidLine.tsx';
import { HereIs } from './here.ts';

/** Something that comes only when it is wanted: where it cannot come (no internet), the rest of the screen stays and says so. */
export class OrElse extends Component<{ children: ReactNode }, { failed: boolean }> {
  static override contextType = HereIs;
  declare context: React.ContextType<typeof HereIs>;
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    const line = this.context?.words.lines['no-internet'];
    return (
      <>
        <div role="alert">{this.state.failed && line && <SaidLine id="not-here" line={line} size="little" />}</div>
        {!this.state.failed && (
          <Suspense fallback={<div className="waiting-way" aria-busy="true" />}>{this.props.children}</Suspense>
        )}
      </>
    );
  }
}
