import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Candidate, NamedRoute } from "../../ir/named-route.ts";
import type { UrlPattern } from "../../ir/urlconf.ts";
import { helperName, moduleFile } from "./helper-name.ts";
import { nameRoutes } from "./name.ts";
import { isSlashFree } from "./reversal.ts";
import { analyze, converter, include, readResult, view } from "../urlconf.test-util.ts";

const year = converter("yyyy", "[0-9]{4}");

function name(...patterns: readonly UrlPattern[]) {
  const { tree, routes } = analyze(readResult(patterns, [year]));
  const diagnostics: Diagnostic[] = [];
  const table = nameRoutes(tree, routes, (diagnostic) => diagnostics.push(diagnostic));
  return { ...table, codes: diagnostics.map(({ code }) => code), diagnostics };
}

const text = ({ parts, whole }: Candidate) =>
  parts.map((part) => (part.kind === "literal" ? part.text : `<${part.name}>`)).join("") +
  (whole === undefined ? "" : ` ${whole.source}`);
const helpers = (routes: readonly NamedRoute[]) =>
  routes.map(({ viewName, module, helper }) => `${viewName} ${module} ${helper}`);

test("helpers are camelCase, and never a reserved word", () => {
  const names = "show_profile show-page ShowAll API_root delete then 2fa naïve x.y a:b home __proto__ _ --";
  assert.equal(names.split(" ").map(helperName), [
    "showProfile",
    "showPage",
    "showAll",
    "apiRoot",
    "delete_",
    "then_",
    "_2fa",
    "naïve",
    "xY",
    "aB",
    "home",
    "proto",
    undefined,
    undefined,
  ]);
});

test("module files differ on file systems without case", () => {
  const taken = new Set(["index"]);
  assert.equal(
    ["admin", "Admin", "index", "../x", "日本"].map((namespace) => moduleFile(namespace, taken)),
    ["admin", "Admin-2", "index-2", "_x", "_"],
  );
});

test("module files are none of the devices of Windows", () => {
  const taken = new Set(["index"]);
  assert.equal(
    ["con", "NUL", "com1", "console", "con"].map((namespace) => moduleFile(namespace, taken)),
    ["con_", "NUL_", "com1_", "console", "con_-2"],
  );
});

test("one module a namespace", () => {
  const inner = include("c/", [view("", "cart", { name: "cart" })], { appName: "cart" });
  const { routes, root, codes } = name(
    view("", "home", { name: "home" }),
    include("s/", [view("all/", "all", { name: "all" }), inner], { appName: "shop", namespace: "big-shop" }),
    include("p/", [view("plain/", "plain", { name: "plain" })]),
  );
  assert.equal(codes, []);
  assert.equal(helpers(routes), [
    "home urls/index.ts home",
    "big-shop:all urls/big-shop.ts all",
    "big-shop:cart:cart urls/big-shop/cart.ts cart",
    "plain urls/index.ts plain",
  ]);
  assert.equal(
    root.namespaces.map(({ name, helper, appName }) => [name, helper, appName]),
    [["big-shop", "bigShop", "shop"]],
  );
});

test("instances of an app, the default first; a second instance of one name is lost", () => {
  const app = (route: string, namespace: string) =>
    include(route, [view("", route.replace("/", ""), { name: "index" })], { appName: "polls", namespace });
  const { root, routes } = name(app("a/", "first"), app("b/", "second"), app("c/", "first"));
  assert.equal(root.apps, [{ name: "polls", instances: ["first", "second"] }]);
  assert.equal(
    routes.map(({ candidates }) => candidates.map(text)),
    [["a/"], ["b/"]],
  );
});

test("candidates: last declared first, through plain includes", () => {
  const { routes } = name(
    view("first/", "a", { name: "n" }),
    include("<int:a>/", [view("in/<str:x>/", "b", { name: "n" })]),
    view("last/<int:x>/", "c", { name: "n" }),
  );
  assert.equal(routes[0]?.candidates.map(text), ["last/<x>/", "<a>/in/<x>/", "first/"]);
});

test("the whole path is checked only where values could trade text", () => {
  const { routes } = name(
    view("<str:a>/x-<int:b>/", "a", { name: "a" }),
    view("<str:a>-<int:b>/", "b", { name: "b" }),
    view("<path:a>/<int:b>/", "c", { name: "c" }),
    view("<path:a>/", "d", { name: "d" }),
    view("<yyyy:a>/<int:b>/", "e", { name: "e" }),
  );
  assert.equal(
    routes.map(({ candidates }) => candidates.map(text)),
    [
      ["<a>/x-<b>/"],
      ["<a>-<b>/ ^(?:[^/]+)-(?:[0-9]+)\\/$"],
      ["<a>/<b>/ ^(?:[^\\n]+)\\/(?:[0-9]+)\\/$"],
      ["<a>/"],
      ["<a>/<b>/"],
    ],
  );
});

test("which regexes never take a slash", () => {
  const free = [
    "[^/]+",
    "[0-9]+",
    "[-a-zA-Z0-9_]+",
    "\\w+",
    "a|b",
    "[a-z]+(?:\\.[a-z]+)*",
    "[^\\/.]",
    "[\\w.-]+",
    "[-\\.]",
    "[a-z\\-_]",
  ];
  const not = [
    "[^\\n]+",
    ".+",
    "a/b",
    "[+-9]",
    "[ -~]",
    "\\S",
    "[\\S]",
    "\\x2f",
    "\\/",
    "[^a]",
    "[\\.-9]+",
    "[+-\\]]",
    "\\[.[a]w",
  ];
  assert.equal(
    free.filter((regex) => !isSlashFree(regex)),
    [],
  );
  assert.equal(not.filter(isSlashFree), []);
});

test("rePath: all forms, each checked as a whole", () => {
  const { routes } = name(view(/^r\/(?:(?<page>\d+)\/)?$/, "a", { name: "a" }));
  assert.equal(routes[0]?.candidates.map(text), ["r/", "r/<page>/ ^r\\/(?:(?<page>\\d+)\\/)?$"]);
});

test("a param captured twice: a warning, no helper, and no earlier route of the same params", () => {
  const { routes, codes } = name(
    view("x/<int:id>/", "a", { name: "page" }),
    include("<int:id>/", [view("b/<int:id>/", "b", { name: "page" })]),
  );
  assert.equal(codes, ["URLC5001"]);
  assert.equal(helpers(routes), ["page urls/index.ts undefined"]);
});

test("collisions, names without letters, names that nothing finds", () => {
  const { routes, codes, diagnostics } = name(
    view("a/", "a", { name: "a_b" }),
    view("b/", "b", { name: "a-b" }),
    view("c/", "c", { name: "--" }),
    view("d/", "d", { name: "x:y" }),
    include("e/", [view("", "e", { name: "e" })], { appName: "aB" }),
  );
  assert.equal(codes, ["URLC5003", "URLC5005", "URLC5003"]);
  assert.is(diagnostics[0]?.message, 'route "a-b" gets no helper: "aB" is taken');
  assert.is(diagnostics[2]?.message, 'namespace "aB" is not exported from urls/index.ts: "aB" is taken');
  assert.is(diagnostics[2]?.help, "rename one of the two, or import its helpers from urls/aB.ts");
  assert.equal(helpers(routes), [
    "a_b urls/index.ts aB",
    "a-b urls/index.ts undefined",
    "-- urls/index.ts undefined",
    "aB:e urls/aB.ts e",
  ]);
});

test("an extra kwarg over a captured param; a route that reverse() never gives", () => {
  const { codes, routes } = name(
    view("<str:k>/", "a", { name: "a", kwargs: { k: "D", other: 1 } }),
    view("old/<int:id>/", "b", { name: "b" }),
    view("new/<int:id>/", "c", { name: "b" }),
    view("d1/", "d", { name: "d", kwargs: { x: 1 } }),
    view("d2/", "d", { name: "d", kwargs: { x: 2 } }),
  );
  assert.equal(codes, ["URLC5006", "URLC5004"]);
  assert.equal(
    routes[0]?.candidates.map(({ params, extras }) => [params, extras.map((extra) => extra.name)]),
    [[["k"], ["other"]]],
  );
});

test("extra kwargs: the outermost plain include wins; those at or above a namespace do not count", () => {
  const leaf = view("", "a", { name: "a", kwargs: { x: "leaf", own: 1 } });
  const { routes } = name(
    include("", [include("p/", [leaf], { kwargs: { x: "include" } })], { kwargs: { x: "outer" } }),
    include("n/", [include("", [leaf], { kwargs: { x: "plain" } })], { appName: "n", kwargs: { x: "lost" } }),
  );
  assert.equal(
    routes.map(({ candidates }) => candidates.map(({ extras }) => extras.map(({ value }) => value))),
    [[["outer", 1]], [["plain", 1]]],
  );
});

test.run();
