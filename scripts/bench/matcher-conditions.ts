/**
 * `node --import tsx -C urlc-source scripts/bench/matcher-conditions.ts`: the same routers under other conditions: sliced and
 * constant strings, one kind of traffic a process, all routers in one process, other versions of Node.
 *
 *   --sets github,django     which route sets                  --peers a,b      routers beside urlc
 *   --nodes /n22/node,…      other Nodes to repeat it with     --ms 60          measuring time a router and set
 *   --only fresh,sliced      only these conditions             --write          into README.md; other rows stay there
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import type { Measurement } from "./matcher-measure.ts";
import { routeSets } from "./matcher-routes.ts";
import { run } from "./matcher-run.ts";
import { mergeSections, textInReadme, writeIntoReadme } from "./readme.ts";

const { values } = parseArgs({
  options: {
    sets: { type: "string", default: "github,django" },
    peers: {
      type: "string",
      default: "find-my-way compile(),memoirist,@medley/router,@mapl/router",
    },
    nodes: { type: "string", default: "" },
    ms: { type: "string", default: "60" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});

const routers = ["urlc", ...values.peers.split(",")];
const milliseconds = Number(values.ms);
const others = values.nodes.split(",").filter((node) => node !== "");
const versionOf = (node: string) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();

type Measure = (set: string) => readonly Measurement[];
const each =
  (strings: string, node?: string): Measure =>
  (set) =>
    routers.flatMap((router) => run({ set, routers: [router], strings, milliseconds }, node));

const kindsOf = (set: string) =>
  Object.entries(routeSets.find(({ name }) => name === set)!.kinds)
    .filter(([, templates]) => templates.length > 0)
    .map(([kind]) => kind);

const oneKind: Measure = (set) =>
  routers.map((router) => {
    const found = kindsOf(set).map((kind) =>
      run({ set, routers: [router], strings: "fresh", milliseconds, kind }).map((one) => one.kinds),
    );
    return { router, kinds: Object.assign({}, ...found.flat()) as Measurement["kinds"] };
  });

const conditions: readonly (readonly [name: string, measure: Measure])[] = [
  ["fresh", each("fresh")],
  ["sliced", each("sliced")],
  ["constant", each("constant")],
  ["one kind a process", oneKind],
  ["all routers in one process", (set) => run({ set, routers, strings: "fresh", milliseconds })],
  ...others.map((node) => [`Node ${versionOf(node).slice(1)}`, each("fresh", node)] as const),
];
const chosen = conditions.filter(
  ([name]) => values.only === "" || values.only.split(",").some((part) => name.startsWith(part)),
);

const texts = values.sets.split(",").map((set) => {
  const kinds = kindsOf(set);
  const rows = chosen.map(([name, measure]) => {
    const measured = measure(set);
    const cells = kinds.map((kind) => {
      const own = measured.find(({ router }) => router === "urlc")?.kinds[kind]?.ns;
      const times = measured.flatMap(({ router, kinds: found }) =>
        router !== "urlc" && found[kind]?.isRight ? [found[kind].ns] : [],
      );
      if (own === undefined) return "";
      return times.length === 0
        ? own.toFixed(1)
        : `${own.toFixed(1)} (${(Math.min(...times) / own).toFixed(2)}×)`;
    });
    return `| ${[name, ...cells].join(" | ")} |`;
  });
  return [
    `**${set}**: ns a lookup (the best of the others ÷ urlc)`,
    "",
    `| strings, processes | ${kinds.join(" | ")} |`,
    `| --- | ${kinds.map(() => "--:").join(" | ")} |`,
    ...rows,
  ].join("\n");
});
const said = `The others: ${routers.slice(1).join(", ")}.`;
console.log([said, ...texts].join("\n\n"));
if (values.write)
  writeIntoReadme(
    "bench:matcher-conditions",
    [said, ...mergeSections(textInReadme("bench:matcher-conditions"), texts)].join("\n\n"),
  );
