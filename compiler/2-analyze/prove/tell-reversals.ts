import {
  reversalsCut,
  reversedElsewhere,
  reversedOtherwise,
  reversedSpecially,
} from "../../diagnostics/catalogue/reverse.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import type { LostReversal, Proof, ReversalProof } from "../../ir/proof.ts";
import type { FlatRoute } from "../../ir/route.ts";
import { isLimit } from "./limit.ts";

/**
 * Warns of paths that go where nobody means them to, once a route, by the shortest; where all of them are meant, that is noted.
 * A dead route is told of as such; that the search was cut short is told once.
 */
export function tellReversals(
  routes: readonly FlatRoute[],
  proofs: readonly Proof[],
  reversals: readonly ReversalProof[],
  report: Report,
): void {
  const cut = reversals.filter(({ unproved }) => unproved !== undefined && isLimit(unproved));
  const first = routes[cut[0]?.index ?? -1];
  if (first !== undefined) report(reversalsCut(first, cut.length, reversals.length, cut[0]?.unproved ?? ""));
  const dead = new Set(proofs.flatMap(({ kind, index }) => (kind === "dead" ? [index] : [])));
  const byRoute = new Map<number, ReversalProof[]>();
  for (const reversal of reversals) {
    if (reversal.losses.length === 0 || dead.has(reversal.index)) continue;
    const known = byRoute.get(reversal.index);
    if (known === undefined) byRoute.set(reversal.index, [reversal]);
    else known.push(reversal);
  }
  for (const [index, own] of byRoute) {
    const route = routes[index];
    const [first] = own;
    if (route !== undefined && first !== undefined)
      tell(
        route,
        first.viewName,
        own.flatMap(({ losses }) => losses),
        routes,
        report,
      );
  }
}

function tell(
  route: FlatRoute,
  viewName: string,
  losses: readonly LostReversal[],
  routes: readonly FlatRoute[],
  report: Report,
): void {
  const isOwn = ({ to }: LostReversal) => to === undefined || to === route.index;
  const otherwise = shortest(losses.filter(isOwn));
  if (otherwise !== undefined) report(reversedOtherwise(route, { viewName, ...otherwise }, otherwise.back));
  const elsewhere = losses.filter((loss) => !isOwn(loss));
  const astray = shortest(elsewhere.filter(({ isMeant }) => !isMeant));
  const special = shortest(elsewhere);
  const winnerOf = ({ to }: LostReversal) => (to === undefined ? undefined : routes[to]);
  if (astray !== undefined) {
    const winner = winnerOf(astray);
    if (winner !== undefined) report(reversedElsewhere(route, { viewName, ...astray }, winner));
  } else if (special !== undefined) {
    const winner = winnerOf(special);
    const others = new Set(elsewhere.map(({ to }) => to)).size - 1;
    if (winner !== undefined) report(reversedSpecially(route, { viewName, ...special }, winner, others));
  }
}

/** The first of the shortest, in declaration order of the routes that take them. */
const shortest = (losses: readonly LostReversal[]): LostReversal | undefined =>
  losses.reduce<LostReversal | undefined>(
    (best, loss) => (best === undefined || loss.path.length < best.path.length ? loss : best),
    undefined,
  );
