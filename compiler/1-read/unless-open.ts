const open = new Set<unknown>();

/** What reading a thing gives, unless it is already being read, further out: what holds itself has no value. */
export function unlessOpen<T>(thing: unknown, read: () => T, otherwise: () => T): T {
  if (open.has(thing)) return otherwise();
  open.add(thing);
  try {
    return read();
  } finally {
    open.delete(thing);
  }
}
