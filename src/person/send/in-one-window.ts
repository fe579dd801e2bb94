/** Does some work in one window at a time: two would only do the same twice, which is safe but slow. Where the browser has no locks, in each. */
export async function inOneWindow<T>(name: 'errands' | 'boxes' | 'helpers', work: () => Promise<T>): Promise<T> {
  const locks = (navigator as Navigator & { locks?: LockManager }).locks;
  return locks ? await locks.request(name, work) : work();
}
