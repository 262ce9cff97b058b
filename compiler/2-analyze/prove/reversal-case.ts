import type { Candidate, NamedRoute } from "../../ir/named-route.ts";
import type { LostReversal } from "../../ir/proof.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { Match } from "../interpret.ts";
import { textsIn } from "./comes-back.ts";
import { valuesOf, type Texts } from "./reversed-path.ts";
import type { WrittenPart } from "./written.ts";

/** A candidate with all that is asked of it, and what is found out. */
export interface Case {
  readonly named: NamedRoute;
  readonly candidate: Candidate;
  readonly parts: readonly WrittenPart[];
  /** No candidate that reverse() tries before takes values of these texts, as far as can be known. */
  readonly isGiven: (texts: Texts) => boolean;
  /** What reverse() gives a path for, by this candidate; paths have no leading `/` here. */
  readonly textsOf: (path: string) => Texts | undefined;
  readonly findings: Findings;
}

/** What is found out about one candidate. */
export interface Findings {
  /** By the route that takes them. */
  readonly losses: Map<number | undefined, LostReversal>;
  /** Why there may be others. */
  doubt: string | undefined;
}

/** Notes why there may be other losses; the first reason counts. */
export const doubt = ({ findings }: Case, why: string): void => {
  findings.doubt ??= why;
};

/** A path that does not come back, and what is known of it. */
interface Lost {
  readonly path: string;
  readonly texts: Texts;
  readonly winner: FlatRoute | undefined;
  readonly isMeant?: boolean;
  readonly match?: Match | undefined;
}

/** Notes a lost path: of those that go to one route the shortest, of those that nobody means to go there. */
export function lose({ candidate, named, findings }: Case, lost: Lost): void {
  const { texts, winner, match } = lost;
  const path = `/${lost.path}`;
  const isRelated =
    winner !== undefined && winner !== candidate.route && isSamePage(named, candidate, winner);
  const loss = { path, to: winner?.index, isMeant: (lost.isMeant ?? false) || isRelated };
  const known = findings.losses.get(loss.to);
  const isBetter =
    known === undefined || (known.isMeant === loss.isMeant ? path.length < known.path.length : known.isMeant);
  if (!isBetter) return;
  const isOwn = winner === candidate.route && match !== undefined;
  findings.losses.set(loss.to, {
    params: valuesOf(candidate, texts),
    ...loss,
    ...(isOwn && { back: valuesOf(candidate, textsIn(candidate, match)) }),
  });
}

/** Just another way to the same page. */
const isSamePage = ({ viewName }: NamedRoute, { route }: Candidate, winner: FlatRoute): boolean =>
  winner.viewName === viewName ||
  (winner.view.text === route.view.text && winner.view.span.file === route.view.span.file);
