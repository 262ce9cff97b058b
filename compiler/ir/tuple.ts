interface Tuple {
  readonly longer: WeakMap<object, Tuple>;
}

const empty: Tuple = { longer: new WeakMap() };

/**
 * One object for the same objects in the same order, as long as they live: the key, in a WeakMap, of what was made of them.
 * Forms that were not read anew are the same objects in the next run of a session.
 */
export function tupleOf(parts: readonly object[]): object {
  let tuple = empty;
  for (const part of parts) {
    let next = tuple.longer.get(part);
    if (next === undefined) tuple.longer.set(part, (next = { longer: new WeakMap() }));
    tuple = next;
  }
  return tuple;
}
