/** A path that a route would match, were it not for an earlier one. */
export interface Loss {
  /** Index of the earlier route that takes the path. */
  readonly to: number;
  /** With its leading `/`, decoded; the shortest there is. */
  readonly path: string;
}

/** The losses of one route, shortest path first. */
export interface RouteLosses {
  readonly index: number;
  readonly losses: readonly Loss[];
}

/** What is certain about the reachability of one route. */
export type Proof =
  | {
      readonly kind: "reachable";
      readonly index: number;
      /** A shortest path that this route takes, with its leading `/`, decoded. */
      readonly witness: string;
      /** Converters whose parse might still refuse the witness; empty for a certainty. */
      readonly ifAccepted: readonly string[];
    }
  | {
      readonly kind: "dead";
      readonly index: number;
      /** The earlier routes that together take every path it matches; none when it matches no path at all. */
      readonly by: readonly number[];
      /** A path it matches, taken by `by[0]`; undefined when none is known. */
      readonly path: string | undefined;
      /** Same language as the one route that covers it. */
      readonly isDuplicate: boolean;
    }
  | {
      readonly kind: "unproved";
      readonly index: number;
      /** `look-around is not regular`, `more than 20000 states`. */
      readonly why: string;
      /** Set where the reason is that earlier converters (`even`) must refuse a path first: by design, most often. */
      readonly ifRefused?: readonly string[];
      /** A path that it may well take. */
      readonly witness?: string;
    };
