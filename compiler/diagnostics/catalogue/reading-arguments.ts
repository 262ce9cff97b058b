import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { didYouMean } from "../did-you-mean.ts";
import { goodUrls, urlsWith } from "./example-urls.ts";

const usage = {
  path: "path(route, view, { name, kwargs }) or path(route, include(…), { kwargs })",
  rePath: "rePath(/^…$/, view, { name, kwargs }) or rePath(/^…/, include(…), { kwargs })",
  include: "include(module, { namespace }), include([…]) or include({ urlpatterns, appName }, { namespace })",
} as const;

/** Too few or too many arguments, or spread ones. */
export const argumentCount = defineCode(
  {
    code: "URLC1010",
    severity: "error",
    isFatal: true,
    title: "wrong number of arguments",
    meaning: "path() and rePath() take two or three arguments, include() one or two, none of them spread.",
    bad: urlsWith(`path("about/")`),
    good: goodUrls,
  },
  (span: Span, name: keyof typeof usage, count: number) => ({
    message: `${name}() does not take ${count === 1 ? "1 argument" : `${count} arguments`} written like this`,
    span,
    notes: [],
    help: usage[name],
  }),
);

/** A route that is not written down. */
export const routeNotStatic = defineCode(
  {
    code: "URLC1011",
    severity: "error",
    isFatal: true,
    title: "route cannot be read",
    meaning:
      "The route must be a string (or, for rePath(), a regular expression) known without running code: a literal, a constant, a template or a sum of those.",
    bad: urlsWith(`path(process.env.PREFIX + "/", views.about)`),
    good: goodUrls,
    django: "urls.E004",
  },
  (span: Span, name: string, text: string) => ({
    message: `the route of ${name}() cannot be read without running code: ${text}`,
    span,
    label: "known only when the program runs",
    notes: [],
    help:
      name === "path"
        ? 'write it as a string: "articles/<int:year>/"'
        : "write it as a regular expression: /^articles\\/(?<year>[0-9]{4})\\/$/",
  }),
);

/** A string for rePath(), a regular expression for path(). */
export const wrongRouteKind = defineCode(
  {
    code: "URLC1012",
    severity: "error",
    isFatal: true,
    title: "wrong kind of route",
    meaning: "path() takes a string, rePath() a regular expression.",
    bad: urlsWith(`rePath("^about/$", views.about)`, "rePath"),
    good: urlsWith(`rePath(/^about\\/$/, views.about)`, "rePath"),
  },
  (span: Span, name: "path" | "rePath", text: string) => ({
    message:
      name === "path"
        ? `path() takes a string, not the regular expression ${text}`
        : `rePath() takes a regular expression, not the string ${text}`,
    span,
    notes: [],
    help:
      name === "path"
        ? 'use rePath(), or a route with converters: path("<int:year>/", …)'
        : "write it between slashes: /^…$/, or use path()",
  }),
);

/** A name, namespace or app name that is not written down. */
export const textNotStatic = defineCode(
  {
    code: "URLC1013",
    severity: "error",
    isFatal: true,
    title: "name cannot be read",
    meaning: "Names, namespaces and app names must be strings known without running code.",
    bad: urlsWith(`path("about/", views.about, { name: views.aboutName() })`),
    good: goodUrls,
    django: "urls.E010",
  },
  (span: Span, option: string, text: string) => ({
    message: `"${option}" must be a string that is known without running code, not ${text}`,
    span,
    notes: [],
    help: `write it as a string: "…"`,
  }),
);

/** An option that there is not. */
export const unknownOption = defineCode(
  {
    code: "URLC1014",
    severity: "error",
    isFatal: true,
    title: "unknown option",
    meaning: "path() takes { name, kwargs }, path() with an include { kwargs }, include() { namespace }.",
    bad: urlsWith(`path("about/", views.about, { nmae: "about" })`),
    good: goodUrls,
  },
  (span: Span, call: string, name: string, known: readonly string[]) => ({
    message: `${call} has no option "${name}"${didYouMean(name, known)}`,
    span,
    notes: [{ message: `it takes ${known.map((option) => `"${option}"`).join(" and ")}` }],
    help: known.includes("kwargs") ? `extra kwargs go below kwargs: { kwargs: { ${name}: … } }` : "remove it",
  }),
);

/** A name beside an include. */
export const nameOfInclude = defineCode(
  {
    code: "URLC1017",
    severity: "warning",
    title: "name of an include",
    meaning: "Only a route that leads to a view can be reversed, so a name beside an include does nothing.",
    bad: urlsWith(`path("blog/", include([path("", views.about)]), { name: "blog" })`, "include, path"),
    good: urlsWith(`path("blog/", include([path("", views.about, { name: "blog" })]))`, "include, path"),
  },
  (span: Span) => ({
    message: `the name of an include has no effect`,
    span,
    notes: [],
    help: "name the patterns it includes, or give it a namespace: include(module, { namespace })",
  }),
);

/** Extra kwargs that are not written down. */
export const kwargsNotStatic = defineCode(
  {
    code: "URLC1015",
    severity: "error",
    isFatal: true,
    title: "extra kwargs cannot be read",
    meaning:
      "Extra kwargs decide what can be reversed, so their values must be known without running code: strings, numbers, booleans, null, arrays and objects of them.",
    bad: urlsWith(`path("about/", views.about, { kwargs: { since: new Date() } })`),
    good: urlsWith(`path("about/", views.about, { kwargs: { since: 2026 } })`),
    django: "urls.E004",
  },
  (span: Span, text: string) => ({
    message: `extra kwargs must be known without running code, not ${text}`,
    span,
    notes: [],
    help: "write literals, or compute the value in the view",
  }),
);

/** Options that are no object. */
export const optionsNotObject = defineCode(
  {
    code: "URLC1016",
    severity: "error",
    isFatal: true,
    title: "options cannot be read",
    meaning:
      "The last argument of path(), rePath() and include() is an object literal, or a constant that is one.",
    bad: urlsWith(`path("about/", views.about, "about")`),
    good: goodUrls,
  },
  (span: Span, call: string, text: string) => ({
    message: `the options of ${call} cannot be read: ${text}`,
    span,
    label: "an object literal is wanted here",
    notes: [],
    help: call === "include()" ? '{ namespace: "…" }' : '{ name: "…", kwargs: { … } }',
  }),
);
