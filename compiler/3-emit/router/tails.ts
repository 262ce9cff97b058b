import type { Leaf, TailsStep } from "../../ir/decision.ts";
import { block, compare, hardline, ifBlock, lines } from "./code.ts";
import { call, type Doc, indent } from "../layout.ts";
import { emitLeaf, leafShape, patternComment } from "./leaf.ts";
import { after, type Emission, type Env, type Place, placeText, isPathEnd } from "./place.ts";
import { quoted } from "../words.ts";

type Tail = TailsStep["tails"][number];

/** Texts up to this length are compared character by character, longer ones by slices. */
const unrolled = 5;
/** A longer slice is no copy but a view, which compares several times slower in V8. */
const slice = 12;

/** Conditions that are true iff `text` stands at a place, given the offsets already seen; at least one. */
export function textTerms(at: Place, text: string, seen: readonly number[], isEnd: boolean): readonly Doc[] {
  const terms: Doc[] = [];
  let left = Array.from({ length: text.length }, (_, offset) => offset).filter(
    (offset) => !seen.includes(offset),
  );
  while (left.length > unrolled) {
    const from = left[0]!;
    const to = Math.min(from + slice, left.at(-1)! + 1);
    const end = isEnd && to === text.length ? [] : [placeText(after(at, to))];
    const part = call("path.slice", [placeText(after(at, from)), ...end]);
    terms.push(compare(part, "===", quoted(text.slice(from, to))));
    left = left.filter((offset) => offset >= to);
  }
  for (const offset of left) {
    const char = call("path.charCodeAt", [placeText(after(at, offset))]);
    terms.push(compare(char, "===", String(text.charCodeAt(offset))));
  }
  return terms;
}

/** The comment that names a character of a `case`. */
export const charComment = (char: number): string =>
  char > 32 && char < 127
    ? `// ${String.fromCharCode(char)}`
    : `// U+${char.toString(16).toUpperCase().padStart(4, "0")}`;

const endTerm = (at: Place, text: string) => compare("path.length", "===", placeText(after(at, text.length)));

/** `length - end`: what is left of the path from a place on, and what to add to it. */
const left = ({ name, offset }: Place) => ({
  text: name === undefined ? "path.length" : `path.length - ${name}`,
  offset,
});

/** One of several texts of one length, at the end of the path. */
export function choose(
  texts: readonly string[],
  at: Place,
  seen: readonly number[],
  answer: (index: number) => readonly Doc[],
): readonly Doc[] {
  const pick = (indices: readonly number[], known: readonly number[]): readonly Doc[] => {
    const [only] = indices;
    if (only === undefined) return [];
    if (indices.length === 1) {
      const terms = textTerms(at, texts[only]!, known, true);
      return terms.length === 0 ? answer(only) : [ifBlock(terms, answer(only))];
    }
    const length = texts[only]!.length;
    let best = 0;
    let most = 0;
    for (let offset = 0; offset < length; offset++) {
      const count = new Set(indices.map((index) => texts[index]!.charCodeAt(offset))).size;
      if (count > most) [most, best] = [count, offset];
    }
    const cases = groupBy(indices, (index) => texts[index]!.charCodeAt(best));
    return [
      block(`switch (path.charCodeAt(${placeText(after(at, best))}))`, [
        ...[...cases].map(([char, inside]) =>
          caseOf(char, pick(inside, [...known, best]), charComment(char)),
        ),
      ]),
    ];
  };
  return pick(
    Array.from(texts, (_, index) => index),
    seen,
  );
}

/** Items by key, in order of first appearance. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const leaves = (doc: Doc | undefined): boolean =>
  typeof doc === "string" ? /^(return|break) /.test(doc) : Array.isArray(doc) && leaves(doc[0]);

/** True for statements that nothing can follow. */
export const endsWithReturn = (body: readonly Doc[]): boolean => leaves(body.at(-1));

const isDeclaration = (doc: Doc): boolean =>
  typeof doc === "string" ? /^(const|let) /.test(doc) : Array.isArray(doc) && isDeclaration(doc[0] ?? "");

/** A case with its statements; it ends with `break` unless it has returned. */
export function caseOf(value: number, body: readonly Doc[], comment?: string): Doc {
  const statements = endsWithReturn(body) ? body : [...body, "break;"];
  if (body.some(isDeclaration)) {
    return block(`case ${value}:`, comment === undefined ? statements : [comment, ...statements]);
  }
  const label = comment === undefined ? `case ${value}:` : `case ${value}: ${comment}`;
  return [label, indent([hardline, lines(statements)])];
}

/** The rest of the path is one of some texts. */
export function emitTails({ tails }: TailsStep, env: Env, emission: Emission): readonly Doc[] {
  const shapes = groupBy(tails, ({ leaves }) =>
    leaves.length === 1 && leaves[0]!.captures.length > 0
      ? leafShape(emission.routes[leaves[0]!.route]!, leaves[0]!)
      : "",
  );
  return [...shapes].flatMap(([shape, group]) =>
    shape === "" || group.length === 1 ? emitEach(group, env, emission) : emitFound(group, env, emission),
  );
}

function byLength(
  tails: readonly Tail[],
  env: Env,
  answer: (tail: Tail, env: Env) => readonly Doc[],
): readonly Doc[] {
  const { at, seen } = env;
  const { text, offset } = left(at);
  const lengths = groupBy(tails, (tail) => tail.text.length);
  const inside = (group: readonly Tail[]) =>
    choose(
      group.map((tail) => tail.text),
      at,
      seen.filter((known) => known < group[0]!.text.length),
      (index) => answer(group[index]!, env),
    );
  const [only] = tails;
  if (only !== undefined && lengths.size === 1) {
    if (tails.length === 1) {
      const terms = textTerms(at, only.text, seen, true);
      if (only.text === "" && isPathEnd(at)) return answer(only, env);
      return [ifBlock([endTerm(at, only.text), ...terms], answer(only, env))];
    }
    return [ifBlock([endTerm(at, only.text)], inside(tails))];
  }
  return [
    block(
      `switch (${text})`,
      [...lengths].sort(([a], [b]) => a - b).map(([length, group]) => caseOf(length + offset, inside(group))),
    ),
  ];
}

function emitEach(tails: readonly Tail[], env: Env, emission: Emission): readonly Doc[] {
  return byLength(tails, env, ({ leaves }) => {
    const scope = isPathEnd(env.at) ? env.scope : env.scope.open();
    return leaves.flatMap((leaf: Leaf) => emitLeaf(leaf, { ...env, scope }, emission));
  });
}

/** The text tells only which route it is; the match is made once, below. */
function emitFound(tails: readonly Tail[], env: Env, emission: Emission): readonly Doc[] {
  const found = env.scope.claim("found");
  const inner = { ...env, scope: env.scope.open() };
  const [first] = tails;
  return [
    `let ${found}: ResolverMatch | undefined;`,
    ...byLength(tails, inner, ({ leaves: [leaf] }) => [
      patternComment(emission.routes[leaf!.route]!.pattern),
      `${found} = ${env.answerOf(leaf!.route)};`,
    ]),
    ifBlock([`${found} !== undefined`], emitLeaf(first!.leaves[0]!, inner, emission, found).slice(1)),
  ];
}
