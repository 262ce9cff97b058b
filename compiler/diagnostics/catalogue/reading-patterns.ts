import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { nearest } from "../did-you-mean.ts";
import { goodUrls, urlsWith } from "./example-urls.ts";

/** A file that is not there: the root, or what a relative import names. */
export const moduleNotFound = defineCode(
  {
    code: "URLC1001",
    severity: "error",
    isFatal: true,
    title: "file not found",
    meaning: "A relative import leads to no file, or the root urls.ts itself does not exist.",
    bad: `import { path } from "urlc";
import * as views from "./view.js";

export const urlpatterns = [path("about/", views.about)];
`,
    good: goodUrls,
  },
  (span: Span, specifier: string, near?: string) => ({
    message: `there is no file for "${specifier}"${near === undefined ? "" : ` (did you mean "${near}"?)`}`,
    span,
    label: "leads nowhere",
    notes: [],
    help: "check the path; relative imports start with ./ or ../",
  }),
);

/** What TypeScript's parser complains about. */
export const syntaxError = defineCode(
  {
    code: "URLC1002",
    severity: "error",
    isFatal: true,
    title: "syntax error",
    meaning: "TypeScript cannot parse the file; the words are TypeScript's own.",
    bad: `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [path("about/", views.about];
`,
    good: goodUrls,
  },
  (span: Span, message: string) => ({
    message: `syntax error: ${message.replace(/\.$/, "")}`,
    span,
    notes: [],
  }),
);

/** A module used as a URLconf that exports no urlpatterns. */
export const missingUrlpatterns = defineCode(
  {
    code: "URLC1003",
    severity: "error",
    isFatal: true,
    title: "no urlpatterns",
    meaning: "A URLconf is a module that exports `urlpatterns`; this one does not.",
    bad: `import { path } from "urlc";
import * as views from "./views.js";

export const urlPatterns = [path("about/", views.about)];
`,
    good: goodUrls,
    django: "ImproperlyConfigured: The included URLconf does not appear to have any patterns in it",
  },
  (span: Span, where: string, names: readonly string[], isDeclared = false) => {
    const near = nearest("urlpatterns", names);
    return {
      message: `${where} ${isDeclared ? "does not export its" : "has no"} "urlpatterns"`,
      span,
      notes: near === undefined ? [] : [{ message: `there is "${near}"` }],
      help:
        near === undefined ? "export const urlpatterns = [path(…), …]" : `rename "${near}" to "urlpatterns"`,
    };
  },
);

/** Patterns that depend on a condition. */
export const conditionalPatterns = defineCode(
  {
    code: "URLC1004",
    severity: "error",
    isFatal: true,
    title: "conditional patterns",
    meaning:
      "Which patterns there are must be known when the router is compiled. A condition that only running code can decide cannot be read.",
    bad: urlsWith(`...(process.env.DEBUG ? [path("debug/", views.debug)] : [])`),
    good: urlsWith(`path("debug/", views.debug)`),
  },
  (span: Span, text: string) => ({
    message: `patterns must not depend on a condition: ${text}`,
    span,
    label: "known only when the program runs",
    notes: [],
    help: "declare the route always and decide in the view (throw new Http404()), or keep a root urls.ts for each case",
  }),
);

/** Patterns that a call makes. */
export const computedPatterns = defineCode(
  {
    code: "URLC1005",
    severity: "error",
    isFatal: true,
    title: "computed patterns",
    meaning:
      "Patterns are read without running code: only array literals, spreads of them, concat() and calls of path(), rePath() and include() have a value then.",
    bad: urlsWith(`...["a", "b"].map((page) => path(page, views.page))`),
    good: urlsWith(`path("a", views.page), path("b", views.page)`),
  },
  (span: Span, text: string, why?: string, foreign?: string) => ({
    message: `these patterns cannot be read without running code: ${text}`,
    span,
    label: why ?? "a call whose result is known only when the program runs",
    notes: [],
    help:
      foreign !== undefined && vocabulary.includes(foreign)
        ? `import { ${foreign} } from "urlc";`
        : "write the patterns out: path(route, view), path(route, include(module)), or ...spread of another array of them",
  }),
);

/** An array of patterns that is changed after it was made. */
export const changingPatterns = defineCode(
  {
    code: "URLC1006",
    severity: "error",
    isFatal: true,
    title: "patterns change",
    meaning: "A variable that is assigned to or changed in place has no single value that could be read.",
    bad: `${goodUrls}
urlpatterns.push(path("more/", views.more));
`,
    good: urlsWith(
      `...basic, path("more/", views.more)`,
      "path",
      `const basic = [path("about/", views.about)];`,
    ),
  },
  (span: Span, name: string) => ({
    message: `"${name}" changes after its declaration, so its value cannot be read`,
    span,
    label: "changes it",
    notes: [],
    help: `write one const with everything in it: [...first, ...second]`,
  }),
);

const kinds = {
  module: "a module",
  unexported: "a name that its module does not export",
  undeclared: "a name that nothing declares",
} as const;

/** Something among the patterns that is none. */
export const notAPattern = defineCode(
  {
    code: "URLC1007",
    severity: "error",
    isFatal: true,
    title: "not a pattern",
    meaning: "urlpatterns is an array, and its elements are what path() and rePath() return.",
    bad: urlsWith(`"about/", views.about`),
    good: goodUrls,
    django: "urls.E004",
  },
  (span: Span, text: string, wanted: string, kind?: keyof typeof kinds) => ({
    message: `${text} is not ${wanted}`,
    span,
    label: kind === undefined ? `${wanted} is wanted here` : kinds[kind],
    notes: [],
    help:
      kind === "module"
        ? "include it under a route: path(route, include(module))"
        : "write path(route, view), rePath(regexp, view) or path(route, include(module)), in an array",
  }),
);

/** What urls.ts calls. */
const vocabulary = [
  ...["path", "rePath", "include", "lazy", "methods"],
  ...["requireGet", "requireHttpMethods", "requirePost", "requireSafe"],
];

/** A call of what nothing declares: mostly path() without its import. */
export const undeclaredCall = defineCode(
  {
    code: "URLC1008",
    severity: "error",
    isFatal: true,
    title: "function is not declared",
    meaning: "The name of what is called is neither imported nor declared in this file.",
    bad: `import * as views from "./views.js";

export const urlpatterns = [path("about/", views.about)];
`,
    good: goodUrls,
  },
  (span: Span, name: string, known: readonly string[]) => {
    const meant = nearest(name, [...vocabulary, ...known]);
    const imported = (word: string) => `import { ${word} } from "urlc";`;
    const isOurs = vocabulary.includes(name);
    return {
      message: isOurs ? `"${name}" is not imported` : `"${name}" is not declared in this file`,
      span,
      label: "called here",
      notes: [],
      help: isOurs
        ? `import it: ${imported(name)}`
        : meant === undefined
          ? "import it, or declare it in this file"
          : `did you mean "${meant}"?${known.includes(meant) ? "" : ` It needs ${imported(meant)}`}`,
    };
  },
);

/** A name that is imported from urlc, which has none of the kind. */
export const notOfUrlc = defineCode(
  {
    code: "URLC1009",
    severity: "error",
    isFatal: true,
    title: "urlc exports no such name",
    meaning:
      "The patterns of urls.ts are made by `path`, `rePath` and `include` of urlc, their views may be by `lazy`, `methods` and `requireGet`.",
    bad: urlsWith(`re_path(/^about\\/$/, views.about)`, "re_path"),
    good: urlsWith(`rePath(/^about\\/$/, views.about)`, "rePath"),
  },
  (span: Span, name: string, meant: string) => ({
    message: `urlc exports no "${name}"`,
    span,
    label: "called here",
    notes: [],
    help: `did you mean "${meant}"? import { ${meant} } from "urlc";`,
  }),
);

/** The name of urlc that a misspelt one was meant to be. */
export const meantOfUrlc = (name: string): string | undefined =>
  vocabulary.includes(name) ? undefined : nearest(name, vocabulary);
