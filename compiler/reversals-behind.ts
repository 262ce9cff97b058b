import { reversalsOf } from "./2-analyze/prove/prove-reversals.ts";
import type { NameTable } from "./ir/named-route.ts";
import type { Proof, ReversalProof } from "./ir/proof.ts";
import type { FlatRoute, RouteTree } from "./ir/route.ts";

/** What is known of the routes whose reversed paths are asked about. */
interface Proved {
  readonly tree: RouteTree;
  readonly routes: readonly FlatRoute[];
  readonly names: NameTable;
  readonly proofs: readonly Proof[];
}

const known = new WeakMap<RouteTree, readonly ReversalProof[]>();

/** The event loop has its turn: what was started before starts in truth. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Milliseconds that work nobody waits for may keep the process busy at a time. */
const slice = 8;

/** How the reversed paths fare. */
export function reversalsNow({ tree, routes, names, proofs }: Proved): readonly ReversalProof[] {
  const found = known.get(tree) ?? [...reversalsOf(tree, routes, names, proofs)];
  known.set(tree, found);
  return found;
}

/** The same, found out in slices; undefined when it is no longer wanted. */
export async function reversalsBehind(
  { tree, routes, names, proofs }: Proved,
  isWanted: () => boolean,
): Promise<readonly ReversalProof[] | undefined> {
  const before = known.get(tree);
  if (before !== undefined) return before;
  const found: ReversalProof[] = [];
  let end = performance.now() + slice;
  for (const proof of reversalsOf(tree, routes, names, proofs)) {
    found.push(proof);
    if (performance.now() < end) continue;
    await turn();
    if (!isWanted()) return undefined;
    end = performance.now() + slice;
  }
  known.set(tree, found);
  return found;
}
