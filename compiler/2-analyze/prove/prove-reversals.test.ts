import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { decodePath } from "../../../runtime/decode.ts";
import { emitReverse } from "../../3-emit/reverse/reverse.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Candidate } from "../../ir/named-route.ts";
import type { UrlPattern } from "../../ir/urlconf.ts";
import { interpret } from "../interpret.ts";
import { nameRoutes } from "../reverse/name.ts";
import { proveReversals } from "./prove-reversals.ts";
import { takes, writePath, type Texts } from "./reversed-path.ts";
import { tellReversals } from "./tell-reversals.ts";
import { writtenParts } from "./written.ts";
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
  const reversals = proveReversals(tree, routes, names, proofs);
  tellReversals(routes, proofs, reversals, (one) => diagnostics.push(one));
  const saying = (code: string) => diagnostics.flatMap((one) => (one.code === code ? [one.message] : []));
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return {
    tree,
    routes,
    names,
    reversals,
    messages: warnings.map(({ message }) => message),
    notes: saying("URLC5009"),
  };
}

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
    '"users/new/" takes the path of "n1" for name "new"',
  ]);
  assert.equal(notes("a/", "b/", "c/", "<slug:s>/", "<slug:s>/x/"), [
    '"a/" and 2 more routes take paths of "n3", as for s "a"',
  ]);
  assert.equal(notes("a/", "<path:rest>"), ['"a/" takes the path of "n1" for rest "a/"']);
  assert.equal(notes("new/", "<int:id>/", "<slug:s>/"), []);
  const older = view("<int:id>/", "v", { name: "id" });
  assert.equal(proved([older, view("<slug:s>/", "v", { name: "slug" })]).notes, [
    '"<int:id>/" takes the path of "slug" for s "1"',
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
  /^(?<x>[ab]+)(?:-(?<y>\d+))?$/,
  /^(?<x>a*)(?<y>[ab]*?)\/$/,
  /(?<x>[ab])\/$/,
  /^(?<x>a)-\k<x>\/$/,
  /^(?<x>a\b.*)$/,
  /^(?<x>[^/]+)\/(?<y>[^/]+)?\/?$/i,
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

/** Values that a param may have. */
const samples: Readonly<Record<string, readonly string[]>> = {
  int: ["1", "5", "12", "0", "105", "9007199254740991"],
  str: ["a", "ab", "5", "-", "b-a", "aa1", "\n", "é"],
  slug: ["a", "b", "5a", "-", "ab", "a-a", "2024", "55"],
  path: ["a", "a/", "a/b/", "5/a", "b/5/", "/", "-", "a/edit/"],
  opt: ["a", "ab"],
  group: ["", "a", "aa", "b", "ab", "a1", "5", "a-b"],
};

const given = fc.array(pattern, { minLength: 1, maxLength: 5 });
const turns = fc.array(fc.nat(1e6), { minLength: 5, maxLength: 5 });
const runs = process.env["PROVE_RUNS"];

test("what reverse() gives is lost only to the routes that are named, if everything is proved", () => {
  const counts = { kept: 0, lost: 0, unproved: 0, values: 0 };
  fc.assert(
    fc.property(given, fc.array(turns, { minLength: 20, maxLength: 20 }), (patterns, lists) => {
      const { tree, routes, names, reversals } = proved(patterns);
      const proofs = new Map(
        reversals.map((proof) => [`${proof.viewName} ${proof.candidate}`, proof] as const),
      );
      for (const { viewName, candidates } of names.routes)
        candidates.forEach((candidate, at) => {
          const proof = proofs.get(`${viewName} ${at}`);
          assert.ok(proof, `a verdict on ${viewName}`);
          if (proof === undefined) return;
          counts[proof.unproved !== undefined ? "unproved" : proof.losses.length > 0 ? "lost" : "kept"]++;
          if (proof.unproved !== undefined) return;
          const parts = candidate.parts.filter((part) => part.kind === "param");
          for (const list of lists) {
            const texts = new Map(
              parts.map(({ name, converter }, place) => {
                const own = samples[converter?.name ?? "group"] ?? ["a"];
                return [name, own[(list[place] ?? 0) % own.length] ?? "a"];
              }),
            );
            const isTried = candidates
              .slice(0, at)
              .some(
                (one) => one.params.every((name) => texts.has(name)) && writePath(one, texts) !== undefined,
              );
            const path = writePath(candidate, texts);
            if (isTried || path === undefined || !isCapturable(candidate, texts)) continue;
            counts.values++;
            const { match } = interpret(tree, `/${path}`, parsers);
            const winner = match && routes[match.leaf.index];
            const isBack =
              winner === candidate.route &&
              candidate.route.params.every(({ name }) =>
                texts.has(name)
                  ? String(match?.params[name]) === texts.get(name)
                  : match?.params[name] === undefined,
              );
            const all = routes.map(({ pattern, viewName: own }) => `${own} ${pattern}`).join(" · ");
            const says = `${candidate.route.pattern} ${JSON.stringify([...texts])} gives ${path}, taken by ${winner?.pattern}, of ${all}`;
            // Of what no earlier route takes, one example is enough.
            const isEarlier = winner !== undefined && winner.index < candidate.route.index;
            const isNamed = proof.losses.some(({ to }) => !isEarlier || to === winner.index);
            if (!isBack) assert.ok(isNamed, says);
          }
        });
    }),
    runs === undefined
      ? { numRuns: 300, includeErrorInReport: true }
      : { numRuns: Number(runs), endOnFailure: true, includeErrorInReport: true },
  );
  console.log(counts);
});

/** Each text is one that its group takes, by itself. */
const isCapturable = (candidate: Candidate, texts: Texts): boolean =>
  writtenParts(candidate).every(
    (part) => typeof part === "string" || takes(part, texts.get(part.name) ?? ""),
  );

test.run();
