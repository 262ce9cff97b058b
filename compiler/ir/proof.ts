/** A path that a route would match, were it not for an earlier one. */
export interface Loss {
  /** Index of the earlier route that takes the path. */
  readonly to: number;
  /** With its leading `/`, decoded; the shortest there is. */
  readonly path: string;
}

/** What is certain about the reachability of one route. */
export type Proof =
  | {
      readonly kind: "reachable";
      readonly index: number;
      /** A shortest path that this route takes, with its leading `/`, decoded. */
      readonly witness: string;
      readonly losses: readonly Loss[];
    }
  | {
      readonly kind: "dead";
      readonly index: number;
      /** The earlier routes that together take every path it matches. */
      readonly by: readonly number[];
      /** A path it matches, taken by `by[0]`; undefined when it matches no path at all. */
      readonly path: string | undefined;
      /** Same language as the one route that covers it. */
      readonly isDuplicate: boolean;
    }
  | {
      readonly kind: "unproved";
      readonly index: number;
      /** `look-around is not regular`, `more than 20000 states`. */
      readonly why: string;
      readonly witness?: string;
    };
