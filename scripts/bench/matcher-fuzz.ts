/**
 * `node --import tsx -C urlc-source scripts/bench/matcher-fuzz.ts [SECONDS] [SEED]`: random URLconfs, generated router against
 * interpreter, until the time is over or they differ.
 */
import { randomUrlconf } from "../../compiler/3-emit/router/random-urlconf.test-util.ts";
import { format } from "../../compiler/3-emit/format.ts";

const seconds = Number(process.argv[2] ?? 20);
const first = Number(process.argv[3] ?? 1);
const until = Date.now() + seconds * 1000;
const flavours = ["any", "splits", "siblings"] as const;
let comparisons = 0;
let matched = 0;
let unformatted = 0;
let seed = first;
for (; Date.now() < until && process.exitCode === undefined; seed++) {
  const urlconf = randomUrlconf(seed, flavours[seed % flavours.length]);
  if (seed % 50 === 0 && (await format(urlconf.code)) !== urlconf.code) {
    unformatted++;
    if (unformatted === 1) console.log(`seed ${seed} is not as prettier would have it`);
  }
  for (let count = 0; count < 300; count++) {
    const path = urlconf.path();
    const difference = urlconf.differs(path);
    comparisons++;
    if (difference === undefined) continue;
    console.log(`seed ${seed}\n${urlconf.text}\n`, difference);
    process.exitCode = 1;
    break;
  }
  matched += urlconf.matched();
}
console.log(
  `${seed - first} URLconfs, ${comparisons} comparisons (${matched} matches), ${unformatted} not formatted`,
);
