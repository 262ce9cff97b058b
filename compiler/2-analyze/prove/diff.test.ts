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
    "moved /u/1/: u, u",
    "retyped /u/1/: u, u, id: int, id: str",
  ]);
});

test("paths that change hands, by order alone", () => {
  const before = mapOf("<slug:s>/ page", "<int:n>/ number", "x/<str:s>/ x");
  const after = mapOf("<int:n>/ number", "<slug:s>/ page", "x/<str:s>/ x");
  assert.equal(words(before, after), ["handed-over /1/: page, number"]);
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
  assert.equal(words(withRegex("[0-9]{9}X"), withRegex("[0-9]{12}X")), [
    "retyped /b/a/: book, book, isbn: isbn /[0-9]{9}X/, isbn: isbn /[0-9]{12}X/",
  ]);
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
