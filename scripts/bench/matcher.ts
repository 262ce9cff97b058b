/**
 * `node --import tsx -C urlc-source scripts/bench/matcher.ts`: the generated matcher against other routers.
 *
 *   --sets hono,github     only these route sets            --peers urlc,hono    only routers whose name holds one of these
 *   --strings sliced       `fresh` (as a server gets them; default), `sliced`, `constant`
 *   --together             all routers in one process instead of one each
 *   --ms 300               measuring time a router and set  --rounds 2           runs of the whole, the better one counts
 *   --write                puts the tables into README.md, where those of other sets stay as they are
 *
 * Peers are installed by `npm ci` in this folder. Times are nanoseconds a lookup, the median of batches of 512.
 */
import { parseArgs } from "node:util";
import { measure } from "./matcher-measure.ts";
import { peers } from "./matcher-peers.ts";
import { routeSets } from "./matcher-routes.ts";
import { best, run, type Task } from "./matcher-run.ts";
import { summary, table } from "./matcher-table.ts";
import { missed, missedRows, missedTable } from "./matcher-targets.ts";
import { mergeSections, textInReadme, writeIntoReadme } from "./readme.ts";

const { values } = parseArgs({
  options: {
    sets: { type: "string", default: "hono,github,django,synthetic 1000" },
    peers: { type: "string", default: "" },
    strings: { type: "string", default: "fresh" },
    together: { type: "boolean", default: false },
    ms: { type: "string", default: "300" },
    rounds: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    worker: { type: "string" },
  },
});

const names = ["urlc", "urlc, decoding", "oracle", ...peers.map(({ name }) => name)].filter(
  (name) => values.peers === "" || values.peers.split(",").some((part) => name.includes(part)),
);

if (values.worker !== undefined) {
  const { set, routers, strings, milliseconds, kind } = JSON.parse(values.worker) as Task;
  const found = routeSets.find(({ name }) => name === set)!;
  console.log(JSON.stringify(await measure(found, routers, strings, milliseconds, kind)));
} else {
  const { strings } = values;
  const milliseconds = Number(values.ms);
  const groups = values.together ? [names] : names.map((name) => [name]);
  const misses: string[] = [];
  const texts = values.sets.split(",").map((set) => {
    const measured = best(Number(values.rounds), () =>
      groups.flatMap((routers) => run({ set, routers, strings, milliseconds })),
    );
    const text = table(set, strings, measured);
    console.log(text);
    misses.push(...missed(set, measured));
    return text;
  });
  const most = missedTable(misses);
  console.log(most);
  if (values.write) {
    const before = textInReadme("bench:matcher");
    const sets = values.sets.split(",");
    const kept = missedRows(before).filter((row) => !sets.some((set) => row.startsWith(`| ${set} |`)));
    const sections = mergeSections(before, texts);
    writeIntoReadme(
      "bench:matcher",
      [summary(), missedTable([...kept, ...misses]), ...sections].join("\n\n"),
    );
  }
}
