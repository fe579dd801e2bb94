/** Whether a way of pressing was switched on in *How I like it*: `settings/early.js` put what was chosen on the root. */
const isOn = ({ press = 'usual', holdLeast = '0', holdRepeats = '0', pressKeys = 'no' }: DOMStringMap): boolean =>
  press !== 'usual' || holdLeast !== '0' || holdRepeats !== '0' || pressKeys !== 'no';

/** Brings the ways of pressing that were switched on, now or when a setting changes. Who switched nothing on gets nothing. */
export function startPressing(): void {
  let came = false;
  const look = () => {
    if (!came && !isOn(document.documentElement.dataset)) return;
    came = true;
    void import('#pressing/start.ts').then(
      ({ pressAsChosen }) => pressAsChosen(),
      () => {
        came = false;
      },
    );
  };
  look();
  addEventListener('settings', look);
}
