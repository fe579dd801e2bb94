import { describe, expect, it } from 'vitest';
import { ratioOf, twoRuns, type Ratio } from '../../scripts/bench/two-runs.ts';

const run = (ours: number[], against: number[], what = 'a tap'): Map<string, Ratio> =>
  new Map([[what, ratioOf(ours, against)]]);

describe('a second run of the bench', () => {
  it('agrees up to 15 % above and below, and says all that it compared', () => {
    for (const now of [114, 86]) {
      const { lines, differ } = twoRuns(run([100, 100, 100], [100, 100, 100]), run([now, now, now], [100, 100, 100]));
      expect(differ).toBe(0);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^agrees {3}a tap .*1\.00 +(1\.14|0\.86) +[+−]14 %$/);
    }
  });

  it('names a ratio that differs, and says that it is chance where each run saw the middle of the other', () => {
    const { lines, differ } = twoRuns(run([80, 100, 125], [100, 100, 100]), run([95, 120, 130], [100, 100, 100]));
    expect(differ).toBe(1);
    expect(lines[0]).toMatch(/^DIFFERS {2}a tap .*1\.00 +1\.20 +\+20 %$/);
    expect(lines[1]).toContain('ours moved, 100 (80 to 125) and then 120 (95 to 130) ms');
    expect(lines[1]).toContain('chance');
    expect(lines[1]).not.toContain('more than chance');
  });

  it('says that it is more than chance where a run lies beside the other, and which side it was', () => {
    const { lines } = twoRuns(run([100, 101, 102], [50, 51, 52]), run([100, 101, 102], [80, 81, 82]));
    expect(lines[0]).toContain('DIFFERS');
    expect(lines[1]).toContain('what it is compared with moved, 51 (50 to 52) and then 81 (80 to 82) ms');
    expect(lines[1]).toContain('more than chance');
  });

  it('does not guess where next to nothing was measured', () => {
    expect(twoRuns(run([50], [100]), run([70], [100])).lines[1]).toContain('too few');
  });

  it('counts what one of the two runs did not measure', () => {
    const { lines, differ } = twoRuns(run([1], [1], 'a tap'), run([1], [1], 'a key'));
    expect(differ).toBe(2);
    expect(lines).toHaveLength(2);
  });

  it('compares nothing with nothing: that is a mistake', () => {
    expect(() => ratioOf([], [1])).toThrow();
    expect(() => ratioOf([1], [])).toThrow();
    expect(() => ratioOf([1], [0])).toThrow();
  });
});
