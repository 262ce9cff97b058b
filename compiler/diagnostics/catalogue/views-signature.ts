import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import type { Note } from "../diagnostic.ts";
import { goodView, urlsOfView } from "./example-urls.ts";

/** Where a view stands in its urls.ts, as written, and the pattern that leads to it. */
export interface ViewPlace {
  readonly span: Span;
  readonly view: string;
  readonly pattern: string;
}

/** A param whose two types differ. */
export interface WrongParam {
  readonly name: string;
  /** The property that differs: `filter.tags` of the param `filter`. */
  readonly path: string;
  /** `<int:id>`, `(?<id>…)`, `the extra kwarg "id"`. */
  readonly source: string;
  readonly given: string;
  readonly wanted: string;
}

/** The view takes another type than the route captures. */
export const viewParamType = defineCode(
  {
    code: "URLC6001",
    severity: "error",
    title: "param of another type",
    meaning:
      "The view declares a param with a type that what the route captures, or an extra kwarg, does not have.",
    bad: urlsOfView(
      `path("<int:id>/", show)`,
      `export const show = (request: HttpRequest, { id }: { id: string }) => new HttpResponse(id);`,
    ),
    good: goodView,
  },
  (
    { span, view, pattern }: ViewPlace,
    { name, path, source, given, wanted }: WrongParam,
    notes: readonly Note[],
  ) => ({
    message: `view "${view}" cannot take "${name}": ${source} in "${pattern}" gives ${given}, params.${path} is ${wanted}`,
    span,
    label: `wants ${path}: ${wanted}`,
    notes,
    help: source.startsWith("<")
      ? `declare ${path}: ${given} in the view, or capture it with another converter`
      : `declare ${path}: ${given} in the view`,
  }),
);

/** The view wants a param that nothing captures. */
export const viewParamMissing = defineCode(
  {
    code: "URLC6002",
    severity: "error",
    title: "param that nothing captures",
    meaning:
      "The view requires a param that neither the route, nor an include above it, nor an extra kwarg gives.",
    bad: urlsOfView(
      `path("show/", show)`,
      `export const show = (request: HttpRequest, { id }: { id: number }) => new HttpResponse(String(id));`,
    ),
    good: goodView,
  },
  ({ span, view, pattern }: ViewPlace, name: string, notes: readonly Note[]) => ({
    message: `view "${view}" wants params.${name}, which nothing on the way to "${pattern}" captures`,
    span,
    label: `wants ${name}`,
    notes,
    help: `capture it in the route (<${name}>), give it as an extra kwarg, or make it optional in the view (${name}?: …)`,
  }),
);

/** The view requires what a group may leave out. */
export const viewParamOptional = defineCode(
  {
    code: "URLC6003",
    severity: "error",
    title: "param that may be absent",
    meaning:
      "A group of the regular expression may take no part in a match; the param is then absent, but the view requires it.",
    bad: urlsOfView(
      `rePath(/^(?:page-(?<page>[0-9]+)\\/)?$/, show)`,
      `export const show = (request: HttpRequest, { page }: { page: string }) => new HttpResponse(page);`,
    ),
    good: goodView,
  },
  ({ span, view, pattern }: ViewPlace, name: string, notes: readonly Note[]) => ({
    message: `view "${view}" requires params.${name}, which "${pattern}" does not always capture`,
    span,
    label: `requires ${name}`,
    notes,
    help: `declare ${name}?: string in the view`,
  }),
);

/** The view returns something that is no response. */
export const viewReturn = defineCode(
  {
    code: "URLC6004",
    severity: "error",
    title: "view returns no response",
    meaning: "A view returns an HttpResponse, a Response, or a promise of one.",
    bad: urlsOfView(`path("show/", show)`, `export const show = () => "hello";`),
    good: goodView,
    django: "ValueError: The view didn't return an HttpResponse object",
  },
  ({ span, view }: ViewPlace, returned: string, notes: readonly Note[]) => ({
    message: `view "${view}" returns ${returned}, not a response`,
    span,
    label: `returns ${returned}`,
    notes,
    help: /\b(?:void|undefined)\b/.test(returned)
      ? "return the response: a path through the view ends without one"
      : "return new HttpResponse(…)",
  }),
);

/** The view takes more than two arguments. */
export const viewArity = defineCode(
  {
    code: "URLC6005",
    severity: "error",
    title: "view takes more than two arguments",
    meaning: "A view is called with the request and one object of params, unlike Django's keyword arguments.",
    bad: urlsOfView(
      `path("<int:id>/<slug:name>/", show)`,
      `export const show = (request: HttpRequest, id: unknown, name: string) => new HttpResponse(name);`,
    ),
    good: goodView,
  },
  ({ span, view }: ViewPlace, notes: readonly Note[]) => ({
    message: `view "${view}" requires more than two arguments`,
    span,
    label: "is called with (request, params)",
    notes,
    help: "take the params in one object: (request, { id, name })",
  }),
);

/** A class where a function is wanted. */
export const viewIsClass = defineCode(
  {
    code: "URLC6006",
    severity: "error",
    title: "imported class as view",
    meaning: "A class cannot be called without `new`, so it is no view.",
    bad: [
      'import { path } from "urlc";',
      'import { HttpResponse as Page } from "urlc";',
      'export const urlpatterns = [path("show/", Page)];',
      "",
    ].join("\n"),
    good: goodView,
    django: "urls.E009",
  },
  ({ span, view }: ViewPlace, notes: readonly Note[]) => ({
    message: `view "${view}" is a class, and a view is a function`,
    span,
    label: "cannot be called without new",
    notes,
    help: "pass a function: (request, params) => …, or methods({ GET, POST }) of urlc",
  }),
);

/** Something else that is no function. */
export const viewNotCallable = defineCode(
  {
    code: "URLC6007",
    severity: "error",
    title: "view cannot be called",
    meaning: "What the pattern names as its view has a type that is no function.",
    bad: [
      'import { builtInConverters as show, path } from "urlc";',
      'export const urlpatterns = [path("show/", show)];',
      "",
    ].join("\n"),
    good: goodView,
    django: "urls.E004",
  },
  ({ span, view }: ViewPlace, notes: readonly Note[]) => ({
    message: `view "${view}" is not a function`,
    span,
    notes,
    help: view.endsWith("()")
      ? `pass the view itself: ${view.slice(0, -2)}`
      : "pass a function: (request, params) => …",
  }),
);

/** A view that its module does not export. */
export const viewMissing = defineCode(
  {
    code: "URLC6008",
    severity: "error",
    title: "view is not exported",
    meaning: "The module of the view exports nothing of that name.",
    bad: [
      'import * as views from "urlc";',
      'export const urlpatterns = [views.path("show/", views.shwo)];',
      "",
    ].join("\n"),
    good: goodView,
  },
  ({ span, view }: ViewPlace, name: string, near: string | undefined, notes: readonly Note[]) => ({
    message: `view "${view}" does not exist: its module exports no "${name}"${near === undefined ? "" : ` (did you mean "${near}"?)`}`,
    span,
    notes,
    help: near === undefined ? `export it: export function ${name}(…)` : `write "${near}"`,
  }),
);

/** Whatever else TypeScript finds wrong with a view. */
export const viewMismatch = defineCode(
  {
    code: "URLC6009",
    severity: "error",
    title: "not a view",
    meaning:
      "TypeScript cannot assign the view to (request: HttpRequest, params) => HttpResponse | Response | Promise of one; the words are TypeScript's own.",
    bad: urlsOfView(
      `path("show/", show)`,
      `export const show = (request: Date) => new HttpResponse(request.toISOString());`,
    ),
    good: goodView,
  },
  ({ span, view, pattern }: ViewPlace, words: string, isInside: boolean, notes: readonly Note[]) => ({
    message: `view "${view}" does not fit "${pattern}"`,
    span,
    label: isInside ? "TypeScript finds a mistake in it" : "TypeScript cannot assign it",
    notes: [{ message: words }, ...notes],
    ...(!isInside && {
      help: /and 'request' are incompatible/.test(words)
        ? "declare the first parameter as HttpRequest"
        : "a view is (request: HttpRequest, params) => HttpResponse | Response, or a promise of one",
    }),
  }),
);
