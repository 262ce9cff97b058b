/** What one run leaves for the next ones; nothing on it is anything but what a pure function gave. */
export interface Shelf<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  /** A run is over: what several in a row did not ask for is dropped. */
  turn(): void;
}

/** So many runs something may stay unused: a root that is broken for some saves reads nothing of the project. */
const patience = 4;

/** An empty shelf. */
export function createShelf<T>(): Shelf<T> {
  const entries = new Map<string, { readonly value: T; usedIn: number }>();
  let run = 0;
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry !== undefined) entry.usedIn = run;
      return entry?.value;
    },
    set: (key, value) => void entries.set(key, { value, usedIn: run }),
    delete: (key) => void entries.delete(key),
    turn() {
      run++;
      for (const [key, { usedIn }] of entries) if (usedIn < run - patience) entries.delete(key);
    },
  };
}
