/** ms between two starts: the first, and the longest where it does not come up. */
const [soon, longest] = [1_000, 30_000];

/**
 * Starts the server, and starts it again, at most once a second, when it ends though nobody asked it to. One that never came up is
 * not tried again: what is wrong then stands in what it said. SIGTERM and SIGINT are passed on; it ends as the server ends.
 * @param {() => import('node:child_process').ChildProcess} start starts the server, which sends a message once it serves.
 */
export function watchOver(start) {
  let [ending, everServed, wait] = [false, false, soon];
  let child;
  let timer;
  const run = () => {
    timer = undefined;
    let over = false;
    child = start();
    child.on('message', () => {
      everServed = true;
      wait = soon;
    });
    const ended = (code) => {
      if (over) return;
      over = true;
      if (ending || !everServed) process.exit(code ?? 1);
      console.error('server: ended, and starts again');
      timer = setTimeout(run, wait);
      wait = Math.min(longest, wait * 2);
    };
    child.on('error', () => ended(1));
    child.on('exit', ended);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      ending = true;
      if (timer) process.exit(0);
      child.kill(signal);
    });
  }
  run();
}
