import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { didYouMean } from "../did-you-mean.ts";
import { goodUrls, urlsWith } from "./example-urls.ts";

/** A value that is plainly no function. */
export const viewNotCallable = defineCode(
  {
    code: "URLC1020",
    severity: "error",
    isFatal: true,
    title: "view is not a function",
    meaning:
      "A view is a function of a request; strings with the name of one, as old Djangos had them, are not.",
    bad: urlsWith(`path("about/", "views.about")`),
    good: goodUrls,
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
    bad: urlsWith(
      `path("about/", About)`,
      "path",
      `class About {
  get() {
    return views.about();
  }
}`,
    ),
    good: goodUrls,
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
    bad: urlsWith(`path("about/", views)`),
    good: goodUrls,
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
    bad: urlsWith(`path("about/", path("us/", views.about))`),
    good: urlsWith(`path("about/", include([path("us/", views.about)]))`, "include, path"),
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
    bad: urlsWith(`path("about/", about)`),
    good: goodUrls,
  },
  (span: Span, name: string, known: readonly string[], isModule = false) => ({
    message: `"${name}" is not declared in this file${didYouMean(name, known)}`,
    span,
    notes: [],
    help: isModule
      ? `import it: import * as ${name} from "./${name}.js"`
      : `import it: import { ${name} } from "./views.js"`,
  }),
);

/** `import views from "./views.js"` of a module without a default export. */
export const noDefaultExport = defineCode(
  {
    code: "URLC1025",
    severity: "error",
    isFatal: true,
    title: "no default export",
    meaning:
      "The module of the views exports its views by name. An import without braces asks for its default export, which it does not have, so the program would not start.",
    bad: `import { path } from "urlc";
import views from "./views.js";

export const urlpatterns = [path("about/", views.about)];
`,
    good: goodUrls,
  },
  (span: Span, name: string, specifier: string) => ({
    message: `"${specifier}" has no default export`,
    span,
    label: "undefined",
    notes: [],
    help: `write import * as ${name} from "${specifier}"`,
  }),
);
