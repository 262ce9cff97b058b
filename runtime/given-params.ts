/**
 * Params as a caller gives them. Given is what is enumerable, inherited or not, and is not undefined; only an own one can be
 * too many.
 */
export type GivenParams = Readonly<Record<string, unknown>>;

/** True when every name is given, and nothing else but `extras`, equal to these. */
export function areGiven(
  params: GivenParams,
  names: ReadonlySet<string>,
  isExtra: (name: string, value: unknown) => boolean,
): boolean {
  let missing = names.size;
  for (const name in params) {
    const value = params[name];
    if (value === undefined) continue;
    if (names.has(name)) missing--;
    else if (Object.hasOwn(params, name) && !isExtra(name, value)) return false;
  }
  return missing === 0;
}

const never = () => false;

/** The same without extras; fast for an object that lists its keys in the order of `names`. */
export function areJust(params: GivenParams, names: readonly string[]): boolean {
  let count = 0;
  for (const name in params) if (name !== names[count++]) return areGiven(params, new Set(names), never);
  return count === names.length || areGiven(params, new Set(names), never);
}
