import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { didYouMean, nearest } from "../did-you-mean.ts";

const good = `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [path("about/", views.about, { name: "about" })];
`;

/** A urls.ts around a list of patterns. */
const urls = (patterns: string, imports = "path", before = ""): string => `import { ${imports} } from "urlc";
import * as views from "./views.js";
${before && `\n${before}\n`}
export const urlpatterns = [${patterns}];
`;

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
    good,
  },
  (span: Span, specifier: string) => ({
    message: `there is no file for "${specifier}"`,
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
    good,
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
    good,
    django: "ImproperlyConfigured: The included URLconf does not appear to have any patterns in it",
  },
  (span: Span, where: string, names: readonly string[]) => {
    const near = nearest("urlpatterns", names);
    return {
      message: `${where} has no "urlpatterns"`,
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
    bad: urls(`...(process.env.DEBUG ? [path("debug/", views.debug)] : [])`),
    good: urls(`path("debug/", views.debug)`),
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
    bad: urls(`...["a", "b"].map((page) => path(page, views.page))`),
    good: urls(`path("a", views.page), path("b", views.page)`),
  },
  (span: Span, text: string, why?: string) => ({
    message: `these patterns cannot be read without running code: ${text}`,
    span,
    label: why ?? "a call whose result is known only when the program runs",
    notes: [],
    help: "write the patterns out: path(route, view), path(route, include(module)), or ...spread of another array of them",
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
    bad: `${good}
urlpatterns.push(path("more/", views.more));
`,
    good: urls(`...basic, path("more/", views.more)`, "path", `const basic = [path("about/", views.about)];`),
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
    bad: urls(`"about/", views.about`),
    good,
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
    bad: urls(`path("about/")`),
    good,
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
    bad: urls(`path(process.env.PREFIX + "/", views.about)`),
    good,
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
    bad: urls(`rePath("^about/$", views.about)`, "rePath"),
    good: urls(`rePath(/^about\\/$/, views.about)`, "rePath"),
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
    bad: urls(`path("about/", views.about, { name: views.aboutName() })`),
    good,
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
    bad: urls(`path("about/", views.about, { nmae: "about" })`),
    good,
  },
  (span: Span, call: string, name: string, known: readonly string[], isInclude: boolean) => {
    const list = known.map((option) => `"${option}"`).join(" and ");
    const isNameOfInclude = isInclude && name === "name";
    return {
      message: isNameOfInclude
        ? `an include has no "name"`
        : `${call} has no option "${name}"${didYouMean(name, known)}`,
      span,
      notes: isNameOfInclude ? [] : [{ message: `it takes ${list}` }],
      help: isNameOfInclude
        ? "name the patterns it includes, or give it a namespace: include(module, { namespace })"
        : known.includes("kwargs")
          ? `extra kwargs go below kwargs: { kwargs: { ${name}: … } }`
          : `remove it`,
    };
  },
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
    bad: urls(`path("about/", views.about, { kwargs: { since: new Date() } })`),
    good: urls(`path("about/", views.about, { kwargs: { since: 2026 } })`),
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
    bad: urls(`path("about/", views.about, "about")`),
    good,
  },
  (span: Span, call: string, text: string) => ({
    message: `the options of ${call} cannot be read: ${text}`,
    span,
    label: "an object literal is wanted here",
    notes: [],
    help: call === "include()" ? '{ namespace: "…" }' : '{ name: "…", kwargs: { … } }',
  }),
);

/** A value that is plainly no function. */
export const viewNotCallable = defineCode(
  {
    code: "URLC1020",
    severity: "error",
    isFatal: true,
    title: "view is not a function",
    meaning:
      "A view is a function of a request; strings with the name of one, as old Djangos had them, are not.",
    bad: urls(`path("about/", "views.about")`),
    good,
    django: "urls.E004",
  },
  (span: Span, text: string) => ({
    message: `${text} is not a view`,
    span,
    label: "a function is wanted here",
    notes: [],
    help: "import the view and pass it: views.about",
  }),
);

/** A class where a function is wanted. */
export const classAsView = defineCode(
  {
    code: "URLC1021",
    severity: "error",
    isFatal: true,
    title: "class as view",
    meaning: "A class cannot be called without `new`, so it is no view.",
    bad: urls(
      `path("about/", About)`,
      "path",
      `class About {
  get() {
    return views.about();
  }
}`,
    ),
    good,
    django: "urls.E009",
  },
  (span: Span, text: string) => ({
    message: `${text} is a class, and a view is a function`,
    span,
    label: "cannot be called without new",
    notes: [],
    help: "pass a function: (request, params) => new About().get(request, params), or methods({ GET, POST }) of urlc",
  }),
);

/** A module or a list where a view is wanted. */
export const moduleAsView = defineCode(
  {
    code: "URLC1022",
    severity: "error",
    isFatal: true,
    title: "include() is missing",
    meaning: "A URLconf or a list of patterns is put below a route by include().",
    bad: urls(`path("about/", views)`),
    good,
    django: "urls.E004",
  },
  (span: Span, text: string, what: string) => ({
    message: `${text} is ${what}, not a view`,
    span,
    notes: [],
    help: `to put its patterns below this route, write include(${text.length < 30 ? text : "…"})`,
  }),
);

/** path() as the view of path(). */
export const patternAsView = defineCode(
  {
    code: "URLC1023",
    severity: "error",
    isFatal: true,
    title: "pattern as view",
    meaning: "What path() returns is a pattern, not a view.",
    bad: urls(`path("about/", path("us/", views.about))`),
    good: urls(`path("about/", include([path("us/", views.about)]))`, "include, path"),
  },
  (span: Span, text: string) => ({
    message: `${text} is a pattern, not a view`,
    span,
    notes: [],
    help: "put it in a list: include([path(…)])",
  }),
);

/** A view that nothing declares. */
export const undeclaredView = defineCode(
  {
    code: "URLC1024",
    severity: "error",
    isFatal: true,
    title: "view is not declared",
    meaning: "The name is neither imported nor declared in this file.",
    bad: urls(`path("about/", about)`),
    good,
  },
  (span: Span, name: string, known: readonly string[]) => ({
    message: `"${name}" is not declared in this file${didYouMean(name, known)}`,
    span,
    notes: [],
    help: `import it: import { ${name} } from "./views.js"`,
  }),
);

/** Something that include() cannot take. */
export const unreadableInclude = defineCode(
  {
    code: "URLC1030",
    severity: "error",
    isFatal: true,
    title: "include cannot be read",
    meaning: "include() takes an imported URLconf module, an array of patterns, or { urlpatterns, appName }.",
    bad: urls(`path("blog/", include(function () {}))`, "include, path"),
    good: urls(`path("blog/", include([path("", views.about)]))`, "include, path"),
  },
  (span: Span, text: string) => ({
    message: `include() cannot read ${text}`,
    span,
    label: "a module, an array of patterns or { urlpatterns, appName } is wanted here",
    notes: [],
    help: 'import * as blog from "./blog/urls.js", then include(blog)',
  }),
);

/** Django's include("blog.urls"). */
export const includeOfText = defineCode(
  {
    code: "URLC1031",
    severity: "error",
    isFatal: true,
    title: "include of a string",
    meaning: "Django imports a URLconf by its dotted name; here the module itself is imported and passed.",
    bad: urls(`path("blog/", include("blog.urls"))`, "include, path"),
    good: urls(`path("blog/", include([path("", views.about)]))`, "include, path"),
  },
  (span: Span, text: string) => ({
    message: `include() takes a module, not the string ${text}`,
    span,
    notes: [],
    help: 'import * as blog from "./blog/urls.js", then include(blog)',
  }),
);

/** A URLconf in a package that ships no TypeScript. */
export const includeFromPackage = defineCode(
  {
    code: "URLC1032",
    severity: "error",
    isFatal: true,
    title: "include from a package",
    meaning: "A URLconf is read from its TypeScript source, and none was found for this package.",
    bad: [
      'import { include, path } from "urlc";',
      'import * as blog from "some-blog";',
      'export const urlpatterns = [path("blog/", include(blog))];',
      "",
    ].join("\n"),
    good,
  },
  (span: Span, specifier: string) => ({
    message: `no TypeScript source was found for "${specifier}"`,
    span,
    notes: [],
    help: "include a URLconf of this project or of a linked workspace package, which routes to the package's views",
  }),
);

/** Django's spelling of an export. */
export const djangoSpelling = defineCode(
  {
    code: "URLC1040",
    severity: "warning",
    title: "Django's spelling",
    meaning: "Names are camelCase here; the export as it is spelled has no effect.",
    bad: `${good}export const app_name = "pages";
`,
    good: `${good}export const appName = "pages";
`,
  },
  (span: Span, wrong: string, right: string) => ({
    message: `"${wrong}" has no effect`,
    span,
    notes: [],
    help: `rename it to "${right}"`,
  }),
);

const converter = (call: string): string => `import { path, registerConverter } from "urlc";
import * as views from "./views.js";

${call}

export const urlpatterns = [path("about/", views.about)];
`;
const goodConverter = converter(
  `export const yyyy = registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: String });`,
);

/** A converter whose parts cannot be read. */
export const unreadableConverter = defineCode(
  {
    code: "URLC1050",
    severity: "error",
    isFatal: true,
    title: "converter cannot be read",
    meaning:
      "registerConverter() takes a name and an object literal (or a constant that is one); name and regex must be strings known without running code.",
    bad: converter(
      `export const yyyy = registerConverter("yyyy", { regex: views.digits(4), parse: Number, format: String });`,
    ),
    good: goodConverter,
  },
  (span: Span, what: "call" | "name" | "converter" | "regex", text: string) => ({
    message:
      what === "call"
        ? "registerConverter() takes a name and a converter"
        : `the ${what} of registerConverter() cannot be read without running code: ${text}`,
    span,
    notes: [],
    help: 'registerConverter("yyyy", { regex: "[0-9]{4}", parse: (text) => Number(text), format: (year) => String(year) })',
  }),
);

/** A converter that the reverse helpers could not import. */
export const unexportedConverter = defineCode(
  {
    code: "URLC1051",
    severity: "error",
    isFatal: true,
    title: "converter is not exported",
    meaning: "The generated code imports converters by name to parse and format params.",
    bad: converter(`registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: String });`),
    good: goodConverter,
  },
  (span: Span, name: string) => ({
    message: `converter "${name}" is not exported`,
    span,
    notes: [],
    help: `export const ${/^[a-z_$][\w$]*$/i.test(name) ? name : "converter"} = registerConverter("${name}", …)`,
  }),
);

/** registerConverter() in a function or a branch. */
export const nestedConverter = defineCode(
  {
    code: "URLC1052",
    severity: "error",
    isFatal: true,
    title: "converter is not at the top level",
    meaning: "Which converters there are must be known without running code.",
    bad: converter(`export function setUp() {
  registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: String });
}`),
    good: goodConverter,
  },
  (span: Span) => ({
    message: "registerConverter() is not at the top level of its module",
    span,
    notes: [],
    help: "export const yyyy = registerConverter(…) at the top level",
  }),
);

/** Two converters of one name. */
export const converterTwice = defineCode(
  {
    code: "URLC1053",
    severity: "error",
    isFatal: true,
    title: "converter registered twice",
    meaning: "A converter's name stands for one converter everywhere; the built-in five cannot be replaced.",
    bad: converter(
      `export const int = registerConverter("int", { regex: "-?[0-9]+", parse: Number, format: String });`,
    ),
    good: goodConverter,
    django: "ValueError: Converter has already been registered",
  },
  (span: Span, name: string, earlier?: Span) => ({
    message:
      earlier === undefined ? `converter "${name}" is built in` : `converter "${name}" is registered twice`,
    span,
    notes: earlier === undefined ? [] : [{ message: "registered here first", span: earlier }],
    help: "give it a name of its own",
  }),
);

/** A regex that JavaScript cannot compile. */
export const converterRegExp = defineCode(
  {
    code: "URLC1054",
    severity: "error",
    isFatal: true,
    title: "converter's regex is invalid",
    meaning: "The regex of a converter is the source of a JavaScript regular expression with the `u` flag.",
    bad: converter(
      `export const yyyy = registerConverter("yyyy", { regex: "[0-9", parse: Number, format: String });`,
    ),
    good: goodConverter,
  },
  (span: Span, regex: string, words: string) => ({
    message: `"${regex}" is not a regular expression`,
    span,
    notes: [{ message: words }],
  }),
);
