import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { decodePath } from "../../../runtime/decode.ts";
import { emitReverse } from "../../3-emit/reverse/reverse.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { UrlPattern } from "../../ir/urlconf.ts";
import { interpret } from "../interpret.ts";
import { nameRoutes } from "../reverse/name.ts";
import { proveReversals } from "./prove-reversals.ts";
import { prove } from "./prove.ts";
import { analyze, converter, include, readResult, view } from "../urlconf.test-util.ts";

const plain = { mayReject: false, mayThrow: false, hasParse: false, hasFormat: false };
const converters = [
  converter("opt", "a|ab", plain),
  converter("yyyy", "[0-9]{4}", { ...plain, hasParse: true, hasFormat: true }),
  converter("even", "[0-9]+", { mayThrow: false, hasFormat: false }),
];
const parsers = new Map([
  ["even", { parse: (text: string) => (Number(text) % 2 === 0 ? Number(text) : undefined) }],
  ["yyyy", { parse: Number }],
]);
const converterModule = `export const optConverter = { regex: "a|ab", parse: (text: string) => text, format: String };
export const yyyyConverter = { regex: "[0-9]{4}", parse: Number, format: (year: number) => String(year).padStart(4, "0") };
export const evenConverter = { regex: "[0-9]+", parse: (text: string) => (Number(text) % 2 ? undefined : Number(text)), format: String };
`;

function proved(patterns: readonly UrlPattern[]) {
  const { tree, routes } = analyze(readResult(patterns, converters));
  const names = nameRoutes(tree, routes, () => {});
  const diagnostics: Diagnostic[] = [];
  const proofs = prove(tree, routes, () => {});
  const lost = proveReversals(tree, routes, names, proofs, (one) => diagnostics.push(one));
  return { tree, routes, names, lost, messages: diagnostics.map(({ message }) => message) };
}

/** Each route by its text, `v0` and `n0` and so on for views and names. */
const messages = (...texts: readonly (string | RegExp)[]) =>
  proved(texts.map((text, at) => view(text, `v${at}`, { name: `n${at}` }))).messages;

test("a value of one kind goes to the route of another kind", () => {
  assert.equal(messages("p/<int:id>/", "p/<slug:s>/"), ['the path of "n1" for s "1" goes to "p/<int:id>/"']);
  assert.equal(messages("<yyyy:y>/", "<int:n>/"), ['the path of "n1" for n 1111 goes to "<yyyy:y>/"']);
  assert.equal(messages("page<int:n>/", "<slug:s>/"), [
    'the path of "n1" for s "page1" goes to "page<int:n>/"',
  ]);
});

test("special cases before the general one are meant", () => {
  assert.equal(messages("articles/2003/", "articles/<int:year>/", "articles/<int:year>/<int:month>/"), []);
  assert.equal(messages("settings/<slug:tab>/", "<slug:owner>/<slug:repo>/"), []);
  assert.equal(messages("<slug:s>/new/", "<slug:s>/<slug:t>/"), []);
  assert.equal(messages("<int:n>/", "a/<slug:s>/", "<path:rest>"), []);
});

test("another route of the same name or view is meant", () => {
  const [byId, bySlug] = ["<int:id>/", "<slug:slug>/"];
  assert.equal(
    proved([view(byId, "post", { name: "id" }), view(bySlug, "post", { name: "slug" })]).messages,
    [],
  );
  assert.equal(
    proved([view(byId, "one", { name: "post" }), view(bySlug, "two", { name: "post" })]).messages,
    [],
  );
});

test("nothing is said of what may be refused, or is dead", () => {
  assert.equal(messages("<even:n>/", "<slug:s>/"), []);
  assert.equal(messages("<even:n>/", "<int:n>/", "<slug:s>/"), []);
  assert.equal(messages("<slug:s>/", "<int:n>/"), []);
});

test("params that trade text come back otherwise", () => {
  assert.equal(messages("<slug:a>-<slug:b>/"), [
    'the path of "n0" for a "a", b "a-a" comes back as a "a-a", b "a"',
  ]);
  assert.equal(messages("<slug:s>-<int:id>/", "<int:y>/<slug:s>/", "<path:p>/edit/"), []);
  const committed = include("<opt:o>", [view("<slug:s>/", "v", { name: "n" })]);
  assert.equal(proved([committed]).messages, [
    'the path of "n" for o "ab", s "a" comes back as o "a", s "ba"',
  ]);
});

test("an include's prefix takes what reverse() meant for the route below", () => {
  const chapters = include("<opt:o>", [view("c/", "v", { name: "n" })]);
  assert.equal(proved([chapters]).messages, ['no route takes the path of "n" for o "ab"']);
  assert.equal(proved([chapters, view("<str:x>/", "w")]).messages, [
    'the path of "n" for o "ab" goes to "<str:x>/"',
  ]);
});

test("the least path of a regular expression goes to a route before it", () => {
  assert.equal(messages("page", /^page\/?$/), ['the path of "n1" goes to "page"']);
});

const atoms = [
  "a",
  "b",
  "ab",
  "/",
  "5",
  "-",
  "<int>",
  "<str>",
  "<slug>",
  "<path>",
  "<opt>",
  "<even>",
  "<yyyy>",
];
const routeText = fc
  .array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 5 })
  .map((list) => list.map((atom, at) => atom.replace(">", `:p${at}>`)).join(""));
const expression = fc.constantFrom(
  /^a?(?<x>[a-z]+)\/$/,
  /^(?<x>\w+)-(?<y>\w+)$/,
  /^b\/?$/,
  /a/,
  /^(?:5|(?<z>a+))/,
);
const route = fc.oneof({ weight: 8, arbitrary: routeText }, { weight: 1, arbitrary: expression });
const leaf = fc.tuple(route, fc.nat(5)).map(([text, n]) => view(text, `v${n}`, { name: `n${n % 4}` }));
const pattern: fc.Arbitrary<UrlPattern> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc
      .tuple(route, fc.array(leaf, { minLength: 1, maxLength: 3 }))
      .map(([text, inner]) => include(text, inner)),
  },
);

test("the generated reverse() gives each path that is said to be lost, and it is lost", async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 5 }), async (patterns) => {
      const { tree, routes, names, lost } = proved(patterns);
      if (lost.length === 0) return;
      const options = { outDir: "generated", importExtension: ".js", base: "/" } as const;
      const { path: file, text } = await emitReverse({
        ...{ names, routes, converters: tree.converters, options, root: "urls.ts" },
      });
      const files = { [`generated/${file}`]: text, "converters.ts": converterModule };
      const reverse = runModule(files, `generated/${file}`)["reverse"] as (...args: unknown[]) => string;
      for (const { viewName, params, path, to, index } of lost) {
        count += 1;
        const given = Object.fromEntries(params);
        assert.is(decodePath(reverse(viewName, given)), path);
        const { match } = interpret(tree, path, parsers);
        assert.is(match?.leaf.index, to, `${path} goes to ${to}`);
        if (to === index) assert.not.equal({ ...match?.params, ...given }, match?.params);
      }
    }),
    { numRuns: 250, includeErrorInReport: true },
  );
  assert.ok(count > 0);
});

test.run();
