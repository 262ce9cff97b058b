/**
 * Params as a caller gives them. Given is what has a value when it is asked for by its name, be it the getter of a class; where every
 * object has one (`constructor`), what is enumerable. Only what is own and enumerable can be too many.
 */
export type GivenParams = Readonly<Record<string, unknown>>;

const isGiven = (params: GivenParams, name: string): boolean =>
  params[name] !== undefined && (!(name in Object.prototype) || lists(params, name));

function lists(params: GivenParams, name: string): boolean {
  for (const key in params) if (key === name) return true;
  return false;
}

/** True when every name is given, and nothing else but `extras`, equal to these. */
export function areGiven(
  params: GivenParams,
  names: readonly string[],
  isExtra: (name: string, value: unknown) => boolean,
): boolean {
  for (const name in params) {
    if (names.includes(name) || !Object.hasOwn(params, name)) continue;
    const value = params[name];
    if (value !== undefined && !isExtra(name, value)) return false;
  }
  return names.every((name) => isGiven(params, name));
}

const never = () => false;

/** The same without extras; fast for an object that lists its keys in the order of `names`. */
export function areJust(params: GivenParams, names: readonly string[]): boolean {
  let count = 0;
  for (const name in params) if (name !== names[count++]) return areGiven(params, names, never);
  return count === names.length || areGiven(params, names, never);
}
