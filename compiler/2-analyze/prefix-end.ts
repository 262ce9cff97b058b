/**
 * Whether a prefix has one possible end.
 *
 * An include's prefix is matched once; where it ends, the routes below begin, and it is never matched again with another end.
 * When every match of the prefix has the same end, matching prefix and route at once is therefore the same thing.
 *
 *     path("<str:user>/", include([path("edit/", …)]))     one end: no `<str>` contains "/", so the first "/" it is
 *     path("<path:file>/", include([path("edit/", …)]))    "a/edit/" could end after "a/" or after "a/edit/"
 *
 * Read from the left: after literals the end is certain. A parameter makes it uncertain, unless all its texts are equally long.
 * It becomes certain again at the first literal character that nothing since could have taken, which is then the first of its kind.
 */
import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import type { RoutePart } from "../ir/route.ts";

/** What is known of the end of a prefix. */
interface PrefixEnd {
  readonly isCertain: boolean;
  /** The parameter that leaves the end open. */
  readonly open: RoutePart | undefined;
}

interface Shape {
  /** Sources of the character classes its texts are made of; undefined when unknown. */
  readonly alphabet: readonly RegExp[] | undefined;
  /** All its texts have this many characters. */
  readonly length: number | undefined;
  /** It takes every character of its alphabet it meets: `[class]+` or `[class]*`. */
  readonly isRun: boolean;
  /** What matches depends on what stands before or after: `\b`, `^`, look-around. */
  readonly looksAround: boolean;
}

const parser = new RegExpParser({ ecmaVersion: 2024 });
const shapes = new Map<string, Shape>();

/** Whether every match of these parts, at the start of the same text, ends at the same place. */
export function hasCertainEnd(parts: readonly RoutePart[]): boolean {
  return endOf(parts).isCertain;
}

/** The parameter that leaves the end of a prefix open; undefined when the end is certain. */
export function openParam(parts: readonly RoutePart[]): RoutePart | undefined {
  return endOf(parts).open;
}

/** Whether matching `prefix` once, then `next` on what is left, is the same as matching both at once. */
export function isJoinable(
  prefix: readonly RoutePart[],
  next: readonly RoutePart[],
  isLast: boolean,
): boolean {
  if (prefix.length === 0) return true;
  if ([...prefix, ...next].some((part) => part.kind === "regexp")) return false;
  if (next.some((part) => part.kind === "param" && shapeOf(part.converter.regex).looksAround)) return false;
  if (hasCertainEnd(prefix)) return true;
  const last = prefix.at(-1);
  if (last?.kind !== "param" || !hasCertainEnd(prefix.slice(0, -1))) return false;
  const { isRun, alphabet } = shapeOf(last.converter.regex);
  if (!isRun || alphabet === undefined) return false;
  // A run stops before the first character outside its class, so a route that begins there finds it at its only end.
  const [first] = next;
  if (first === undefined) return isLast;
  return first.kind === "literal" && !canContain(alphabet, [...first.text][0]!);
}

function endOf(parts: readonly RoutePart[]): PrefixEnd {
  let open: RoutePart | undefined;
  let alphabet: RegExp[] = [];
  for (const part of parts) {
    if (part.kind === "regexp") return { isCertain: false, open: part };
    if (part.kind === "param") {
      const shape = shapeOf(part.converter.regex);
      if (open === undefined && shape.length !== undefined) continue;
      open ??= part;
      alphabet.push(...(shape.alphabet ?? [/^[^]$/u]));
      continue;
    }
    for (const character of part.text) {
      if (open === undefined) break;
      if (canContain(alphabet, character)) alphabet.push(exactly(character));
      else {
        open = undefined;
        alphabet = [];
      }
    }
  }
  return { isCertain: open === undefined, open };
}

const canContain = (alphabet: readonly RegExp[], character: string) =>
  alphabet.some((set) => set.test(character));

const exactly = (character: string) => new RegExp(`^\\u{${character.codePointAt(0)!.toString(16)}}$`, "u");

function shapeOf(regex: string): Shape {
  let shape = shapes.get(regex);
  if (shape === undefined) shapes.set(regex, (shape = readShape(regex)));
  return shape;
}

function readShape(regex: string): Shape {
  const pattern = parser.parsePattern(regex, 0, regex.length, { unicode: true, unicodeSets: false });
  const alphabet = new Set<string>();
  let isKnown = true;
  let looksAround = false;
  visitRegExpAST(pattern, {
    onCharacterEnter: ({ raw, parent }) => void (isInClass(parent) || alphabet.add(raw)),
    onCharacterSetEnter: ({ raw, parent }) => void (isInClass(parent) || alphabet.add(raw)),
    onCharacterClassEnter: ({ raw }) => void alphabet.add(raw),
    onBackreferenceEnter: () => void (isKnown = false),
    onAssertionEnter: () => void (looksAround = true),
  });
  return {
    alphabet: isKnown ? [...alphabet].map((set) => new RegExp(`^${set}$`, "u")) : undefined,
    length: isKnown && !looksAround ? lengthOf(pattern) : undefined,
    isRun: isRun(pattern),
    looksAround,
  };
}

const isInClass = ({ type }: AST.Node) => type === "CharacterClass" || type === "CharacterClassRange";

/** The one length, in characters, of all texts of a node; undefined when there are several. */
function lengthOf(node: AST.Node): number | undefined {
  if ("alternatives" in node)
    return common(node.alternatives.map((alternative) => lengthOf(alternative as AST.Node)));
  if (node.type === "Alternative") return sum(node.elements.map(lengthOf));
  if (node.type === "Quantifier")
    return node.min === node.max ? multiply(node.min, lengthOf(node.element)) : undefined;
  return node.type === "Character" || node.type === "CharacterSet" || node.type === "CharacterClass"
    ? 1
    : undefined;
}

const common = (lengths: readonly (number | undefined)[]) =>
  lengths.every((length) => length === lengths[0]) ? lengths[0] : undefined;
const sum = (lengths: readonly (number | undefined)[]) =>
  lengths.reduce(
    (total, length) => (total === undefined || length === undefined ? undefined : total + length),
    0,
  );
const multiply = (times: number, length: number | undefined) =>
  length === undefined ? undefined : times * length;

function isRun(pattern: AST.Pattern): boolean {
  const [alternative, ...others] = pattern.alternatives;
  const [element, ...rest] = alternative?.elements ?? [];
  return (
    others.length + rest.length === 0 &&
    element?.type === "Quantifier" &&
    element.greedy &&
    element.max === Infinity &&
    element.min <= 1 &&
    (element.element.type === "CharacterClass" || element.element.type === "CharacterSet")
  );
}
