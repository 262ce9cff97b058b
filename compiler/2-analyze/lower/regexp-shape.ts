import type { CharSet, Scan } from "../../ir/decision.ts";
import { anyChar, charSet, complement, meets, surrogates } from "./char-set.ts";

/** One piece of a simple regular expression. */
export interface Atom {
  readonly set: CharSet;
  /** As written, without its quantifier. */
  readonly text: string;
  readonly min: number;
  readonly max: number;
  /** The named group that holds it. */
  readonly group?: string;
  /** Set for a character written as itself. */
  readonly char?: string;
}

const classes: Readonly<Record<string, CharSet>> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: charSet([
    [9, 13],
    [32, 32],
    [160, 160],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ]),
};
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11 };

/** `\d`, `\/`, `\n`: a set; undefined for what is not simple. */
function escapeSet(letter: string): CharSet | undefined {
  const lower = letter.toLowerCase();
  const named = classes[lower];
  if (named !== undefined) return letter === lower ? named : complement(named);
  const code = controls[letter] ?? (/[a-z0-9]/i.test(letter) ? undefined : letter.charCodeAt(0));
  return code === undefined ? undefined : [[code, code]];
}

/** The set of `[…]`, without its brackets; undefined for what is not simple. */
function classSet(body: string): CharSet | undefined {
  const isNegated = body.startsWith("^");
  const ranges: (readonly [number, number])[] = [];
  const tokens = [...body.slice(isNegated ? 1 : 0).matchAll(/\\([^])|[^]/g)];
  for (let at = 0; at < tokens.length; at++) {
    const [text = "", letter] = tokens[at] ?? [];
    const set =
      letter === undefined ? charSet([[text.charCodeAt(0), text.charCodeAt(0)]]) : escapeSet(letter);
    if (set === undefined) return undefined;
    const dash = tokens[at + 1]?.[0];
    const end = tokens[at + 2];
    if (dash === "-" && end !== undefined) {
      const to =
        end[1] === undefined ? charSet([[end[0].charCodeAt(0), end[0].charCodeAt(0)]]) : escapeSet(end[1]);
      const first = set[0];
      const final = to?.[0];
      if (first === undefined || final === undefined || first[0] !== first[1] || final[0] !== final[1])
        return undefined;
      ranges.push([first[0], final[0]]);
      at += 2;
    } else ranges.push(...set);
  }
  const set = charSet(ranges);
  if (set.length === 0 || meets(set, surrogates)) return undefined;
  return isNegated ? complement(set) : set;
}

/**
 * The pieces of a regular expression that is a sequence of characters and classes with quantifiers, perhaps in named groups.
 * `rest` is where that ends: the length of the source when all of it was understood.
 */
export function atomsOf(source: string): { readonly atoms: readonly Atom[]; readonly rest: number } {
  const atoms: Atom[] = [];
  const token =
    /\(\?<(?<open>[^>=!]+)>|(?<close>\))|(?<one>\[(?<body>(?:\\[^]|[^\]\\])*)\]|\\(?<escape>[^])|(?<plain>[^\\^$.*+?()[\]{}|]))(?<times>[*+]|\{(?<low>\d+)(?<comma>,(?<high>\d*))?\})?(?![*+?{])/y;
  let group: string | undefined;
  let groupAt = 0;
  let atGroup = 0;
  let rest = 0;
  for (let at = 0; at < source.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(source)?.groups;
    if (found === undefined) break;
    if (found["open"] !== undefined) {
      if (group !== undefined) break;
      group = found["open"];
      groupAt = at;
      atGroup = atoms.length;
    } else if (found["close"] !== undefined) {
      if (group === undefined || /[*+?{]/.test(source[at + 1] ?? "") || atoms.length === atGroup) break;
      group = undefined;
    } else {
      const { one, body, escape, plain, times, low, comma, high } = found;
      const set =
        body !== undefined
          ? classSet(body)
          : escape !== undefined
            ? escapeSet(escape)
            : ([[plain!.charCodeAt(0), plain!.charCodeAt(0)]] as const);
      if (set === undefined) break;
      const min = times === undefined || times === "+" ? 1 : times === "*" ? 0 : Number(low);
      const max =
        times === undefined
          ? 1
          : low === undefined || high === ""
            ? Infinity
            : comma === undefined
              ? min
              : Number(high);
      const isCounted = max !== Infinity || min > 1;
      if (meets(set, surrogates) && (plain !== undefined ? times !== undefined : isCounted)) break;
      const isChar = times === undefined && set.length === 1 && set[0]?.[0] === set[0]?.[1];
      atoms.push({
        set,
        text: one!,
        min,
        max,
        ...(group !== undefined && { group }),
        ...(isChar && { char: String.fromCharCode(set[0]![0]) }),
      });
    }
    rest = token.lastIndex;
  }
  return group === undefined || rest < groupAt
    ? { atoms, rest }
    : { atoms: atoms.slice(0, atGroup), rest: groupAt };
}

/** How the pieces of one param are scanned; undefined when they are neither one run nor of one length. */
export function scanOf(atoms: readonly Atom[]): Scan | undefined {
  const [only] = atoms;
  if (only === undefined) return undefined;
  if (atoms.length === 1 && only.min !== only.max)
    return { kind: "run", set: only.set, min: only.min, max: only.max };
  if (atoms.some(({ min, max }) => min !== max)) return undefined;
  const sets = atoms.flatMap(({ set, min }) => Array.from({ length: min }, () => set));
  return sets.length > 0 && sets.length <= 64 ? { kind: "shape", sets } : undefined;
}

/** How the text that a converter's regular expression matches is scanned; undefined when only the expression can tell. */
export function scanOfConverter(regex: string): Scan | undefined {
  const { atoms, rest } = atomsOf(regex);
  if (rest < regex.length || atoms.some(({ group }) => group !== undefined)) return undefined;
  return scanOf(atoms);
}

/** Any text at all. */
export const anything: Scan = { kind: "run", set: anyChar, min: 0, max: Infinity };
