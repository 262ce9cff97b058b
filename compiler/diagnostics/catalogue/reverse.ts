import type { Span, Spanned } from "../../ir/span.ts";
import { defineCode } from "../define.ts";

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
