/**
 * A line to the server that breaks at one request: the server does what was asked, its answer is lost, and from then on there is no line.
 * `at`: which request that is, from 1. `begin`: counts anew, as a window that is opened again does. `mend`: the line is whole again.
 */
export interface BrokenLine {
  at: number;
  begin: () => void;
  mend: () => void;
}

/** Breaks the line of this process, at its first request to begin with. */
export function aBrokenLine(): BrokenLine {
  const real = globalThis.fetch;
  let requests = 0;
  const line: BrokenLine = {
    at: 1,
    begin: () => {
      requests = 0;
    },
    mend: () => {
      globalThis.fetch = real;
    },
  };
  globalThis.fetch = async (...asked) => {
    requests += 1;
    if (requests > line.at) throw new TypeError('There is no line.');
    const answer = await real(...asked);
    if (requests === line.at) throw new TypeError('The line broke.');
    return answer;
  };
  return line;
}
