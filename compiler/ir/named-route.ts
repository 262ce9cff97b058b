import type { FlatRoute } from "./route.ts";
import type { ConverterDef, ExtraKwarg } from "./urlconf.ts";

/** Text that a reversed path always has here, or the text of a param. */
export type ReversePart =
  | { readonly kind: "literal"; readonly text: string }
  /** Without a converter (a group of a rePath()) the value is its own text. */
  | { readonly kind: "param"; readonly name: string; readonly converter?: ConverterDef };

/** One way to write the path of one route; a rePath() with optional groups has several. */
export interface Candidate {
  readonly route: FlatRoute;
  /** The path without its leading `/`; no two literals stand side by side. */
  readonly parts: readonly ReversePart[];
  /** Must all be given, and nothing else but `extras`. In order of appearance, each once. */
  readonly params: readonly string[];
  /** Extra kwargs (none of them captured): may be given when equal. */
  readonly extras: readonly ExtraKwarg[];
  /**
   * What the finished path (without its leading `/`) must match; absent when it is the same to check that each value
   * matches its converter's regex in full.
   */
  readonly whole?: WholePath;
}

/** What a whole path must match. */
export interface WholePath {
  readonly source: string;
  readonly flags: string;
  /** The same, one after the other: texts, and expressions of one character or of one run; where it is such a sequence. */
  readonly pieces?: readonly ({ readonly text: string } | { readonly chars: string })[] | undefined;
}

/** A name, with its namespaces, and all that `reverse()` knows of it. */
export interface NamedRoute {
  /** `greetings:show_profile`: instance namespaces, outermost first, and the name. */
  readonly viewName: string;
  readonly urlName: string;
  readonly namespaces: readonly string[];
  /** Every route of this name, in declaration order; never empty. */
  readonly routes: readonly FlatRoute[];
  /** In the order in which reverse() tries them: last declared first. Empty when no route of the name can be reversed. */
  readonly candidates: readonly Candidate[];
  /** File of the helper in the output folder: `urls/greetings.ts`. */
  readonly module: string;
  /** The helper's identifier; undefined when there is no helper. */
  readonly helper: string | undefined;
}

/** An instance namespace, as reverse() finds it. */
export interface Namespace extends NamespaceLevel {
  readonly name: string;
  readonly appName: string;
  /** File of its helpers: `urls/greetings.ts`. */
  readonly module: string;
  /** What the module above exports it as; undefined when it does not. */
  readonly helper: string | undefined;
}

/** The namespaces side by side on one level; plain includes in between do not count. */
export interface NamespaceLevel {
  /** In declaration order; of two with one name only the first, which is the one reverse() takes. */
  readonly namespaces: readonly Namespace[];
  /** The instances of each app, the default one (the last declared) first. */
  readonly apps: readonly { readonly name: string; readonly instances: readonly string[] }[];
}

/** Everything that can be reversed. */
export interface NameTable {
  /** In declaration order of their first route. */
  readonly routes: readonly NamedRoute[];
  readonly root: NamespaceLevel;
}
