import type { Check, CheckRoute, Given, Rest } from "./conf-types.ts";
import type { Converter } from "./converters.ts";
import type { View } from "./router.ts";

declare const needs: unique symbol;

/**
 * One entry of `urlpatterns`.
 * @typeParam Needs captured params that its views take and that the including routes must bring; contravariant, so an
 * array of patterns needs what all of them need
 */
export interface UrlPattern<in Needs = {}> {
  readonly [needs]: (given: Needs) => void;
}

/** What `include()` gives: the patterns of another URLconf, for a `path()` to hang below its route. */
export interface Included<in Needs = {}> {
  readonly [needs]: (given: Needs) => void;
}

/** Values that are added to `params`; they must be readable without running code. */
export type ExtraKwargs = Readonly<Record<string, unknown>>;

/** The options of `path()` and `rePath()`. */
export interface PatternOptions<Kwargs extends ExtraKwargs = ExtraKwargs> {
  /** What `reverse()` and the helpers call this route; ignored beside an include. */
  readonly name?: string;
  /** Extra kwargs: given to the view with the captured params, over which they win. */
  readonly kwargs?: Kwargs;
}

/** What may stand in `include(…)`: a URLconf module, or an object like one. */
export interface UrlconfModule<in Needs = never> {
  readonly urlpatterns: readonly UrlPattern<Needs>[];
  readonly appName?: string;
}

/** The converters that `path()` knows, by name; `urlc build` adds a project's own ones (generated `types.ts`). */
export interface Converters {
  str: Converter<string>;
  int: Converter<number>;
  slug: Converter<string>;
  uuid: Converter<string>;
  path: Converter<string>;
}

/** What a pattern is at run time; `UrlPattern` shows users only its type. */
interface PatternValue {
  readonly route: string | RegExp;
  readonly view?: View;
  readonly include?: IncludedValue;
  readonly name: string | undefined;
  readonly kwargs: ExtraKwargs;
}

interface IncludedValue {
  readonly urlpatterns: readonly PatternValue[];
  readonly appName: string | undefined;
  readonly namespace: string | undefined;
}

function pattern(route: string | RegExp, target: unknown, options: PatternOptions = {}): never {
  const isView = typeof target === "function";
  return Object.freeze({
    route,
    ...(isView ? { view: target } : { include: target }),
    name: options.name,
    kwargs: options.kwargs ?? {},
  }) as never;
}

/**
 * Takes paths of the form `route` to a view, or to an included URLconf (Django's `path()`).
 * @param route text with params: `"profile/<str:username>/"`, without a leading slash; a string literal
 */
export function path<
  const Route extends string,
  const Kwargs extends ExtraKwargs = {},
  P = Given<Route, Kwargs>,
>(
  route: CheckRoute<Route>,
  view: Check<Route, Kwargs, P>,
  options?: PatternOptions<Kwargs>,
): UrlPattern<Rest<Route, Kwargs, P>> {
  return pattern(route as string, view, options);
}

/**
 * Takes paths that match a regular expression to a view or an included URLconf (Django's `re_path()`). The named groups
 * are its params, as text; one that took no part is absent. Their names are checked by `urlc build`, not by the type.
 */
export function rePath<P = Readonly<Record<string, string>>>(
  regexp: RegExp,
  view: View<P> | Included<P>,
  options?: PatternOptions,
): UrlPattern {
  return pattern(regexp, view, options);
}

type NeedsOf<Patterns> = Patterns extends readonly UrlPattern<infer Needs>[] ? Needs : never;

/**
 * The patterns of another URLconf, to be put under a route: `path("polls/", include(polls))` (Django's `include()`).
 * @param urlconf a module (`import * as polls from "./polls/urls.js"`), `{ urlpatterns, appName }`, or an array of patterns
 */
export function include<const Patterns extends readonly UrlPattern<never>[]>(
  urlconf: Patterns | { readonly urlpatterns: Patterns; readonly appName?: string },
  options: { readonly namespace?: string } = {},
): Included<NeedsOf<Patterns>> {
  const { urlpatterns, appName }: Partial<UrlconfModule> =
    "urlpatterns" in urlconf ? urlconf : { urlpatterns: urlconf };
  return Object.freeze({
    urlpatterns,
    appName,
    namespace: options.namespace ?? appName,
  }) as never;
}

/** How a converter of one's own is written; without `parse` and `format` its value is the text. */
export interface ConverterOptions<T> {
  /** Regular expression source that the text must match in full: a string literal. */
  readonly regex: string;
  /** `undefined` means "no match here": the next pattern is tried. What it throws propagates. Write it above `format`. */
  readonly parse?: (text: string) => T | undefined;
  /** `undefined` means "not reversible here": the next pattern is tried. What it throws propagates. */
  readonly format?: (value: T) => string | undefined;
}

/**
 * A converter for `<name:param>` (Django's `register_converter()`): `export const yyyy = registerConverter("yyyy", …)` at the
 * top level of a module that the root URLconf reaches.
 */
export function registerConverter<T = string>(name: string, converter: ConverterOptions<T>): Converter<T> {
  const { regex, parse, format } = converter;
  if (name === "") throw new TypeError("registerConverter: the name is empty");
  return Object.freeze({
    regex,
    parse: parse ?? ((text: string) => text as T),
    // As for a built-in one, "null" is never meant.
    format: format ?? ((value: T) => (value === null ? undefined : String(value))),
  });
}

/** A view that is imported when it is first asked for: `lazy(() => import("./admin.js").then((m) => m.index))`. */
export function lazy<P>(load: () => Promise<View<P>>): View<P> {
  let loading: Promise<View<P>> | undefined;
  return async (request, params) => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return (await loading)(request, params);
  };
}

/** The view of `urlpatterns[i]`, or of a pattern below its includes: how generated routers reach inline and decorated views. */
export function viewAt(urlpatterns: readonly UrlPattern<never>[], ...indices: readonly number[]): View {
  let patterns = urlpatterns as unknown as readonly PatternValue[];
  let found: PatternValue | undefined;
  for (const index of indices) {
    found = patterns[index];
    patterns = found?.include?.urlpatterns ?? [];
  }
  if (found?.view === undefined)
    throw new TypeError(`urlpatterns[${indices.join("][")}] has no view: run urlc build again`);
  return found.view;
}
