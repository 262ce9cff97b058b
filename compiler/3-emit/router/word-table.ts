import type { Leaf, Step, Steps, WordsStep } from "../../ir/decision.ts";
import type { FlatRoute } from "../../ir/route.ts";
import { tupleOf } from "../../ir/tuple.ts";
import { array, block, compare, declare, hardline, ifBlock } from "./code.ts";
import { call, type Doc, indent, print } from "../layout.ts";
import { leafShape } from "./leaf.ts";
import { after, type Emission, type Env, placeText } from "./place.ts";
import { matcherFunction } from "./matcher-function.ts";
import { recall } from "./recall.ts";
import { choosePicks, hashFunction, slotsFor } from "./word-hash.ts";
import { camelCase, quoted } from "../words.ts";

/** A longer slice is no copy but a view, which compares several times slower in V8: a word is kept in two parts. */
const head = 12;

/** How much of what stands before the words is proved apart: the rest is part of the words, as far as two parts hold it. */
export function provedApart({ prefix, words }: WordsStep): number {
  const longest = prefix.length + Math.max(...words.map(({ word }) => word.length));
  return Math.min(Math.max(0, longest - 2 * head), prefix.length);
}

const leafShapes = new WeakMap<FlatRoute["stages"], string>();

/** The same steps as a word, and their routes in the order in which it names them. */
interface Shape {
  readonly shape: string | undefined;
  readonly order: readonly number[];
}

const shapes = new WeakMap<Steps, Shape>();

/** What stands behind a word: it numbers its own routes, so its shape depends on nothing else. */
function shapeBehind(next: Steps, emission: Emission): Shape {
  const known = shapes.get(next);
  if (known !== undefined) return known;
  const order: number[] = [];
  const found = { shape: shapeOf(next, emission, order), order };
  shapes.set(next, found);
  return found;
}

/** Steps as a word that is the same for steps that differ in their routes only; undefined where one needs code of its own. */
function shapeOf(steps: Steps, emission: Emission, routes: number[]): string | undefined {
  const shapes: string[] = [];
  for (const step of steps) {
    const shape = shapeOfStep(step, emission, routes);
    if (shape === undefined) return undefined;
    shapes.push(shape);
  }
  return `[${shapes.join()}]`;
}

function shapeOfStep(step: Step, emission: Emission, routes: number[]): string | undefined {
  const leafOf = (leaf: Leaf) => {
    routes.push(leaf.route);
    const flat = emission.routes[leaf.route]!;
    const shape =
      leafShapes.get(flat.stages) ??
      `${leafShape(flat, leaf)}${leaf.captures.map(({ name }) => name).join()}`;
    leafShapes.set(flat.stages, shape);
    return shape;
  };
  switch (step.kind) {
    case "tails":
      return `tails ${step.tails.map(({ text, leaves }) => `${quoted(text)} ${leaves.map(leafOf).join()}`).join()}`;
    case "scan": {
      const next = shapeOf(step.next, emission, routes);
      return next && `scan ${JSON.stringify(step.scan)} ${step.capture.name} ${next}`;
    }
    case "split": {
      const ways = step.ways.map(({ pieces, next }) => {
        const behind = shapeOf(next, emission, routes);
        const parts = pieces.map((piece) =>
          piece.kind === "text" ? piece.text : [piece.scan, piece.capture.name],
        );
        return behind && `${JSON.stringify(parts)} ${behind}`;
      });
      return ways.includes(undefined) ? undefined : `split ${step.isOpen} ${ways.join()}`;
    }
    case "heads":
      return shapeOfBranch(step.branch, emission, routes);
    default:
      return undefined;
  }
}

function shapeOfBranch(
  branch: (Step & { kind: "heads" })["branch"],
  emission: Emission,
  routes: number[],
): string | undefined {
  if (branch.kind === "text") {
    const next = shapeOf(branch.next, emission, routes);
    return next && `text ${quoted(branch.text)} ${branch.seen.join()} ${next}`;
  }
  const cases = branch.cases.map(
    ({ char, branch: inner }) => [char, shapeOfBranch(inner, emission, routes)] as const,
  );
  if (cases.some(([, shape]) => shape === undefined)) return undefined;
  return `switch ${branch.offset} ${cases.map(([char, shape]) => `${char} ${shape}`).join()}`;
}

const rowsOf = new WeakMap<Steps, { readonly facts: string; readonly text: string }>();

/** A row of the table, laid out where it will stand. */
function rowOf(next: Steps, facts: string, write: () => Doc): string {
  const before = rowsOf.get(next);
  if (before?.facts === facts) return before.text;
  const text = print(indent(["  ", write(), ","]));
  rowsOf.set(next, { facts, text });
  return text;
}

/** The code of many words: a table, the functions behind its words (one for all words with the same routes), a lookup. */
export function emitWords(
  step: WordsStep,
  env: Env,
  emission: Emission,
  emitBehind: (steps: Steps, env: Env, emission: Emission) => readonly Doc[],
): Doc {
  const { scope } = emission;
  const word = `under ${step.prefix}`;
  const finders = new Map<string, string>();
  const apart = provedApart(step);
  const before = step.prefix.slice(apart);
  const rows = step.words.map(({ word: text, next, routes: own }): Doc => {
    const answerOf = (route: number) => env.answerOf(own[route]!);
    const behind: Emission = { ...emission, routes: own.map((route) => emission.routes[route]!) };
    const { shape, order } = shapeBehind(next, behind);
    const key = shape ?? `own ${text}`;
    let find = finders.get(key);
    if (find === undefined) {
      find = scope.claim(camelCase(`behind ${shape === undefined || finders.size > 0 ? text : step.prefix}`));
      finders.set(key, find);
      const name = find;
      const write = (module: Emission) =>
        module.above.push(
          finderOf(
            name,
            next,
            shape === undefined ? undefined : order,
            { ...env, answerOf },
            module,
            emitBehind,
          ),
        );
      if (shape === undefined) write(behind);
      else recall(stagesOf(order, behind), `${name} ${shape}`, behind, write);
    }
    const answers = shape === undefined ? [] : order.map(answerOf);
    return rowOf(next, `${quoted(before + text)} ${find} ${answers.join(" ")}`, () =>
      array([quoted(before + text), find, array(answers)]),
    );
  });
  const texts = step.words.map(({ word: text }) => before + text);
  const hash = scope.claim(camelCase(`hash ${word}`));
  const table = scope.claim(camelCase(`words ${word}`));
  const lookup = scope.claim(camelCase(word));
  const begin = after(env.at, apart);
  const start = placeText(begin);
  const shortest = Math.min(...texts.map((text) => text.length));
  const limit = placeText(after(begin, head));
  const slots = slotsFor(texts.length);
  const isShort = texts.every((text) => text.length <= head);
  const headEnd = isShort ? "end" : shortest >= head ? limit : `Math.min(end, ${limit})`;
  emission.support.add("words");
  emission.above.push(
    [hashFunction(hash, choosePicks(texts), slots), hardline],
    [
      `const ${table} = tableOf(${hash}, ${slots}, [`,
      rows.map((row) => ["\n", row]),
      hardline,
      "]);",
      hardline,
    ],
    [
      `// ${step.prefix}…/`,
      hardline,
      block(
        `function ${lookup}(path: string${env.at.name === undefined ? "" : `, ${env.at.name}: number`}): ResolverMatch | null`,
        [
          declare("end", call("path.indexOf", ['"/"', placeText(after(env.at, step.prefix.length))])),
          ifBlock([`end < ${placeText(after(begin, shortest))}`], ["return null;"]),
          declare("head", call("path.slice", [start, headEnd])),
          ...(isShort ? [] : [declare("tail", call("path.slice", [limit, "end"]))]),
          ["let next = ", `${table}[`, call(hash, ["path", start, "end"]), "];"],
          block("while (next !== undefined)", [
            "const word = next;",
            "next = word.next;",
            ifBlock(
              [
                compare("word.head", "===", "head"),
                ...(isShort ? [] : [compare("word.tail", "===", "tail")]),
              ],
              ["return word.find(path, end + 1, word.routes);"],
            ),
          ]),
          "return null;",
        ],
      ),
      hardline,
    ],
  );
  return call(lookup, ["path", ...(env.at.name === undefined ? [] : [env.at.name])]);
}

/** The function behind a word; with `order`, the one behind all words with as many routes, which it is given. */
function finderOf(
  name: string,
  next: Steps,
  order: readonly number[] | undefined,
  env: Env,
  emission: Emission,
  emitBehind: (steps: Steps, env: Env, emission: Emission) => readonly Doc[],
): Doc {
  const inner = emission.scope.openFunction();
  for (const taken of ["path", "at", "routes"]) inner.claim(taken);
  const own: Env = {
    at: { name: "at", offset: 0 },
    captured: [],
    seen: [],
    least: 0,
    scope: inner,
    isLast: true,
    answerOf: order === undefined ? env.answerOf : (route) => `routes[${order.indexOf(route)}]!`,
    ...(order !== undefined && { routes: "routes" }),
  };
  const body = emitBehind(next, own, emission);
  const usesPlace = next.some(({ kind }) => kind !== "regexp");
  const params = [
    "path: string",
    ...(usesPlace ? ["at: number"] : []),
    ...(order === undefined ? [] : ["routes: readonly ResolverMatch[]"]),
  ];
  return matcherFunction(name, params, body);
}

const stagesOf = (order: readonly number[], { routes }: Emission) =>
  tupleOf(order.flatMap((route) => routes[route]?.stages ?? []));

/** What the tables of words need, once a module. */
export const wordsSupport: Doc = `type Find = (
  path: string,
  at: number,
  routes: readonly ResolverMatch[],
) => ResolverMatch | null;

/** A word of many, in two parts, with what stands behind it. */
interface Word {
  readonly head: string;
  readonly tail: string;
  readonly find: Find;
  readonly routes: readonly ResolverMatch[];
  /** The next word in the same slot. */
  readonly next: Word | undefined;
}

/** Words by the numbers that a function makes of them. */
function tableOf(
  hash: (text: string, start: number, end: number) => number,
  slots: number,
  words: readonly (readonly [string, Find, readonly ResolverMatch[]])[],
): readonly (Word | undefined)[] {
  const table: (Word | undefined)[] = [];
  while (table.length < slots) table.push(undefined);
  for (const [text, find, routes] of words) {
    const slot = hash(text, 0, text.length);
    const [head, tail] = [text.slice(0, ${head}), text.slice(${head})];
    table[slot] = { head, tail, find, routes, next: table[slot] };
  }
  return table;
}
`;
