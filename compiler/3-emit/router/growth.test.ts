import { test } from "uvu";
import * as assert from "uvu/assert";
import { customConverter, flatRoutes, type RouteSketch } from "../../2-analyze/flat-routes.test-util.ts";
import { lower } from "../../2-analyze/lower/lower.ts";
import { countingPath } from "./counting-path.test-util.ts";
import { random, randomUrlconf } from "./random-urlconf.test-util.ts";
import { emitRouter } from "./router.ts";
import { runRouter } from "./run-router.test-util.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const custom = [
  customConverter("upper", "[A-Z]{2,3}", { mayReject: false, mayThrow: false, hasParse: false }),
  customConverter("even", "[0-9]+", { mayThrow: false }),
];

function routerOf(sketches: readonly (string | RouteSketch)[]) {
  const routes = flatRoutes(sketches, custom);
  const options = { outDir: "generated", importExtension: ".js" } as const;
  const code = emitRouter({ tree: lower(routes), routes, handlers: [], options, root: "urls.ts" });
  assert.not.match(code, "Pattern.exec", "a regular expression has no count");
  return runRouter(code, { even: { parse: () => undefined } });
}

function looksAt(router: ReturnType<typeof routerOf>, text: string): number {
  const { path, looks } = countingPath(text);
  router.resolve(path);
  return looks();
}

const sets: readonly (readonly (string | RouteSketch)[])[] = [
  ["<str:a>-<slug:b>/x"],
  ["<str:a>-<str:b>--<str:c>/x"],
  ["<str:a>-<str:b>-<str:c>--<str:d>/x"],
  ["<slug:a>-<str:b>-<slug:c>-<str:d>/x"],
  ["<str:a>-<slug:b>-a-<str:c>aba<slug:d>/x"],
  ["<str:a><slug:b><str:c><slug:d>/x"],
  ["<slug:a>-<upper:b>-<str:c>-<upper:d>-<slug:e>/x"],
  ["<slug:a>-<even:b>/", "<slug:a>-<even:b>/x", "<slug:a>-<slug:b>-<even:c>/x"],
  ["<path:a>/<path:b>/<path:c>/x"],
  ["<path:a>/<slug:b>/<path:c>/<slug:d>/x"],
  ["<path:a>/<int:b>/<path:c>-<path:d>/x"],
  [{ stages: ["<path:a>/x/<path:b>/y/", "<path:c>/z/"] }, { stages: ["<path:a>/x/", "<slug:c>-<str:d>/z/"] }],
  [{ stages: ["<slug:a>-<upper:b>", "<str:c>-<slug:d>/x"] }],
  ["<slug:a>/<str:b>/<path:c>.html", "<str:a>/<slug:b>/<path:c>/x", "<path:a>/<str:b>-<str:c>/y"],
  Array.from({ length: 12 }, (_, at) => `<str:a>/<slug:b>-<str:c>-<slug:d>/${at}`),
];
const crumbs = ["-", "--", "a-", "-a-", "aba", "a", "1", "1-", "A-AA-", "é-", "a/", "/", "x/y/", "-/", "😀"];

test("params that could be of two types at ten places are not tried in every combination", () => {
  const every = (places: number): readonly string[] =>
    places === 0
      ? [""]
      : ["int", "str"].flatMap((type) => every(places - 1).map((rest) => `<${type}:p${places}>/${rest}`));
  const router = routerOf(every(10));
  for (const number of ["12", "99999999999999999999"]) {
    const looks = looksAt(router, `/${`${number}/`.repeat(10)}x`);
    assert.ok(looks < 10 * 4 * (number.length + 4), `${number}: ${looks} looks`);
  }
});

test("a path twice as long takes twice the looks, whatever it is made of", () => {
  for (const sketches of sets) {
    const router = routerOf(sketches);
    for (const crumb of crumbs) {
      for (const tail of ["", "/", "/x", "/w", "é/x", "-A/x", "\n"]) {
        const textOf = (length: number) => `/${crumb.repeat(length / crumb.length)}${tail}`;
        const short = looksAt(router, textOf(2000));
        const long = looksAt(router, textOf(8000));
        assert.ok(
          long <= 4.2 * short + 200,
          `${JSON.stringify(sketches)} ${crumb}… ${tail}: ${short} looks, then ${long}`,
        );
        assert.ok(
          long <= 8000 * 8 * (sketches.length + 3),
          `${JSON.stringify(sketches)} ${crumb}: ${long} looks`,
        );
      }
    }
  }
});

test(`the same of random URLconfs (SEED=${seed})`, () => {
  for (let at = 0; at < 60; at++) {
    const urlconf = randomUrlconf(seed + at, "splits");
    if (urlconf.code.includes("Pattern.exec")) continue;
    const next = random(seed + at);
    const pick = () => crumbs[Math.floor(next() * crumbs.length)]!;
    for (let count = 0; count < 30; count++) {
      const [head, crumb, tail] = [pick(), pick() + pick(), pick() + pick()];
      const looks = [2000, 8000].map((length) => {
        const counted = countingPath(`/${head}${crumb.repeat(length / crumb.length)}${tail}`);
        try {
          urlconf.router.resolve(counted.path);
        } catch (error) {
          if (!String(error).includes("boom")) throw error;
        }
        return counted.looks();
      });
      assert.ok(
        looks[1]! <= 4.2 * looks[0]! + 400,
        `SEED=${seed + at}\n${urlconf.text}\n${head} ${crumb} ${tail}: ${looks}`,
      );
    }
  }
});

test.run();
