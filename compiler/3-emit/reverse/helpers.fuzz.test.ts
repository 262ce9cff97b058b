import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { include, view } from "../../2-analyze/urlconf.test-util.ts";
import { format } from "../format.ts";
import { converterModule, emit, thrown, type Helper } from "./emit.test-util.ts";

const word = fc.constantFrom(
  "id",
  "slug",
  "class",
  "params",
  "options",
  "toPlainUrl",
  "__proto__",
  "naïve",
  "constructor",
);
const kind = fc.constantFrom("str", "int", "slug", "path", "uuid", "yyyy", "word");
const textArbitrary = fc.constantFrom(
  "/",
  "-",
  "a/",
  "x y/",
  "\"'`\\",
  "%${}",
  "é/",
  "*/",
  "very-long-text-".repeat(4),
);
const routeArbitrary = fc
  .array(fc.oneof(textArbitrary, fc.record({ word, kind })), { maxLength: 5 })
  .map((parts) => {
    const seen = new Set<string>();
    return parts
      .map((part) => {
        if (typeof part === "string") return part;
        if (seen.has(part.word)) return "again/";
        seen.add(part.word);
        return `<${part.kind}:${part.word}>`;
      })
      .join("");
  });
const nameArbitrary = fc.oneof(
  fc.constantFrom(
    "home",
    "show_profile",
    "delete",
    "then",
    "toPlainUrl",
    "__proto__",
    "it's",
    'say "x"',
    "é",
    "x".repeat(60),
  ),
  fc.string({ minLength: 1 }).filter((name) => !name.includes(":")),
);
const kwargsArbitrary = fc.option(
  fc.dictionary(
    fc.constantFrom("lang", "x-y", "id"),
    fc.constantFrom<string | number | boolean | null>("en", 1, true, null),
  ),
  { nil: undefined },
);
const viewArbitrary = fc
  .record({ route: routeArbitrary, name: nameArbitrary, kwargs: kwargsArbitrary })
  .map(({ route, name, kwargs }) => view(route, "v", { name, ...(kwargs && { kwargs }) }));
const patternsArbitrary = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: viewArbitrary },
    fc
      .record({ children: fc.array(viewArbitrary, { maxLength: 4 }), app: nameArbitrary })
      .map(({ children, app }) => include("in/", children, { appName: app })),
  ),
  { maxLength: 6 },
);

test("prettier would not change a byte", async () => {
  await fc.assert(
    fc.asyncProperty(patternsArbitrary, async (patterns) => {
      for (const { text, path } of (await emit(patterns)).files)
        assert.is(text, await format(text), `${path} is not as prettier leaves it`);
    }),
    { numRuns: 60 },
  );
});

const valueArbitrary = fc.oneof(
  fc.constantFrom<unknown>(
    "a",
    "a/b",
    "b",
    "x y",
    "",
    "12",
    "007",
    "é?#",
    "6fa459ea-ee8a-3ca4-894e-db77e160355e",
    7,
    2024,
    -1,
    "\ud800",
    "a\udc00/",
    null,
    undefined,
    true,
    2n,
  ),
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.nat(),
);

type Given = Readonly<Record<string, unknown>>;
/** Ways to give params that types forbid, or do not see. */
const waysToGive: readonly ((given: Given) => unknown)[] = [
  (given) => given,
  (given) => Object.fromEntries(Object.entries(given).reverse()),
  (given) => ({ ...given, surplus: 1 }),
  (given) => ({ surplus: undefined, ...given }),
  (given) => ({ ...given, lang: "en" }),
  (given) => Object.fromEntries(Object.entries(given).slice(1)),
  (given) => Object.create(given) as unknown,
  (given) => Object.assign(Object.create(null) as object, given),
  (given) => Object.assign(Object.create({ surplus: 1 }) as object, given),
  (given) =>
    Object.defineProperties(
      {},
      Object.fromEntries(Object.keys(given).map((name) => [name, { get: () => given[name] }])),
    ),
  (given) => Object.entries(given),
  () => "text",
  () => null,
  () => undefined,
];

test("a helper says what reverse() says", async () => {
  await fc.assert(
    fc.asyncProperty(
      patternsArbitrary,
      fc.array(valueArbitrary, { minLength: 5, maxLength: 5 }),
      fc.array(fc.constantFrom(...waysToGive), { minLength: 3, maxLength: 3 }),
      async (patterns, values, ways) => {
        const { names, all } = await emit(patterns);
        const files = { ...all, "converters.ts": converterModule };
        const reverse = runModule(files, "generated/reverse.ts")["reverse"] as Helper;
        for (const { viewName, helper, module, candidates } of names.routes) {
          if (helper === undefined) continue;
          const found = runModule(files, `generated/${module}`)[helper] as Helper;
          for (const { params } of candidates) {
            const those = Object.fromEntries(params.map((name, at) => [name, values[at]]));
            // A helper of a route without params takes none.
            if (candidates.length === 1 && params.length === 0) {
              assert.is(found(), reverse(viewName));
              continue;
            }
            for (const way of ways) {
              const given = way(those);
              assert.is(
                thrown(() => found(given)),
                thrown(() => reverse(viewName, given)),
                `${viewName} ${String(way)}`,
              );
            }
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

test.run();
