import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { nearest } from "../did-you-mean.ts";

const views = `import { path } from "urlc";\nimport * as views from "./views.js";\n\n`;
const regexpViews = `import { rePath } from "urlc";\nimport * as views from "./views.js";\n\n`;
const only = (pattern: string) => `${views}export const urlpatterns = [${pattern}];\n`;
const onlyRegExp = (pattern: string) => `${regexpViews}export const urlpatterns = [${pattern}];\n`;

const quoted = (words: Iterable<string>) => [...words].map((word) => `"${word}"`).join(", ");

export const whitespaceInBrackets = defineCode(
  {
    code: "URLC2001",
    severity: "error",
    isFatal: true,
    title: "whitespace inside angle brackets",
    meaning: "A parameter is written `<name>` or `<converter:name>`, without spaces, tabs or newlines.",
    bad: only(`path("articles/<int: id>/", views.article)`),
    good: only(`path("articles/<int:id>/", views.article)`),
    django: "ImproperlyConfigured: URL route … cannot contain whitespace in angle brackets <…>.",
  },
  (route: string, brackets: string, span: Span) => ({
    message: `route "${route}" cannot contain whitespace in angle brackets <…>`,
    span,
    label: "whitespace in here",
    notes: [],
    help: `write "${brackets.replace(/[ \t\n\r\v\f]+/g, "")}"`,
  }),
);

export const invalidParamName = defineCode(
  {
    code: "URLC2002",
    severity: "error",
    isFatal: true,
    title: "parameter name is not an identifier",
    meaning:
      "A parameter's name becomes a key of the view's params: it begins with a letter or `_`, and goes on with letters, digits and `_`.",
    bad: only(`path("books/<int:book-id>/", views.book)`),
    good: only(`path("books/<int:book_id>/", views.book)`),
    django: "ImproperlyConfigured: URL route … uses parameter name … which isn't a valid Python identifier.",
  },
  (route: string, name: string, span: Span) => ({
    message: `route "${route}" uses parameter name "${name}" which isn't a valid identifier`,
    span,
    label: "not an identifier",
    notes: [],
    help: "use letters, digits and _, not beginning with a digit: <converter:param_name>",
  }),
);

export const unknownConverter = defineCode(
  {
    code: "URLC2003",
    severity: "error",
    isFatal: true,
    title: "unknown converter",
    meaning:
      "The word before the colon is a converter: `str`, `int`, `slug`, `uuid`, `path`, or one made by registerConverter() in a module that the root URLconf reaches by imports.",
    bad: only(`path("articles/<number:id>/", views.article)`),
    good: only(`path("articles/<int:id>/", views.article)`),
    django: "ImproperlyConfigured: URL route … uses invalid converter ….",
  },
  (route: string, name: string, known: readonly string[], span: Span) => {
    const meant = nearest(name, known);
    return {
      message: `route "${route}" uses invalid converter "${name}"`,
      span,
      label: "no converter has this name",
      notes: [{ message: `the converters are ${quoted(known)}` }],
      help:
        meant === undefined
          ? `add registerConverter("${name}", …) in a module that urls.ts imports`
          : `did you mean "${meant}"?`,
    };
  },
);

export const capturedTwice = defineCode(
  {
    code: "URLC2004",
    severity: "error",
    isFatal: true,
    title: "parameter captured twice in one route",
    meaning:
      "Two parameters of one route have the same name, so one value would be lost. Django fails when it first uses such a route.",
    bad: only(`path("<int:id>/items/<int:id>/", views.item)`),
    good: only(`path("<int:id>/items/<int:item_id>/", views.item)`),
    django: "re.error: redefinition of group name",
  },
  (route: string, name: string, span: Span, first: Span) => ({
    message: `route "${route}" captures "${name}" twice`,
    span,
    label: `captures "${name}" again`,
    notes: [{ message: `"${name}" is first captured here`, span: first }],
    help: "give one of them another name",
  }),
);

export const unmatchedBracket = defineCode(
  {
    code: "URLC2010",
    severity: "warning",
    title: "unmatched angle bracket",
    meaning:
      "A `<` without its `>` (or the reverse, or `<>`) is ordinary text, so the path has to contain the bracket itself. That is hardly ever meant.",
    bad: only(`path("articles/<int:id/", views.article)`),
    good: only(`path("articles/<int:id>/", views.article)`),
    django: "urls.W010",
  },
  (route: string, bracket: string, span: Span) => ({
    message: `route "${route}" has an unmatched "${bracket}" bracket`,
    span,
    label: "taken as text",
    notes: [],
    help: "write a parameter as <converter:name>",
  }),
);

export const regExpInPath = defineCode(
  {
    code: "URLC2011",
    severity: "warning",
    title: "regular expression in path()",
    meaning:
      "path() takes `^`, `$` and `(?<` as ordinary text. A route that begins with `^`, ends with `$` or holds a named group was probably meant for rePath().",
    bad: only(`path("^articles/$", views.articles)`),
    good: only(`path("articles/", views.articles)`),
    django: "2_0.W001",
  },
  (route: string, found: string, span: Span) => ({
    message: `route "${route}" holds "${found}", which path() takes as text`,
    span,
    label: "looks like a regular expression",
    notes: [],
    help: found.startsWith("(") ? "use rePath(/…/, view) for a regular expression" : `drop the "${found}"`,
  }),
);

export const queryInRoute = defineCode(
  {
    code: "URLC2012",
    severity: "warning",
    title: "`?` or `#` in a route",
    meaning:
      "The query and the fragment are no part of the path that routes see: only an escaped `%3F` or `%23` in a request would match.",
    bad: only(`path("search/?q=", views.search)`),
    good: only(`path("search/", views.search)`),
  },
  (route: string, found: string, span: Span) => ({
    message: `route "${route}" contains "${found}", which no path contains unescaped`,
    span,
    label: `the path ends before "${found}"`,
    notes: [],
    help: found === "?" ? "read the query in the view: request.GET" : `drop everything from the "#"`,
  }),
);

export const escapeInRoute = defineCode(
  {
    code: "URLC2013",
    severity: "warning",
    title: "percent-escape in a route",
    meaning: "Paths are decoded before they are matched, so a route is written decoded too.",
    bad: only(`path("caf%C3%A9/", views.menu)`),
    good: only(`path("café/", views.menu)`),
  },
  (route: string, found: string, span: Span) => ({
    message: `route "${route}" contains the percent-escape "${found}", but paths are decoded before they are matched`,
    span,
    label: "matches these characters themselves",
    notes: [],
    help: "write the character itself",
  }),
);

export const leadingSlash = defineCode(
  {
    code: "URLC2014",
    severity: "warning",
    title: "route begins with a slash",
    meaning:
      "What stands before the route already ends with a slash, so this route only matches a path with a doubled slash.",
    bad: only(`path("/articles/", views.articles)`),
    good: only(`path("articles/", views.articles)`),
    django: "urls.W002",
  },
  (route: string, example: string, span: Span) => ({
    message: `route "${route}" begins with "/"`,
    span,
    label: `matches only below "${example}"`,
    notes: [],
    help: "remove the leading slash",
  }),
);

export const invalidRegExp = defineCode(
  {
    code: "URLC2020",
    severity: "error",
    isFatal: true,
    title: "invalid regular expression",
    meaning:
      "Routes are matched with the `u` flag (characters are code points), whether or not the literal has it.",
    bad: onlyRegExp(`rePath(/^articles\\/(?<id>[9-0]+)\\/$/, views.article)`),
    good: onlyRegExp(`rePath(/^articles\\/(?<id>[0-9]+)\\/$/, views.article)`),
    django: "ImproperlyConfigured: … is not a valid regular expression",
  },
  (source: string, why: string, span: Span) => ({
    message: `/${source}/ is not a valid regular expression: ${why}`,
    span,
    notes: [],
  }),
);

export const unnamedGroup = defineCode(
  {
    code: "URLC2021",
    severity: "error",
    isFatal: true,
    title: "unnamed group",
    meaning:
      "Django passes unnamed groups as positional arguments. Params are an object here, so every group needs a name, or must not capture.",
    bad: onlyRegExp(`rePath(/^articles\\/([0-9]{4})\\/$/, views.year)`),
    good: onlyRegExp(`rePath(/^articles\\/(?<year>[0-9]{4})\\/$/, views.year)`),
  },
  (group: string, span: Span) => ({
    message: `group "${group}" has no name, so its text cannot reach the view`,
    span,
    label: "captures under no name",
    notes: [],
    help: `name it, (?<name>${group.slice(1)}, or make it non-capturing, (?:${group.slice(1)}`,
  }),
);

export const ignoredGroup = defineCode(
  {
    code: "URLC2022",
    severity: "warning",
    title: "unnamed group beside named ones",
    meaning:
      "As in Django, unnamed groups are dropped when a regular expression has named ones, and such a route cannot be reversed.",
    bad: onlyRegExp(`rePath(/^(blog|news)\\/(?<year>[0-9]{4})\\/$/, views.year)`),
    good: onlyRegExp(`rePath(/^(?:blog|news)\\/(?<year>[0-9]{4})\\/$/, views.year)`),
  },
  (group: string, span: Span) => ({
    message: `group "${group}" is dropped, since other groups have names`,
    span,
    label: "captured for nothing",
    notes: [],
    help: `name it, (?<name>${group.slice(1)}, or make it non-capturing, (?:${group.slice(1)}`,
  }),
);

export const duplicateGroup = defineCode(
  {
    code: "URLC2023",
    severity: "error",
    isFatal: true,
    title: "group name used twice",
    meaning: "Each group of a regular expression needs a name of its own.",
    bad: onlyRegExp(`rePath(/^(?<id>[0-9]+)\\/(?<id>[0-9]+)\\/$/, views.item)`),
    good: onlyRegExp(`rePath(/^(?<id>[0-9]+)\\/(?<item>[0-9]+)\\/$/, views.item)`),
    django: "re.error: redefinition of group name",
  },
  (source: string, name: string, span: Span) => ({
    message: `/${source}/ has two groups named "${name}"`,
    span,
    label: `"${name}" again`,
    notes: [],
    help: "give one of them another name",
  }),
);

export const refusedFlag = defineCode(
  {
    code: "URLC2024",
    severity: "error",
    isFatal: true,
    title: "flag without meaning in a route",
    meaning:
      "`g` and `y` make a regular expression remember where it stopped, and `m` makes `$` match before the end of the path. The flags `i`, `s`, `u` and `v` are taken.",
    bad: onlyRegExp(`rePath(/^articles\\/$/g, views.articles)`),
    good: onlyRegExp(`rePath(/^articles\\/$/, views.articles)`),
  },
  (source: string, flags: string, flag: string, span: Span) => ({
    message: `/${source}/${flags} has the flag "${flag}", which a route cannot have`,
    span,
    notes: [],
    help: `remove the "${flag}"`,
  }),
);

export const duplicateConverter = defineCode(
  {
    code: "URLC2030",
    severity: "error",
    isFatal: true,
    title: "converter registered twice",
    meaning:
      "Two converters have the same name, or one has the name of a built-in converter. Which one a route means would depend on the order of imports.",
    bad: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const int = registerConverter("int", { regex: "[0-9]{1,4}", parse: Number, format: String });\nexport const urlpatterns = [path("<int:n>/", views.number)];\n`,
    good: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const small = registerConverter("small", { regex: "[0-9]{1,4}", parse: Number, format: String });\nexport const urlpatterns = [path("<small:n>/", views.number)];\n`,
    django: "ValueError: Converter … is already registered. (Django 6)",
  },
  (name: string, span: Span, first: Span | undefined) => ({
    message: `converter "${name}" is already registered`,
    span,
    notes:
      first === undefined
        ? [{ message: `"${name}" is one of the built-in converters` }]
        : [{ message: `"${name}" is first registered here`, span: first }],
    help: "give it another name",
  }),
);

export const invalidConverterRegExp = defineCode(
  {
    code: "URLC2031",
    severity: "error",
    isFatal: true,
    title: "converter's regex cannot be used",
    meaning:
      "A converter's `regex` is JavaScript regular expression source, valid with the `u` flag, and without named groups: it becomes a group of the route's own regular expression.",
    bad: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const code = registerConverter("code", { regex: "[A-Z", parse: String, format: String });\nexport const urlpatterns = [path("<code:code>/", views.code)];\n`,
    good: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const code = registerConverter("code", { regex: "[A-Z]+", parse: String, format: String });\nexport const urlpatterns = [path("<code:code>/", views.code)];\n`,
  },
  (name: string, regex: string, why: string, span: Span) => ({
    message: `regex "${regex}" of converter "${name}" cannot be used: ${why}`,
    span,
    notes: [],
  }),
);
