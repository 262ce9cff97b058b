import type { FlatRoute } from "../../ir/route.ts";
import type { Span, Spanned } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { nameOf } from "./reachability.ts";

const imports = (names: string) =>
  `import { ${names} } from "urlc";\nimport * as views from "./views.js";\n\n`;

/** Who wants a helper: a route, or a namespace whose helpers have a module of their own beside the one it is exported from. */
export interface HelperOwner {
  readonly name: string;
  readonly module?: string;
  readonly exporter: string;
}

const withoutHelper = ({ name, module, exporter }: HelperOwner) =>
  module === undefined
    ? `route "${name}" gets no helper`
    : `namespace "${name}" is not exported from ${exporter}`;

const orImported = ({ module }: HelperOwner) =>
  module === undefined ? "" : `, or import its helpers from ${module}`;

export const capturedTwiceInReverse = defineCode(
  {
    code: "URLC5001",
    severity: "warning",
    title: "a param is captured by an include and again below it",
    meaning:
      "Resolving works: the inner value wins and the outer one is lost. There is no way back: one value cannot stand in two " +
      "places, so reverse() does not know the route and it gets no helper. Django's reverse() raises re.error here.",
    bad:
      imports("include, path") +
      `export const urlpatterns = [\n  path("<int:id>/", include([path("b/<int:id>/", views.page, { name: "page" })])),\n];\n`,
    good:
      imports("include, path") +
      `export const urlpatterns = [\n  path("<int:id>/", include([path("b/<int:page>/", views.page, { name: "page" })])),\n];\n`,
  },
  (viewName: string, param: string, inner: Span, outer: Span) => ({
    message: `"${viewName}" cannot be reversed: it captures "${param}" twice`,
    span: inner,
    label: "captured here again",
    notes: [{ message: `"${param}" is captured by the include first`, span: outer }],
    help: "give one of the two another name",
  }),
);

export const irreversibleRegExp = defineCode(
  {
    code: "URLC5002",
    severity: "warning",
    title: "a named rePath() cannot be reversed",
    meaning:
      "reverse() fills the parts of the expression outside its named groups with the least text they stand for. Where that " +
      "text is not clear, or does not match, the route has no path to give: reverse() does not know it and it gets no helper.",
    bad:
      imports("rePath") +
      `export const urlpatterns = [rePath(/^(?:a|b)\\/$/, views.page, { name: "page" })];\n`,
    good:
      imports("rePath") +
      `export const urlpatterns = [rePath(/^(?<letter>a|b)\\/$/, views.page, { name: "page" })];\n`,
  },
  (viewName: string, why: string, span: Span) => ({
    message: `"${viewName}" cannot be reversed: ${why}`,
    span,
    label: "no path can be made from this",
    notes: [],
    help: "put what varies into a named group, or drop the name",
  }),
);

export const helperCollision = defineCode(
  {
    code: "URLC5003",
    severity: "warning",
    title: "two names become one helper",
    meaning:
      "Helpers are functions in camelCase, one module a namespace. When two names of a module give the same identifier, the first " +
      "declared has it; the other is left to reverse(). The helpers of a namespace that loses its name so are still in its module.",
    bad:
      imports("path") +
      `export const urlpatterns = [\n  path("a/", views.a, { name: "show_page" }),\n  path("b/", views.b, { name: "show-page" }),\n];\n`,
    good:
      imports("path") +
      `export const urlpatterns = [\n  path("a/", views.a, { name: "show_page" }),\n  path("b/", views.b, { name: "show-text" }),\n];\n`,
  },
  (owner: HelperOwner, helper: string, span: Span, first: Spanned) => ({
    message: `${withoutHelper(owner)}: "${helper}" is taken`,
    span,
    label: `would be ${helper} too`,
    notes: [{ message: `"${first.text}" has it`, span: first.span }],
    help: `rename one of the two${orImported(owner)}`,
  }),
);

export const extraOverCapture = defineCode(
  {
    code: "URLC5004",
    severity: "warning",
    title: "an extra kwarg hides a captured param",
    meaning:
      "The extra kwarg always wins, so the view never sees what the path says. reverse() needs the param all the same, with any value.",
    bad:
      imports("path") +
      `export const urlpatterns = [path("<str:lang>/", views.page, { name: "page", kwargs: { lang: "en" } })];\n`,
    good:
      imports("path") +
      `export const urlpatterns = [path("<str:lang>/", views.page, { name: "page", kwargs: { fallback: "en" } })];\n`,
  },
  (name: string, span: Span, capture: Span) => ({
    message: `the extra kwarg "${name}" hides the captured param "${name}"`,
    span,
    label: "always wins",
    notes: [{ message: `what "${name}" captures never reaches the view`, span: capture }],
    help: "give the extra kwarg another name",
  }),
);

export const namelessHelper = defineCode(
  {
    code: "URLC5005",
    severity: "warning",
    title: "a name has no letter to make a helper of",
    meaning:
      "Helpers are named after their routes. A name without letters and digits is left to reverse(). The helpers of such a namespace are still in its module.",
    bad: imports("path") + `export const urlpatterns = [path("a/", views.a, { name: "--" })];\n`,
    good: imports("path") + `export const urlpatterns = [path("a/", views.a, { name: "a" })];\n`,
  },
  (owner: HelperOwner, span: Span) => ({
    message: `${withoutHelper(owner)}: it has no letter or digit`,
    span,
    notes: [],
    help: `use a name of letters${orImported(owner)}`,
  }),
);

export const neverReversed = defineCode(
  {
    code: "URLC5006",
    severity: "warning",
    title: "reverse() never gives this route's path",
    meaning:
      "Of several routes with one name, reverse() takes the last declared one that fits. A later route of the same name takes the " +
      "same params with the same converters, so this one is never chosen.",
    bad:
      imports("path") +
      `export const urlpatterns = [\n  path("old/<int:id>/", views.page, { name: "page" }),\n  path("new/<int:id>/", views.page, { name: "page" }),\n];\n`,
    good:
      imports("path") +
      `export const urlpatterns = [\n  path("old/<int:id>/", views.page),\n  path("new/<int:id>/", views.page, { name: "page" }),\n];\n`,
  },
  (viewName: string, pattern: string, later: string, name: Span, laterName: Span) => ({
    message: `reverse() of "${viewName}" never gives "${pattern}"`,
    span: name,
    label: "taken by a later route of this name",
    notes: [{ message: `"${later}" takes the same params and is declared later`, span: laterName }],
    help: "rename one of the two, or drop the name of the one that is only kept for old links",
  }),
);

/** Values and the path that reverse() makes of them. */
export interface ReversedPath {
  readonly viewName: string;
  readonly params: ReadonlyMap<string, string | number>;
  /** With its leading slash, decoded. */
  readonly path: string;
}

const listed = (params: ReversedPath["params"]): string =>
  [...params].map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(", ");
const given = ({ params }: ReversedPath) => (params.size === 0 ? "" : ` for ${listed(params)}`);
const placeOf = ({ name, leaf }: FlatRoute) => name?.span ?? leaf.route.span;

export const reversedElsewhere = defineCode(
  {
    code: "URLC5007",
    severity: "warning",
    title: "a reversed path goes to another route",
    meaning:
      "reverse() makes a path of these values that another route takes, so the link leads to the wrong view. It is said where no " +
      "fixed text sets the case apart: every param, varied alone, leads there too. What is meant, most often, is URLC5009. All paths that " +
      "reverse() can write are looked at; the interpreter has confirmed the example. What only a converter's own format() knows is not " +
      "proved: `urlc routes --verbose` says so. Django says nothing.",
    bad:
      imports("path") +
      `export const urlpatterns = [\n  path("posts/<int:id>/", views.byId),\n  path("posts/<slug:slug>/", views.post, { name: "post" }),\n];\n`,
    good:
      imports("path") +
      `export const urlpatterns = [\n  path("posts/id/<int:id>/", views.byId),\n  path("posts/<slug:slug>/", views.post, { name: "post" }),\n];\n`,
  },
  (route: FlatRoute, reversed: ReversedPath, winner: FlatRoute) => ({
    message: `the path of "${reversed.viewName}"${given(reversed)} goes to ${nameOf(winner)}`,
    span: placeOf(route),
    label: `reverse() gives ${JSON.stringify(reversed.path)}`,
    notes: [{ message: `${JSON.stringify(reversed.path)} goes here`, span: winner.leaf.route.span }],
    help: "set the two apart: by another text before the parameter, or by a narrower converter",
  }),
);

export const reversedSpecially = defineCode(
  {
    code: "URLC5009",
    severity: "note",
    title: "special cases take paths of a named route",
    meaning:
      "Of the paths that reverse() makes, some go to routes before this one: special cases that a fixed text sets apart " +
      '("users/new/" before "users/<slug:name>/"), any route before a catch-all, another route of the same name or view. That is what ' +
      "their order is for, so it is only noted: a user of the name in the message has no page. `urlc routes --verbose` lists every " +
      'case. `"severity": { "URLC5009": "off" }` drops the notes, `--warn URLC5009` makes them warnings.',
    bad:
      imports("path") +
      `export const urlpatterns = [\n  path("users/new/", views.create),\n  path("users/<slug:name>/", views.user, { name: "user" }),\n];\n`,
    good:
      imports("path") +
      `export const urlpatterns = [\n  path("new-user/", views.create),\n  path("users/<slug:name>/", views.user, { name: "user" }),\n];\n`,
  },
  (route: FlatRoute, reversed: ReversedPath, winner: FlatRoute, others: number) => ({
    message:
      `the path of "${reversed.viewName}"${given(reversed)} goes to ${nameOf(winner)} above it` +
      (others === 0 ? "" : `; ${others} more route${others === 1 ? " takes" : "s take"} others of its paths`),
    span: placeOf(route),
    notes: [],
  }),
);

export const reversedOtherwise = defineCode(
  {
    code: "URLC5008",
    severity: "warning",
    title: "a reversed path does not give its params back",
    meaning:
      "reverse() writes the params side by side; resolving reads them greedily from the left, and an include's prefix is never read again. " +
      "Where two of them can trade text the view gets other values than were given, or no route takes the path at all. The interpreter has " +
      "confirmed the path. Django says nothing.",
    bad:
      imports("path") +
      `export const urlpatterns = [path("<slug:from>-<slug:to>/", views.route, { name: "route" })];\n`,
    good:
      imports("path") +
      `export const urlpatterns = [path("<slug:from>/<slug:to>/", views.route, { name: "route" })];\n`,
  },
  (route: FlatRoute, reversed: ReversedPath, back: ReversedPath["params"] | undefined) => ({
    message:
      back === undefined
        ? `no route takes the path of "${reversed.viewName}"${given(reversed)}`
        : `the path of "${reversed.viewName}"${given(reversed)} comes back as ${listed(back) || "none"}`,
    span: placeOf(route),
    label: `reverse() gives ${JSON.stringify(reversed.path)}`,
    notes: [],
    help: "put a text between the parameters that neither of them can hold, such as a slash",
  }),
);

export const reversalsCut = defineCode(
  {
    code: "URLC5010",
    severity: "note",
    title: "reversed paths were not all looked at",
    meaning:
      "Whether what reverse() gives comes back to its route, with its params, is looked for in a bounded number of steps. For some routes " +
      "they did not do, so URLC5007, URLC5008 and URLC5009 may be missing there; `urlc routes --verbose` says where. Which of them it is " +
      "does not depend on the machine. The router and reverse() are right all the same.",
    bad:
      imports("rePath") +
      `export const urlpatterns = [\n  rePath(/^(?<x>[ab]*a[ab]{12})$/, views.first),\n  rePath(/^(?<y>[ab]*b[ab]{11})$/, views.second, { name: "second" }),\n];\n`,
    good:
      imports("rePath") +
      `export const urlpatterns = [\n  rePath(/^a(?<x>[ab]*)$/, views.first),\n  rePath(/^b(?<y>[ab]*)$/, views.second, { name: "second" }),\n];\n`,
  },
  (first: FlatRoute, count: number, all: number, why: string) => ({
    message: `for ${count} of ${all} named routes it is not proved that what reverse() gives comes back`,
    span: placeOf(first),
    label: count === 1 ? why : `the first of them: ${why}`,
    notes: [],
  }),
);
