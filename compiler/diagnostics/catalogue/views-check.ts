import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import type { Note } from "../diagnostic.ts";
import { goodView } from "./example-urls.ts";
import type { ViewPlace } from "./views-signature.ts";

/** What keeps a function from being an error handler. */
export type HandlerFault =
  | { readonly kind: "exception"; readonly wanted: string }
  | { readonly kind: "returns"; readonly returned: string }
  | { readonly kind: "arguments" }
  /** In TypeScript's words. */
  | { readonly kind: "other"; readonly words: string };

function wordsOf(status: number, fault: HandlerFault) {
  const handler = `handler${status}`;
  if (fault.kind === "exception")
    return {
      message: `${handler} wants ${fault.wanted} as its exception, ${status === 500 ? "and is called with the request alone" : "and what is thrown may be anything"}`,
      label: `wants ${fault.wanted}`,
      help:
        status === 500 ? "take the request only" : "declare it exception?: unknown, and look at what it is",
    };
  if (fault.kind === "returns")
    return {
      message: `${handler} returns ${fault.returned}, not a response`,
      label: `returns ${fault.returned}`,
      help: "return new HttpResponse(…)",
    };
  const help = "(request: HttpRequest, exception?: unknown) => new HttpResponse(…)";
  return fault.kind === "arguments"
    ? {
        message: `${handler} requires more than two arguments`,
        label: "is called with (request, exception)",
        help,
      }
    : { message: `${handler} is not an error handler`, label: "TypeScript cannot assign it", help };
}

/** handler404 and its like with another signature. */
export const handlerMismatch = defineCode(
  {
    code: "URLC6010",
    severity: "error",
    title: "not an error handler",
    meaning:
      "An error handler is (request: HttpRequest, exception?: unknown) => HttpResponse | Response | Promise of one.",
    bad: `${goodView}export const handler404 = (request: HttpRequest, path: string) => new HttpResponse(path);
`,
    good: goodView,
    django: "urls.E007",
  },
  (span: Span, status: number, fault: HandlerFault, notes: readonly Note[]) => ({
    ...wordsOf(status, fault),
    span,
    notes: fault.kind === "other" ? [{ message: fault.words }, ...notes] : notes,
  }),
);

/** The module of a view cannot be found by TypeScript. */
export const viewModuleNotFound = defineCode(
  {
    code: "URLC6011",
    severity: "error",
    title: "module of a view not found",
    meaning: "TypeScript finds no module for the import that a view comes from.",
    bad: [
      'import { path } from "urlc";',
      'import { show } from "no-such-package";',
      'export const urlpatterns = [path("show/", show)];',
      "",
    ].join("\n"),
    good: goodView,
  },
  ({ span, view }: ViewPlace, words: string) => ({
    message: `the module of view "${view}" cannot be found`,
    span,
    notes: [{ message: words }],
    help: "install the package, or correct the import",
  }),
);

/** The check could not be made. */
export const checkFailed = defineCode(
  {
    code: "URLC6020",
    severity: "error",
    title: "views were not checked",
    meaning:
      "TypeScript ended before it got to the views: it could not be started, it died, or the project has a mistake that stops it, such as a syntax error, or types in its tsconfig.json that are not installed. Silence would look like success.",
    bad: `${goodView}// and a tsconfig.json that TypeScript refuses
`,
    good: goodView,
  },
  (span: Span, compiler: string, words: readonly string[], absent: readonly string[]) => ({
    message: /\.json$/.test(span.file)
      ? `the views could not be checked: ${compiler} cannot use the project's configuration`
      : `the views could not be checked: ${compiler} stops before it gets to them`,
    span,
    notes: words.map((message) => ({ message })),
    help:
      absent.length > 0
        ? `npm install -D ${absent.join(" ")}`
        : "correct what it says, or skip this check with --no-types",
  }),
);

/** The types of urlc itself are not there. */
export const urlcNotFound = defineCode(
  {
    code: "URLC6021",
    severity: "error",
    title: "urlc is not installed",
    meaning:
      "The project cannot import `urlc`, whose types the views are checked against. Under Yarn Plug'n'Play no package can be imported by a TypeScript that Yarn did not change; with `nodeLinker: node-modules` all can.",
    bad: `${goodView}// in a folder without node_modules/urlc
`,
    good: goodView,
  },
  (span: Span, words: string, isPlugAndPlay: boolean) => ({
    message: `the views could not be checked: TypeScript cannot find "urlc" from this project`,
    span,
    notes: [{ message: words }],
    help: isPlugAndPlay
      ? 'TypeScript does not read Yarn\'s archives: write "nodeLinker: node-modules" in .yarnrc.yml, or skip this check with --no-types'
      : "npm install urlc, or skip this check with --no-types",
  }),
);
