import { test } from "uvu";
import * as assert from "uvu/assert";
import { diffMaps, isBreaking, type UrlMap } from "./diff.ts";
import { prove } from "./prove.ts";
import { analyze, readResult, view } from "../urlconf.test-util.ts";

/** A map of named routes: `users/<int:id>/ user`; the view is named like the route, unless a third word says otherwise. */
function mapOf(...lines: readonly string[]): UrlMap {
  const patterns = lines.map((line) => {
    const [route = "", name = "", viewName = name] = line.split(" ");
    return view(route, viewName, { name });
  });
  const { tree, routes } = analyze(readResult(patterns));
  const proofs = prove(tree, routes, () => {});
  return {
    compiled: { tree, routes },
    routes: routes.map((route, at) => {
      const proof = proofs[at];
      return {
        index: route.index,
        pattern: route.pattern,
        viewName: route.viewName,
        view: route.view.text,
        params: route.params.map(({ name, sources: [source], isOptional }) => ({
          name,
          converter: source?.kind === "capture" ? (source.converter?.name ?? null) : null,
          regex: null,
          value: source?.kind === "capture" && source.converter?.name === "int" ? "number" : "text",
          isFormatted: false,
          isOptional,
        })),
        witness: proof?.kind === "reachable" ? proof.witness : null,
      };
    }),
  };
}

const words = (before: UrlMap, after: UrlMap) =>
  diffMaps(before, after).map((change) => {
    const names = [
      ...("before" in change ? [change.before.viewName] : []),
      ...("after" in change ? [change.after.viewName] : []),
      ...("takenBy" in change && change.takenBy ? [`taken by ${change.takenBy.viewName}`] : []),
      ...("params" in change ? change.params : []),
      ...("takes" in change && change.takes
        ? change.takes.map(({ before: loser, path }) => `takes ${path} from ${loser.viewName}`)
        : []),
    ];
    return `${change.kind} ${change.path}: ${names.join(", ")}`;
  });

test("equal maps do not differ, whatever the params are called in Django's order", () => {
  const map = mapOf("a/ a", "users/<int:id>/ user", "<slug:s>/ page");
  assert.equal(words(map, mapOf("a/ a", "users/<int:id>/ user", "<slug:s>/ page")), []);
});

test("added, removed, renamed, moved, retyped", () => {
  assert.equal(words(mapOf("a/ a"), mapOf("a/ a", "b/ b")), ["added /b/: b"]);
  assert.equal(words(mapOf("a/ a", "b/ b"), mapOf("a/ a")), ["removed /b/: b"]);
  assert.equal(words(mapOf("a/ a", "<str:s>/ s"), mapOf("<str:s>/ s")), ["removed /a/: a, taken by s"]);
  assert.equal(words(mapOf("a/ a"), mapOf("a/ b")), ["renamed /a/: a, b"]);
  assert.equal(words(mapOf("a/ a"), mapOf("b/ a")), ["moved /a/: a, a"]);
  assert.equal(words(mapOf("u/<int:id>/ u"), mapOf("u/<int:pk>/ u")), [
    "retyped /u/1/: u, u, id: int, pk: int",
  ]);
  assert.equal(words(mapOf("u/<int:id>/ u"), mapOf("u/<str:id>/ u")), [
    "widened /u/a/: u, u",
    "retyped /u/1/: u, u, id: int, id: str",
  ]);
  assert.equal(words(mapOf("u/<str:id>/ u"), mapOf("u/<int:id>/ u")), [
    "moved /u/a/: u, u",
    "retyped /u/a/: u, u, id: str, id: int",
  ]);
});

test("a route that takes more paths than before breaks nobody", () => {
  const [slug, str] = [mapOf("a/ a", "<slug:s>/ page"), mapOf("a/ a", "<str:s>/ page")];
  assert.equal(words(slug, str), ["widened /~/: page, page"]);
  assert.equal(words(str, slug), ["moved /~/: page, page"]);
  assert.equal(diffMaps(slug, str).map(isBreaking), [false]);
  // What it takes from another route is told, what that one keeps is not.
  const [last, first] = [
    mapOf("a-b/ x", "<uuid:s>/ page", "<slug:x>/ x"),
    mapOf("a-b/ x", "<str:s>/ page", "<slug:x>/ x"),
  ];
  assert.equal(words(last, first), ["widened /~/: page, page", "handed-over /a/: x, page"]);
  assert.equal(words(mapOf("<str:a>-<str:b>/ x"), mapOf("<str:a>-<str:b>-<str:c>/ x")), [
    "moved /a-a/: x, x",
    "retyped /a-a/: x, x, c: str",
  ]);
  // Without the old URLconf nothing is proved.
  assert.equal(words({ routes: slug.routes }, str), ["moved null: page, page"]);
  const digits = mapOf("a/ a", "<int:s>/ page");
  assert.equal(words({ routes: str.routes }, digits), [
    "moved /b/: page, page",
    "retyped /b/: page, page, s: str, s: int",
  ]);
});

test("a converter that no longer parses, or formats", () => {
  const day = (facts: Readonly<Record<string, unknown>>) => {
    const { routes } = mapOf("b/<slug:on>/ book");
    const params = [{ name: "on", converter: "day", regex: "[0-9]+", isOptional: false, ...facts }];
    return { routes: routes.map((route) => ({ ...route, params })) } as UrlMap;
  };
  const whole = day({ value: "parsed", isFormatted: true });
  assert.equal(words(whole, whole), []);
  assert.equal(words(whole, day({ value: "text", isFormatted: false })), [
    "retyped /b/a/: book, book, on: day /[0-9]+/ parsed formatted, on: day /[0-9]+/",
  ]);
  assert.equal(words(whole, day({ value: "parsed", isFormatted: false })), [
    "retyped /b/a/: book, book, on: day /[0-9]+/ parsed formatted, on: day /[0-9]+/ parsed",
  ]);
  assert.equal(words(day({}), whole), [], "saved before that was told");
});

test("paths that change hands, by order alone", () => {
  const before = mapOf("<slug:s>/ page", "<int:n>/ number", "x/<str:s>/ x");
  const after = mapOf("<int:n>/ number", "<slug:s>/ page", "x/<str:s>/ x");
  assert.equal(words(before, after), ["handed-over /1/: page, number"]);
});

test("a route that moves, among others: what it leaves and what it takes", () => {
  assert.equal(words(mapOf("a/ x", "<slug:s>/ page"), mapOf("b/ x", "<slug:s>/ page")), [
    "moved /a/: x, x",
    "handed-over /a/: x, page",
    "handed-over /b/: page, x",
  ]);
});

test("a new route that takes paths of old ones", () => {
  const before = mapOf("c/<int:year>/ by_year", "c/<slug:s>/ book", "about/ about");
  const dune = mapOf("c/1965/ dune_year", "c/<int:year>/ by_year", "c/<slug:s>/ book", "about/ about");
  assert.equal(words(before, dune), ["added /c/1965/: dune_year, takes /c/1965/ from by_year"]);
  assert.equal(
    words(
      { routes: mapOf("c/1965/ dune", "c/<int:year>/ by_year").routes },
      mapOf("c/<slug:s>/ s", "c/1965/ dune", "c/<int:year>/ by_year"),
    ),
    ["added /c/a/: s, takes /c/1965/ from dune, takes /c/2/ from by_year"],
  );
  const any = mapOf("<slug:any>/ any", "c/<int:year>/ by_year", "c/<slug:s>/ book", "about/ about");
  assert.equal(words(before, any), ["added /b/: any, takes /about/ from about"]);
  assert.equal(diffMaps(before, any).map(isBreaking), [true]);
  const late = mapOf("c/<int:year>/ by_year", "c/<slug:s>/ book", "about/ about", "<slug:any>/ any");
  assert.equal(words(before, late), ["added /b/: any"]);
});

test("a saved map is compared by its example paths", () => {
  const { routes } = mapOf("x/ x", "<slug:s>/ page", "10/<int:n>/ number");
  const after = mapOf("<int:a>/<int:n>/ other", "<slug:s>/ page", "10/<int:n>/ number");
  assert.equal(words({ routes }, after), [
    "removed /x/: x, taken by page",
    "added /2/1/: other, takes /10/1/ from number",
  ]);
});

test("a converter that takes other texts under its old name", () => {
  const withRegex = (regex?: string): UrlMap => {
    const { routes } = mapOf("b/<slug:isbn>/ book");
    const params = [{ name: "isbn", converter: "isbn", isOptional: false, ...(regex && { regex }) }];
    return { routes: routes.map((route) => ({ ...route, params })) };
  };
  assert.equal(words(withRegex("[0-9]{9}X"), withRegex("[0-9]{12}X")), ["moved /b/a/: book, book"]);
  assert.equal(words(withRegex("[0-9]{9}X"), withRegex("[0-9]{9}X")), []);
  assert.equal(words(withRegex(), withRegex("[0-9]{12}X")), [], "saved before regexes were");
});

test("only what is added breaks nobody", () => {
  const changes = diffMaps(mapOf("a/ a"), mapOf("b/ b", "c/ c"));
  assert.equal(
    changes.map((change) => `${change.kind} ${isBreaking(change)}`),
    ["removed true", "added false", "added false"],
  );
});

test.run();
