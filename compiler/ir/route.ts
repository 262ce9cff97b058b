import type { Span, Spanned } from "./span.ts";
import type { ConverterDef, ExtraKwarg, HandlerStatus, ViewRef } from "./urlconf.ts";

/** A named group of a rePath() regular expression. */
export interface RegExpGroup {
  readonly name: string;
  /** The group may take no part in a match; its param is then absent. */
  readonly isOptional: boolean;
}

/** One piece of a route: text to find, a parameter to capture, or a whole regular expression. */
export type RoutePart =
  | { readonly kind: "literal"; readonly text: string; readonly span: Span }
  | {
      readonly kind: "param";
      readonly name: string;
      readonly converter: ConverterDef;
      readonly span: Span;
    }
  | {
      readonly kind: "regexp";
      readonly source: string;
      readonly flags: string;
      readonly groups: readonly RegExpGroup[];
      readonly span: Span;
    };

/** A parsed route. One of kind regexp has exactly one part, of kind regexp. */
export interface Route {
  readonly kind: "path" | "regexp";
  /** As Django prints it: the text of path(), the source of rePath(). */
  readonly text: string;
  readonly parts: readonly RoutePart[];
  readonly span: Span;
}

/** A leaf of the tree: `path(route, view)`. */
export interface ViewNode {
  readonly kind: "view";
  /** Position in declaration order, depth first, over the whole tree. */
  readonly index: number;
  readonly route: Route;
  readonly view: ViewRef;
  readonly name?: Spanned;
  readonly kwargs: readonly ExtraKwarg[];
  readonly span: Span;
}

/** `path(route, include(…))` with the include followed and its namespace settled. */
export interface IncludeNode {
  readonly kind: "include";
  readonly route: Route;
  readonly appName?: string;
  /** Instance namespace; present iff appName is. */
  readonly namespace?: string;
  readonly kwargs: readonly ExtraKwarg[];
  readonly children: readonly RouteNode[];
  /** It has no children because none of its patterns can be used, which is reported. */
  readonly isCut?: boolean;
  readonly span: Span;
}

export type RouteNode = ViewNode | IncludeNode;

/** The whole URLconf: includes followed, namespaces settled, routes parsed. */
export interface RouteTree {
  readonly kind: "route-tree";
  readonly children: readonly RouteNode[];
  readonly converters: readonly ConverterDef[];
  readonly handlers: readonly { readonly status: HandlerStatus; readonly view: ViewRef }[];
  /** `Span.file` of the root urls.ts. */
  readonly root: string;
}

/**
 * Parts that are matched at once. Every stage but the last matches a prefix of what is left, greedily, and is never
 * re-tried (Django's include); the last one must reach the end of the path. Adjacent stages are one when that is provably the same.
 */
export interface Stage {
  readonly parts: readonly RoutePart[];
}

/**
 * Where the value of a param comes from. A capture that is no source is hidden by another value, but its converter still runs
 * and may refuse or throw; only a hidden `<int>` may be of any size.
 */
export type ParamSource =
  | {
      readonly kind: "capture";
      /** Index into `FlatRoute.stages`, and into its `parts`. */
      readonly stage: number;
      readonly part: number;
      /** Undefined for a group of a rePath(): the text itself. */
      readonly converter?: ConverterDef;
      /** Set for a group of a rePath(). */
      readonly group?: string;
      readonly isOptional: boolean;
    }
  | { readonly kind: "extra"; readonly kwarg: ExtraKwarg };

/** One key of `params`, with its sources, strongest first: the first one present wins. Only the last may be non-optional. */
export interface Param {
  readonly name: string;
  readonly sources: readonly ParamSource[];
  /** No source is certain: the key may be absent. */
  readonly isOptional: boolean;
}

/** One route from the root to a view, in declaration order; the lower index wins. */
export interface FlatRoute {
  readonly index: number;
  readonly stages: readonly Stage[];
  /** In Django's order: keys appear as kwargs would be merged, outermost first. */
  readonly params: readonly Param[];
  /** Django's `ResolverMatch.route`: all levels joined. */
  readonly pattern: string;
  readonly view: ViewRef;
  readonly name?: Spanned;
  /** `greetings:home`; namespaces joined with the name, or with the view's text for an unnamed route. */
  readonly viewName: string;
  readonly namespaces: readonly string[];
  readonly appNames: readonly string[];
  /** The leaf, and the includes above it, outermost first. */
  readonly leaf: ViewNode;
  readonly includes: readonly IncludeNode[];
}
