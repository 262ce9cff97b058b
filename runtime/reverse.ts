import { findNamespace, type NamespaceIndex } from "./find-namespace.ts";
import { nameNotFound } from "./no-reverse-match.ts";
import { HttpResponsePermanentRedirect, HttpResponseRedirect, type RedirectOptions } from "./redirects.ts";
import { reverseFirst, type PathPattern } from "./reverse-path.ts";
import type { UrlOptions } from "./url.ts";

/** What `reverse()` may be given beside the params. */
export interface ReverseOptions extends UrlOptions {
  /** The instance namespace of the view that asks: of an app with several instances, this one is meant. */
  readonly currentApp?: string | undefined;
}

/** What `redirect()` may be given beside the params. */
export interface ReverseRedirectOptions extends ReverseOptions, RedirectOptions {
  /** 301 instead of 302. */
  readonly permanent?: boolean;
}

/** The arguments behind a name: params that may be left out, if it has none that are needed. */
export type ReverseArgs<Params, Options = ReverseOptions> = {} extends Params
  ? [params?: Params, options?: Options]
  : [params: Params, options?: Options];

/** A pattern and the name it goes by. */
export interface NamedPattern extends PathPattern {
  /** `greetings:show_profile` */
  readonly name: string;
}

/** All that `reverse()` knows; generated. */
export interface ReverseTable {
  /** Those of one name in the order in which they are tried. */
  readonly patterns: readonly NamedPattern[];
  /** Every instance namespace, with those around it: `shop`, `shop:cart`. */
  readonly namespaces: readonly string[];
  /** Apps that have other instances than the one of their own name: each with the namespaces around it, and its instances, default first. */
  readonly apps?: readonly (readonly [app: string, instances: readonly string[]])[];
}

interface Index extends NamespaceIndex {
  readonly patterns: ReadonlyMap<string, readonly PathPattern[]>;
}

const indexes = new WeakMap<ReverseTable, Index>();

function indexOf(table: ReverseTable): Index {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const patterns = new Map<string, PathPattern[]>();
  for (const pattern of table.patterns) {
    const those = patterns.get(pattern.name);
    if (those === undefined) patterns.set(pattern.name, [pattern]);
    else those.push(pattern);
  }
  const index = { patterns, namespaces: new Set(table.namespaces), apps: new Map(table.apps) };
  indexes.set(table, index);
  return index;
}

/**
 * The URL of a name (Django docs: ref/urlresolvers, "reverse()"), for the generated `reverse`.
 * @throws {NoReverseMatch}
 */
export function reverseName(
  table: ReverseTable,
  name: string,
  params?: object | null,
  options: ReverseOptions = {},
): string {
  const index = indexOf(table);
  // Without instances to choose from a name is what it says; whatever is not found gets its words below.
  const direct = index.apps.size === 0 ? index.patterns.get(name) : undefined;
  if (direct !== undefined) return reverseFirst(name, direct, params, options);
  const segments = name.split(":");
  const urlName = segments.pop() ?? "";
  const patterns = index.patterns.get(findNamespace(index, segments, options.currentApp) + urlName);
  if (patterns === undefined) throw nameNotFound(urlName);
  return reverseFirst(name, patterns, params, options);
}

/** A redirect to the URL of a name, for the generated `redirect`. */
export function redirectName(
  table: ReverseTable,
  name: string,
  params?: object,
  options: ReverseRedirectOptions = {},
): HttpResponseRedirect {
  const url = reverseName(table, name, params, options);
  return options.permanent === true
    ? new HttpResponsePermanentRedirect(url, options)
    : new HttpResponseRedirect(url, options);
}
