import { pressByResting } from './dwell.ts';
import { holdOff } from './hold.ts';
import { pressByNumbers } from './keys.ts';
import { scanBySwitch } from './switch.ts';

const ms = (seconds: string | undefined, usual: string) => Number(seconds ?? usual) * 1000;

let stopAll: (() => void)[] = [];
let running = '';

/** Starts what was chosen, in place of what was chosen before. Goes by the root of the screen, where what was kept stands, and what is only tried. */
export function pressAsChosen(): void {
  const {
    press,
    switchKey,
    stepKey,
    scanSpeed,
    scanFirst,
    scanRounds,
    scanSpoken = 'no',
    dwellTime,
    holdLeast,
    holdRepeats,
    pressKeys,
  } = document.documentElement.dataset;
  const chosen = JSON.stringify([
    press,
    switchKey,
    stepKey,
    scanSpeed,
    scanFirst,
    scanRounds,
    scanSpoken,
    dwellTime,
    holdLeast,
    holdRepeats,
    pressKeys,
  ]);
  if (chosen === running) return;
  running = chosen;
  for (const stop of stopAll) stop();
  stopAll = [];
  const hold = { least: ms(holdLeast, '0'), repeats: ms(holdRepeats, '0') };
  const scans = press === 'one-switch' || press === 'two-switches';
  // Switches hold off by themselves: before they step.
  if (!scans && (hold.least > 0 || hold.repeats > 0)) stopAll.push(holdOff(hold));
  if (pressKeys === 'yes') stopAll.push(pressByNumbers());
  if (press === 'dwell') stopAll.push(pressByResting(ms(dwellTime, '1')));
  if (!scans) return;
  const two = press === 'two-switches';
  const choose = switchKey ?? (two ? 'Enter' : 'Space');
  // One key for both would only step.
  const step = stepKey && stepKey !== choose ? stepKey : choose === 'Space' ? 'Enter' : 'Space';
  stopAll.push(
    scanBySwitch({
      choose,
      step: two ? step : undefined,
      hold,
      spoken: scanSpoken === 'yes' || scanSpoken === 'other' ? scanSpoken : 'no',
      pace: { speed: two ? undefined : ms(scanSpeed, '2'), first: ms(scanFirst, '1'), rounds: Number(scanRounds ?? 3) },
    }),
  );
}
