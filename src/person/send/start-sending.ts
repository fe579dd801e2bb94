import { errandsFlag } from '#person/keep/waits.ts';

/** Sends what waits, on whatever screen the person is, when there is a way. What does it comes only where something waits. */
export function startSending(): void {
  const go = () => {
    if (errandsFlag() === null) return;
    void import('#person/send/run-errands.ts').then(({ runErrands }) => runErrands()).catch(() => undefined);
  };
  addEventListener('online', go);
  if (document.readyState === 'complete') go();
  else addEventListener('load', go);
}
