import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { nearest } from "../did-you-mean.ts";
import { urlsWith } from "./example-urls.ts";

const quoted = (words: Iterable<string>) => [...words].map((word) => `"${word}"`).join(", ");

export const whitespaceInBrackets = defineCode(
  {
    code: "URLC2001",
    severity: "error",
    isFatal: true,
    title: "whitespace inside angle brackets",
    meaning: "A parameter is written `<name>` or `<converter:name>`, without spaces, tabs or newlines.",
    bad: urlsWith(`path("articles/<int: id>/", views.article)`),
    good: urlsWith(`path("articles/<int:id>/", views.article)`),
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
    bad: urlsWith(`path("books/<int:book-id>/", views.book)`),
    good: urlsWith(`path("books/<int:book_id>/", views.book)`),
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

/** What other systems call Django's converters. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ["str", ["string", "text", "char", "word"]],
  ["int", ["integer", "number", "num", "digits", "long", "bigint"]],
  ["uuid", ["uuid4", "guid"]],
  ["path", ["any", "anything", "rest", "all", "filepath"]],
]);

const wordFor = (name: string) => [...synonyms].find(([, words]) => words.includes(name.toLowerCase()))?.[0];

export const unknownConverter = defineCode(
  {
    code: "URLC2003",
    severity: "error",
    isFatal: true,
    title: "unknown converter",
    meaning:
      "The word before the colon is a converter: `str`, `int`, `slug`, `uuid`, `path`, or one made by registerConverter() in a module of the project that the root URLconf reaches by imports. What installed packages register is not seen: register it here, with its `regex` written out and its `parse` and `format` imported.",
    bad: urlsWith(`path("articles/<number:id>/", views.article)`),
    good: urlsWith(`path("articles/<int:id>/", views.article)`),
    django: "ImproperlyConfigured: URL route … uses invalid converter ….",
  },
  (route: string, name: string, param: string, known: readonly string[], span: Span) => {
    const near = wordFor(name) ?? nearest(name, known);
    const swapped = known.includes(param) ? `"${param}:${name}"` : undefined;
    const whole = near === undefined ? undefined : `"${near}${swapped === undefined ? "" : `:${param}`}"`;
    // Of `<isnb:isbn>` either may be meant: a slip of the pen, or the two the wrong way round.
    const meant = swapped !== undefined && near !== param ? [swapped] : [whole ?? [], swapped ?? []].flat();
    return {
      message: `route "${route}" uses invalid converter "${name}"`,
      span,
      label: "no converter has this name",
      notes: [{ message: `the converters are ${quoted(known)}` }],
      help:
        meant.length === 0
          ? `add registerConverter("${name}", …) in a module of the project that urls.ts imports`
          : `did you mean ${meant.join(" or ")}?`,
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
    bad: urlsWith(`path("<int:id>/items/<int:id>/", views.item)`),
    good: urlsWith(`path("<int:id>/items/<int:item_id>/", views.item)`),
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
    bad: urlsWith(`path("articles/<int:id/", views.article)`),
    good: urlsWith(`path("articles/<int:id>/", views.article)`),
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
    bad: urlsWith(`path("^articles/$", views.articles)`),
    good: urlsWith(`path("articles/", views.articles)`),
    django: "2_0.W001",
  },
  (route: string, found: string, span: Span) => ({
    message: `route "${route}" holds "${found}", which path() takes as text`,
    span,
    label: "looks like a regular expression",
    notes: [],
    help: found.startsWith("(")
      ? "use rePath(/…/, view) for a regular expression"
      : /^\^.*\$$/s.test(route)
        ? 'drop the "^" and the "$": path() takes whole paths anyway'
        : `drop the "${found}"`,
  }),
);

export const queryInRoute = defineCode(
  {
    code: "URLC2012",
    severity: "warning",
    title: "`?` or `#` in a route",
    meaning:
      "The query and the fragment are no part of the path that routes see: only an escaped `%3F` or `%23` in a request would match.",
    bad: urlsWith(`path("search/?q=", views.search)`),
    good: urlsWith(`path("search/", views.search)`),
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
    bad: urlsWith(`path("caf%C3%A9/", views.menu)`),
    good: urlsWith(`path("café/", views.menu)`),
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
    bad: urlsWith(`path("/articles/", views.articles)`),
    good: urlsWith(`path("articles/", views.articles)`),
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
