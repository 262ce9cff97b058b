import type { StaticValue } from "../../ir/urlconf.ts";

/** What the map page knows: plain data, written into it as JSON. */
export interface MapData {
  readonly title: string;
  /** By index. */
  readonly routes: readonly MapRoute[];
  readonly nodes: readonly MapNode[];
  readonly problems: readonly MapProblem[];
  /** Converters whose parse() does not run in the page: the text stands for the value. */
  readonly unrun: readonly string[];
}

/** A place in the sources, and the link that opens it. */
export interface MapPlace {
  readonly text: string;
  readonly link: string;
}

export interface MapRoute {
  readonly pattern: string;
  readonly name: string | null;
  readonly view: string;
  readonly params: readonly {
    readonly name: string;
    readonly converter: string | null;
    readonly isOptional: boolean;
  }[];
  readonly place: MapPlace;
  readonly witness: string | null;
  /** What is certain about it, in words. */
  readonly proof: readonly string[];
  /** Paths it would take, were it not for the route `to`. */
  readonly losses: readonly { readonly to: number; readonly path: string }[];
  /** What is certain of the paths that reverse() gives, in words. */
  readonly reversal: readonly string[];
}

/** A node of the route tree, as far as trying it out needs it. */
export interface MapNode {
  readonly kind: "view" | "include";
  /** Of a view. */
  readonly index?: number;
  readonly route: {
    readonly kind: "path" | "regexp";
    readonly text: string;
    readonly parts: readonly MapPart[];
  };
  readonly appName?: string;
  readonly namespace?: string;
  readonly kwargs: readonly { readonly name: string; readonly value: StaticValue }[];
  readonly children?: readonly MapNode[];
  readonly place: MapPlace;
  /** Indices into `MapData.problems`. */
  readonly problems: readonly number[];
}

export type MapPart =
  | { readonly kind: "literal"; readonly text: string }
  | {
      readonly kind: "param";
      readonly name: string;
      readonly converter: { readonly name: string; readonly regex: string };
    }
  | {
      readonly kind: "regexp";
      readonly source: string;
      readonly flags: string;
      readonly groups: readonly { readonly name: string; readonly isOptional: boolean }[];
    };

export interface MapProblem {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly place: MapPlace;
  readonly notes: readonly string[];
  readonly help: string | null;
}
