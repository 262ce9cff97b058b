import type { DecisionTree } from "../../ir/decision.ts";
import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { array, block, hardline, ifBlock } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import type { Emission, Env } from "./place.ts";
import { choosePicks, hashFunction, slotsFor } from "./word-hash.ts";
import { caseOf, charComment, groupBy } from "./tails.ts";
import { quoted } from "../words.ts";

type Static = DecisionTree["statics"][number];

/** Whole paths: by length, then by the character that tells most of them apart, then by one comparison. */
export const emitStatics = (
  { statics, hasManyStatics }: DecisionTree,
  env: Env,
  emission: Emission,
): readonly Doc[] => (hasManyStatics ? emitTable(statics, env, emission) : emitSwitch(statics, env));

function emitSwitch(statics: readonly Static[], env: Env): readonly Doc[] {
  if (statics.length === 0) return [];
  const answer = ({ path, route }: Static) =>
    ifBlock([`path === ${quoted(path)}`], [`return ${env.answerOf(route)};`]);
  const pick = (group: readonly Static[]): readonly Doc[] => {
    const [only] = group;
    if (only === undefined || group.length === 1) return group.map(answer);
    let best = 0;
    let most = 0;
    for (let offset = 0; offset < only.path.length; offset++) {
      const count = new Set(group.map(({ path }) => path.charCodeAt(offset))).size;
      if (count > most) [most, best] = [count, offset];
    }
    const cases = groupBy(group, ({ path }) => path.charCodeAt(best));
    return [
      block(
        `switch (path.charCodeAt(${best}))`,
        [...cases].map(([char, inside]) => caseOf(char, pick(inside), charComment(char))),
      ),
    ];
  };
  const lengths = groupBy(statics, ({ path }) => path.length);
  const ordered = [...lengths].sort(([a], [b]) => a - b);
  return statics.length === 1
    ? statics.map(answer)
    : [
        block(
          "switch (path.length)",
          ordered.map(([length, group]) => caseOf(length, pick(group))),
        ),
      ];
}

/** Shorter paths have too few characters to tell them apart. */
const shortest = 8;

function emitTable(statics: readonly Static[], env: Env, emission: Emission): readonly Doc[] {
  const isInTable = ({ path, route }: Static) =>
    path.length >= shortest && path === `/${emission.routes[route]!.pattern}`;
  const inside = statics.filter(isInTable);
  if (inside.length === 0) return emitSwitch(statics, env);
  const paths = inside.map(({ path }) => path);
  const least = Math.min(...paths.map((path) => path.length));
  const hash = emission.scope.claim("hashStatics");
  const table = emission.scope.claim("statics");
  const matches = array(inside.map(({ route }) => env.answerOf(route)));
  emission.support.add("statics");
  const slots = slotsFor(paths.length);
  emission.above.push(
    [hashFunction(hash, choosePicks(paths, passersBy(emission.routes)), slots), hardline],
    [`const ${table} = staticsOf(${hash}, ${slots}, `, matches, ");", hardline],
  );
  return [
    ...emitSwitch(
      statics.filter((one) => !isInTable(one)),
      env,
    ),
    ifBlock(
      [`path.length >= ${least}`],
      [
        ["let next = ", `${table}[`, call(hash, ["path", "0", "path.length"]), "];"],
        // Read in every round: V8 would throw optimized code away at the first read it has not seen.
        block("while (next !== undefined)", [
          "const known = next;",
          "next = known.next;",
          ifBlock(["known.path === path"], ["return known.match;"]),
        ]),
      ],
    ),
  ];
}

/** A path of every route with params, as it might be: it is looked up among the statics first. */
function passersBy(routes: readonly FlatRoute[]): readonly string[] {
  const textOf = (part: RoutePart, at: number) =>
    part.kind === "literal" ? part.text : isNumber(part) ? String(7 ** (1 + (at % 5))) : words.slice(at % 9);
  return routes
    .filter(({ params }) => params.length > 0)
    .map(
      ({ stages }, at) => `/${stages.flatMap(({ parts }) => parts.map((part) => textOf(part, at))).join("")}`,
    );
}

const words = "mixed-with-words";
const isNumber = (part: RoutePart) => part.kind === "param" && part.converter.name === "int";

/** What the table of whole paths needs. */
export const staticsSupport: Doc = `/** A whole path of many. */
interface StaticPath {
  readonly path: string;
  readonly match: ResolverMatch;
  /** The next path in the same slot. */
  readonly next: StaticPath | undefined;
}

/** Routes without params, by the numbers that a function makes of their paths. */
function staticsOf(
  hash: (text: string, start: number, end: number) => number,
  slots: number,
  matches: readonly ResolverMatch[],
): readonly (StaticPath | undefined)[] {
  const table: (StaticPath | undefined)[] = [];
  while (table.length < slots) table.push(undefined);
  for (const match of matches) {
    const path = \`/\${match.route.pattern}\`;
    const slot = hash(path, 0, path.length);
    table[slot] = { path, match, next: table[slot] };
  }
  return table;
}
`;
