import 'fake-indexeddb/auto';

/** A place like localStorage, for tests that run without a browser. */
class Place implements Storage {
  #kept = new Map<string, string>();
  get length() {
    return this.#kept.size;
  }
  clear() {
    this.#kept.clear();
  }
  getItem(key: string) {
    return this.#kept.get(key) ?? null;
  }
  key(at: number) {
    return [...this.#kept.keys()][at] ?? null;
  }
  removeItem(key: string) {
    this.#kept.delete(key);
  }
  setItem(key: string, value: string) {
    this.#kept.set(key, value);
  }
}

for (const name of ['localStorage', 'sessionStorage'] as const)
  Object.defineProperty(globalThis, name, { value: new Place(), configurable: true });
