import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";

const head = `import { include, path } from "urlc";\nimport * as views from "./views.js";\n\n`;
const urls = (...patterns: readonly string[]) =>
  `${head}export const urlpatterns = [\n${patterns.map((pattern) => `  ${pattern},\n`).join("")}];\n`;
const regExpUrls = (pattern: string) =>
  `import { include, path, rePath } from "urlc";\nimport * as views from "./views.js";\n\nexport const urlpatterns = [${pattern}];\n`;

/** One include() of a cycle: where it stands and which file it leads to. */
export interface CycleStep {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
}

export const includeCycle = defineCode(
  {
    code: "URLC3001",
    severity: "error",
    isFatal: true,
    title: "include cycle",
    meaning: "A URLconf includes itself, directly or by others, so the set of routes would have no end.",
    bad: `import { include, path } from "urlc";\nimport * as self from "./urls.js";\nimport * as views from "./views.js";\n\nexport const urlpatterns = [path("", views.home), path("again/", include(self))];\n`,
    good: urls(`path("", views.home)`, `path("again/", include([path("", views.home)]))`),
  },
  (steps: readonly CycleStep[]) => {
    const last = steps.at(-1)!;
    const chain = [steps[0]!.from, ...steps.map((step) => step.to)].map((file) => `"${file}"`).join(" → ");
    return {
      message: `includes go round in a circle: ${chain}`,
      span: last.span,
      label: `includes "${last.to}" again`,
      notes: steps
        .slice(0, -1)
        .map((step) => ({ message: `"${step.from}" includes "${step.to}"`, span: step.span })),
      help: "remove one of these includes",
    };
  },
);

export const namespaceWithoutAppName = defineCode(
  {
    code: "URLC3002",
    severity: "error",
    isFatal: true,
    title: "namespace without an app name",
    meaning:
      "An instance namespace names one instance of an application, so the included URLconf must say which application it is.",
    bad: urls(`path("polls/", include([path("", views.polls)], { namespace: "polls" }))`),
    good: urls(
      `path("polls/", include({ urlpatterns: [path("", views.polls)], appName: "polls" }, { namespace: "polls" }))`,
    ),
    django:
      "ImproperlyConfigured: Specifying a namespace in include() without providing an app_name is not supported.",
  },
  (
    namespace: string,
    span: Span,
    target: { readonly file: string; readonly appName: string } | undefined,
  ) => ({
    message: `specifying the namespace "${namespace}" in include() without an app name is not supported`,
    span,
    label: "an instance of which application?",
    notes: [],
    help:
      target === undefined
        ? `write include({ urlpatterns: […], appName: "${namespace}" })`
        : `add export const appName = "${target.appName}"; to ${target.file}`,
  }),
);

export const duplicateNamespace = defineCode(
  {
    code: "URLC3003",
    severity: "warning",
    title: "namespace is not unique",
    meaning:
      "Two includes have the same instance namespace, so only the names of the first one can be reversed.",
    bad: urls(
      `path("a/", include({ urlpatterns: [path("", views.a, { name: "a" })], appName: "app" }))`,
      `path("b/", include({ urlpatterns: [path("", views.b, { name: "b" })], appName: "app" }))`,
    ),
    good: urls(
      `path("a/", include({ urlpatterns: [path("", views.a, { name: "a" })], appName: "app" }))`,
      `path("b/", include({ urlpatterns: [path("", views.b, { name: "b" })], appName: "app" }, { namespace: "app2" }))`,
    ),
    django: "urls.W005",
  },
  (namespace: string, span: Span, first: Span) => ({
    message: `namespace "${namespace}" isn't unique: not all of its names can be reversed`,
    span,
    label: "its names cannot be reversed",
    notes: [{ message: `"${namespace}" is first given here`, span: first }],
    help: `give this include another one: include(…, { namespace: "…" })`,
  }),
);

export const colonInName = defineCode(
  {
    code: "URLC3004",
    severity: "warning",
    title: "colon in a name",
    meaning:
      "A colon separates namespaces from names, so a name or namespace that holds one can never be found.",
    bad: urls(`path("", views.home, { name: "site:home" })`),
    good: urls(`path("", views.home, { name: "site_home" })`),
    django: "urls.W003",
  },
  (what: "name" | "namespace" | "app name", name: string, span: Span) => ({
    message: `${what} "${name}" contains ":", which separates namespaces`,
    span,
    notes: [],
    help: `write "${name.replaceAll(":", "_")}"`,
  }),
);

export const dollarInInclude = defineCode(
  {
    code: "URLC3005",
    severity: "warning",
    title: "include under a regular expression that ends with `$`",
    meaning: "`$` allows nothing to follow, so only the empty route of the included URLconf can match.",
    bad: regExpUrls(`rePath(/^articles\\/$/, include([path("latest/", views.latest)]))`),
    good: regExpUrls(`rePath(/^articles\\//, include([path("latest/", views.latest)]))`),
    django: "urls.W001",
  },
  (source: string, span: Span) => ({
    message: `/${source}/ ends with "$", so nothing can follow it in the included URLconf`,
    span,
    notes: [],
    help: `remove the "$"`,
  }),
);

export const noSlashBetween = defineCode(
  {
    code: "URLC3006",
    severity: "warning",
    title: "include prefix does not end with a slash",
    meaning: "A prefix is text, not a path segment: what follows is joined to it without a slash.",
    bad: urls(`path("app", include([path("le/", views.apple)]))`),
    good: urls(`path("app/", include([path("le/", views.apple)]))`),
  },
  (prefix: string, child: string, span: Span, childSpan: Span) => ({
    message: `include prefix "${prefix}" does not end with "/"`,
    span,
    label: `joined to "${child}" it is "${prefix}${child}"`,
    notes: [{ message: "joined to this route without a slash between", span: childSpan }],
    help: `write "${prefix}/"`,
  }),
);

export const committedPrefix = defineCode(
  {
    code: "URLC3007",
    severity: "warning",
    title: "include prefix takes all it can and keeps it",
    meaning:
      "As in Django, a prefix is matched once, as far as it reaches, and never gives characters back to the routes below it. A prefix that could end at several places hides some of them.",
    bad: urls(`path("<int:id>", include([path("5/", views.five)]))`),
    good: urls(`path("<int:id>/", include([path("5/", views.five)]))`),
  },
  (prefix: string, param: string, child: string, span: Span, childSpan: Span, help: string) => ({
    message: `include prefix "${prefix}" can end at several places, and only the first is tried`,
    span,
    label: `"${param}" takes all it can and keeps it`,
    notes: [{ message: `"${prefix}${child}" in one route would match more paths`, span: childSpan }],
    help,
  }),
);

export const capturedByInclude = defineCode(
  {
    code: "URLC3009",
    severity: "warning",
    title: "parameter captured by an include and below it",
    meaning:
      "The inner value wins and the outer one is lost. URLC5001 says it of a route with a name, which cannot be reversed besides.",
    bad: urls(`path("<int:id>/", include([path("items/<int:id>/", views.item)]))`),
    good: urls(`path("<int:id>/", include([path("items/<int:item_id>/", views.item)]))`),
  },
  (name: string, span: Span, outer: Span) => ({
    message: `"${name}" is captured by an include and again below it: the inner value wins`,
    span,
    label: "hides the outer one",
    notes: [{ message: `what "${name}" captures here never reaches the view`, span: outer }],
    help: "give one of them another name",
  }),
);

export const emptyInclude = defineCode(
  {
    code: "URLC3010",
    severity: "warning",
    title: "include without patterns",
    meaning: "The included URLconf has no patterns, so this prefix leads nowhere.",
    bad: urls(`path("", views.home)`, `path("blog/", include([]))`),
    good: urls(`path("", views.home)`, `path("blog/", include([path("", views.blog)]))`),
  },
  (prefix: string, span: Span) => ({
    message: `the URLconf included under ${prefix} has no patterns`,
    span,
    notes: [],
  }),
);
