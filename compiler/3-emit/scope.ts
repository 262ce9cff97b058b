/** Words that no generated binding may have: reserved in modules, or read as something else where they stand. */
const reserved = new Set(
  (
    "abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default " +
    "delete do else enum eval export extends false finally for from function get if implements import in infer instanceof " +
    "interface is keyof let module namespace never new null number object of package private protected public readonly " +
    "require return set static string super switch symbol this throw true try type typeof undefined unique unknown using " +
    "var void while with yield Array Boolean Infinity Map Math NaN Number Object Promise Readonly Record RegExp Set String " +
    "Symbol Uint8Array globalThis __proto__ prototype"
  ).split(" "),
);

/** Names that are taken in one scope of the generated code. */
export interface Scope {
  /** A free identifier, taken from now on: the wanted word, or the word with the first number that makes it free. */
  claim(wanted: string): string;
  /** True for a name that is taken here or around. */
  has(name: string): boolean;
  /** A function inside has taken a name, which is not to be claimed here any more. */
  mention(name: string): void;
  /** A scope inside this one: it knows this one's names, this one never learns its own. */
  open(): Scope;
  /** The same for a function that refers to what this scope has yet to name: its names, and those inside it, are not claimed here. */
  openFunction(): Scope;
}

/** True for what can stand as a binding, or behind a dot, unquoted. */
export const isIdentifier = (word: string): boolean => /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(word);

/** Makes a scope; `outer` tells which names the scopes around it hold, `told` hears of those claimed in it and inside it. */
export function createScope(
  outer: (name: string) => boolean = (name) => reserved.has(name),
  told: (name: string) => void = () => {},
): Scope {
  const taken = new Set<string>();
  const inFunctions = new Set<string>();
  const next = new Map<string, number>();
  const isTaken = (name: string) => taken.has(name) || outer(name);
  const mention = (name: string) => void inFunctions.add(name);
  return {
    claim(wanted) {
      const cleaned = wanted.replace(/[^\p{ID_Continue}$]+/gu, "_");
      const word = isIdentifier(cleaned) ? cleaned : `_${cleaned}`;
      let name = word;
      let number = next.get(word) ?? 2;
      while (isTaken(name) || inFunctions.has(name)) name = `${word}${number++}`;
      next.set(word, number);
      taken.add(name);
      told(name);
      return name;
    },
    has: isTaken,
    mention,
    open: () => createScope(isTaken, told),
    openFunction: () => createScope(isTaken, mention),
  };
}
