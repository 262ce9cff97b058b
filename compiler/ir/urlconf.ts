import type { Span, Spanned } from "./span.ts";

/** A value that can be known without running code; the values of extra kwargs. `undefined` is not one. */
export type StaticValue =
  string | number | boolean | null | readonly StaticValue[] | { readonly [key: string]: StaticValue };

/** `{ lang: "en" }` beside a pattern: one extra kwarg. */
export interface ExtraKwarg {
  readonly name: string;
  readonly value: StaticValue;
  readonly span: Span;
}

/** What stands first in `path()` or `rePath()`, as written. */
export type RouteText =
  | {
      readonly kind: "path";
      readonly text: string;
      readonly span: Span;
      /** True when the characters between the quotes are `text` itself, so that offsets into it are offsets into the file. */
      readonly isVerbatim: boolean;
    }
  | { readonly kind: "regexp"; readonly source: string; readonly flags: string; readonly span: Span };

/** A module as its importer wrote it: the generated code imports it in the same style, rebased. */
export interface ModuleRef {
  /** The specifier in `from`: `./views.js`, `@/views`, `some-package`. */
  readonly specifier: string;
  /** `Span.file` of the module that wrote the specifier. */
  readonly from: string;
  /** The file meant, in the form of `Span.file`, when it was found; undefined for packages. */
  readonly file?: string;
}

/** How the generated router gets hold of a view (or an error handler). */
export type ViewRef =
  /** By importing it: `export` is the exported name (`default` for a default export). */
  | {
      readonly kind: "import";
      readonly module: ModuleRef;
      readonly export: string;
      readonly text: string;
      readonly span: Span;
    }
  /** From the URLconf module's own value: the pattern at `urlpatterns[path[0]]…[path[n]]`. Inline, decorated, lazy views. */
  | {
      readonly kind: "pattern";
      readonly module: ModuleRef;
      readonly path: readonly number[];
      readonly text: string;
      readonly span: Span;
    };

/** `path(route, view, …)`. */
export interface ViewPattern {
  readonly kind: "view-pattern";
  readonly route: RouteText;
  readonly view: ViewRef;
  readonly name?: Spanned;
  readonly kwargs: readonly ExtraKwarg[];
  readonly span: Span;
}

/** `path(route, include(…), …)`. */
export interface IncludePattern {
  readonly kind: "include-pattern";
  readonly route: RouteText;
  /** A module's URLconf by its file (several includes may share it, cycles are possible), or one written in place. */
  readonly target: { readonly kind: "module"; readonly file: string } | InlineTarget;
  /** Instance namespace, when `include(…, { namespace })` gives one. */
  readonly namespace?: Spanned;
  readonly kwargs: readonly ExtraKwarg[];
  readonly span: Span;
}

/** `include([…])` or `include({ urlpatterns, appName })`. */
export interface InlineTarget {
  readonly kind: "inline";
  readonly patterns: readonly UrlPattern[];
  /** Some of its patterns could not be read, which is reported. */
  readonly isCut?: boolean;
  readonly appName?: Spanned;
}

export type UrlPattern = ViewPattern | IncludePattern;

/** `registerConverter("yyyy", { regex, parse, format })`, or a built-in one (`module` undefined). */
export interface ConverterDef {
  readonly name: string;
  /** JavaScript regular expression source, matched with the `u` flag inside its own group. */
  readonly regex: string;
  /** The converter itself, at run time, holds another source: that one may be invalid with `u`, or take what routes do not. */
  readonly isRewritten?: boolean;
  /** Where it is exported from; undefined for the built-in five. */
  readonly module?: ModuleRef;
  readonly exportName?: string;
  readonly span?: Span;
  /** parse may return undefined, so the converter may refuse a text its regex accepts. Conservative: true when unknown. */
  readonly mayReject: boolean;
  /** parse may throw. Conservative: true when unknown. */
  readonly mayThrow: boolean;
  /** It has a parse / format of its own; without one the text itself is the value. */
  readonly hasParse: boolean;
  readonly hasFormat: boolean;
}

export type HandlerStatus = 400 | 403 | 404 | 500;

/** What one urls.ts says. */
export interface Urlconf {
  readonly kind: "urlconf";
  readonly file: string;
  /** How the root's neighbours import this module (for `ViewRef` of kind pattern). */
  readonly module: ModuleRef;
  readonly appName?: Spanned;
  readonly patterns: readonly UrlPattern[];
  /** Some of its patterns could not be read, which is reported. */
  readonly isCut?: boolean;
  /** `export … as handler404`; only the root's count. */
  readonly handlers: readonly { readonly status: HandlerStatus; readonly view: ViewRef }[];
  readonly span: Span;
}

/** Everything reading gives: the root first, then every URLconf reached by includes, each once. */
export interface ReadResult {
  readonly root: string;
  readonly urlconfs: readonly Urlconf[];
  readonly converters: readonly ConverterDef[];
  readonly sources: ReadonlyMap<string, string>;
  /** The absolute path of the folder that `Span.file` is relative to. */
  readonly base: string;
  /** How the URLconfs write relative specifiers (the first one seen decides; `.js` when there is none). */
  readonly importExtension: ".js" | ".ts" | "";
  /** Absolute paths of all that was looked at, existing or not: when one changes, so may the result. */
  readonly inputs: readonly string[];
}
