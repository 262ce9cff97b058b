import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { decodePath } from "../../../runtime/decode.ts";
import { emitReverse } from "../../3-emit/reverse/reverse.ts";
import { interpret } from "../interpret.ts";
import { include, view } from "../urlconf.test-util.ts";
import { parsers, pattern, proved } from "./reversals.test-util.ts";

const converterModule = `export const optConverter = { regex: "a|ab", parse: (text: string) => text, format: String };
export const yyyyConverter = { regex: "[0-9]{4}", parse: Number, format: (year: number) => String(year).padStart(4, "0") };
export const evenConverter = { regex: "[0-9]+", parse: (text: string) => (Number(text) % 2 ? undefined : Number(text)), format: String };
`;

/** Each route by its text, `v0` and `n0` and so on for views and names. */
const messages = (...texts: readonly (string | RegExp)[]) =>
  proved(texts.map((text, at) => view(text, `v${at}`, { name: `n${at}` }))).messages;

test("a value of one kind goes to the route of another kind", () => {
  assert.equal(messages("p/<int:id>/", "p/<slug:s>/"), ['the path of "n1" for s "1" goes to "p/<int:id>/"']);
  assert.equal(messages("<yyyy:y>/", "<int:n>/"), ['the path of "n1" for n 9111 goes to "<yyyy:y>/"']);
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

test("special cases, and what a catch-all leaves to those before it, are noted, one a route", () => {
  const notes = (...texts: readonly string[]) =>
    proved(texts.map((text, at) => view(text, `v${at}`, { name: `n${at}` }))).notes;
  assert.equal(notes("users/new/", "users/<slug:name>/"), [
    'the path of "n1" for name "new" goes to "users/new/" above it',
  ]);
  assert.equal(notes("a/", "b/", "c/", "<slug:s>/", "<slug:s>/x/"), [
    'the path of "n3" for s "a" goes to "a/" above it; 2 more routes take others of its paths',
  ]);
  assert.equal(notes("a/", "<path:rest>"), ['the path of "n1" for rest "a/" goes to "a/" above it']);
  assert.equal(notes("new/", "<int:id>/", "<slug:s>/"), []);
  const older = view("<int:id>/", "v", { name: "id" });
  assert.equal(proved([older, view("<slug:s>/", "v", { name: "slug" })]).notes, [
    'the path of "slug" for s "1" goes to "<int:id>/" above it',
  ]);
});

test("what only code knows, and what is not regular, is not proved", () => {
  const unproved = (...texts: readonly (string | RegExp)[]) =>
    proved(texts.map((text, at) => view(text, `v${at}`, { name: `n${at}` }))).reversals.map(
      ({ unproved: why }) => why,
    );
  assert.equal(unproved("<yyyy:y>/"), ["only the code of <yyyy> knows what it writes"]);
  assert.equal(unproved("a<even:n>/", "<slug:s>/")[1], '<even> may take "/a1/"');
  assert.equal(unproved("b<even:n>/", "a<slug:s>/")[1], undefined);
  assert.equal(unproved(/^(?<x>[a-z]+)-\k<x>\/$/, "a<slug:s>/")[1], "a back-reference is not regular");
  assert.equal(unproved(/^(?<x>a)-\k<x>\/$/)[0], "its groups are not one after another");
  assert.equal(unproved(/^(?<x>[0-9]{4})(?:\/(?<y>[0-9]{2}))?\/$/), [undefined, undefined]);
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

test("params that trade text do so in a later reading of the expression, too", () => {
  assert.equal(messages(/^(?<x>[a-z]+)(?:\.(?<y>[-\w]+)-(?<z>[-\w]+))?\/$/), [
    'the path of "n0" for x "a", y "a", z "a-a" comes back as x "a", y "a-a", z "a"',
  ]);
});

test("a later route of the name hides only what it takes", () => {
  const special = view("a/b/", "special");
  const first = view("a/<slug:x>/", "first", { name: "n" });
  const notes = ['the path of "n" for x "b" goes to "a/b/" above it'];
  assert.equal(proved([special, first, view("b/<int:x>/", "v", { name: "n" })]).notes, notes);
  const later = view("b/<slug:x>/", "v", { name: "n" });
  assert.equal(proved([special, first, later]).notes, []);
  const asked = view("a/<slug:x>/", "first", { name: "n", kwargs: { lang: "en" } });
  const { reversals } = proved([special, asked, later]);
  assert.ok(reversals.find(({ index }) => index === 1)?.unproved, "reverse() of x and lang gives it");
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

test("a path that an earlier candidate writes from texts that are not its params' own is not said to be lost", () => {
  const { reversals } = proved([
    view("<slug:p><slug:q>a", "v", { name: "n" }),
    view("<slug:p><opt:q>", "v", { name: "n" }),
  ]);
  // reverse("n", { p: "a", q: "aa" }) is "/aaa", not "/aaaa".
  const given = reversals.flatMap(({ losses }) => losses.map(({ params }) => [...params.values()].join()));
  assert.not(given.includes("a,aa"));
});

test("the generated reverse() gives each path that is said to be lost, and it is lost", async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 5 }), async (patterns) => {
      const { tree, routes, names, reversals } = proved(patterns);
      const lost = reversals.flatMap(({ viewName, index, losses }) =>
        losses.map((loss) => ({ viewName, index, ...loss })),
      );
      if (lost.length === 0) return;
      const options = { outDir: "generated", importExtension: ".js", base: "/" } as const;
      const { path: file, text } = await emitReverse({
        ...{ names, routes, converters: tree.converters, options, root: "urls.ts" },
      });
      const files = { [`generated/${file}`]: text, "converters.ts": converterModule };
      const reverse = runModule(files, `generated/${file}`)["reverse"] as (...args: unknown[]) => string;
      const all = routes.map(({ pattern, viewName: own }) => `${own} ${pattern}`).join(" · ");
      for (const { viewName, params, path, to, index } of lost) {
        count += 1;
        const given = Object.fromEntries(params);
        assert.is(decodePath(reverse(viewName, given)), path, `${viewName} of ${all}`);
        const { match } = interpret(tree, path, parsers);
        assert.is(match?.leaf.index, to, `${path} goes to ${to} of ${all}`);
        if (to === index) assert.not.equal({ ...match?.params, ...given }, match?.params);
      }
    }),
    { numRuns: 250, includeErrorInReport: true },
  );
  assert.ok(count > 0);
});

test.run();
