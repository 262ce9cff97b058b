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
      /** Set where there is no such path: one that goes to one of `by` if what stands before that, and may refuse it, does. */
      readonly doubtfulPath?: string;
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

/** A path that reverse() gives, and that does not come back as it was meant. */
export interface LostReversal {
  /** What it is made from, as reverse() is given it. */
  readonly params: ReadonlyMap<string, string | number>;
  /** With its leading `/`, decoded; the shortest that is lost in this way. */
  readonly path: string;
  /** Index of the route that takes it: its own one, with other params, or another one. Undefined where none does. */
  readonly to: number | undefined;
  /** The params that its own route reads from it, where that takes it. */
  readonly back?: ReadonlyMap<string, string | number>;
  /** It goes to a special case of its route, to the same view, or to where a catch-all has left it: most often by design. */
  readonly isMeant: boolean;
}

/**
 * What is certain about the paths that reverse() writes in one way. With no losses and without `unproved`, every path it gives
 * for values that its params can have (texts that their converters' regexes, or their groups, take) comes back: to the same
 * route, with the same params, but for those that an extra kwarg hides.
 */
export interface ReversalProof {
  /** `NamedRoute.viewName`. */
  readonly viewName: string;
  /** Place in `NamedRoute.candidates`. */
  readonly candidate: number;
  /** `FlatRoute.index` of the route that the paths are written for. */
  readonly index: number;
  /** One for each earlier route that takes such paths; and some of those that its own route does not take, or reads otherwise. */
  readonly losses: readonly LostReversal[];
  /** Why there may be other losses; undefined when it is proved that there are none. */
  readonly unproved?: string;
}
