import type { Candidate, NamedRoute, NameTable } from "../../ir/named-route.ts";
import type { Proof, ReversalProof } from "../../ir/proof.ts";
import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { destinations } from "./destination.ts";
import { isLeftBy, takesAllOf } from "./earlier-candidates.ts";
import { earlierTakers } from "./meet-earlier.ts";
import { meetingPaths } from "./meeting-path.ts";
import { pieceMaker } from "./piece.ts";
import { ownReader } from "./read-back.ts";
import { doubt, type Case, type Findings } from "./reversal-case.ts";
import { writePath, type Texts } from "./reversed-path.ts";
import { opaqueConverters, writtenParts, writtenReader } from "./written.ts";

/**
 * Whether what reverse() gives comes back: to its route, with its params.
 *
 *     path("posts/<int:id>/", …), path("posts/<slug:slug>/", …)   "/posts/1/", reversed from slug "1", goes to the first
 *     path("<slug:from>-<slug:to>/", …)                           "/a-a-a/" from "a" and "a-a" comes back as "a-a" and "a"
 *
 * The paths that a candidate writes are a regular language: its texts, and what each param may be. A path of it goes elsewhere iff
 * it is in the language of an earlier route, or in none of its own route; one that comes back with other params can be read in
 * two ways. All three questions are answered by automata, exactly; that a path is lost is confirmed by the interpreter. What
 * is not regular, or too large, or known to the code of a converter only, is said to be unproved.
 */
export function proveReversals(
  tree: RouteTree,
  routes: readonly FlatRoute[],
  names: NameTable,
  proofs: readonly Proof[],
): readonly ReversalProof[] {
  return [...reversalsOf(tree, routes, names, proofs)];
}

/** The same, one after the other: whoever asks may do something else in between, or stop. */
export function* reversalsOf(
  tree: RouteTree,
  routes: readonly FlatRoute[],
  { routes: names }: NameTable,
  proofs: readonly Proof[],
): Generator<ReversalProof, void> {
  const prove = prover(tree, routes, proofs);
  for (const named of names) {
    for (const [at, candidate] of named.candidates.entries()) {
      const { losses, doubt: why } = prove(named, candidate, named.candidates.slice(0, at));
      yield {
        viewName: named.viewName,
        candidate: at,
        index: candidate.route.index,
        losses: [...losses.values()],
        ...(why !== undefined && { unproved: why }),
      };
    }
  }
}

function prover(tree: RouteTree, routes: readonly FlatRoute[], proofs: readonly Proof[]) {
  const maker = pieceMaker();
  const readerOf = writtenReader(maker);
  const meetingsOf = meetingPaths(maker);
  const destinationOf = destinations(tree, routes);
  const meetEarlier = earlierTakers(tree, routes, proofs, destinationOf);
  const readBack = ownReader(tree, maker, destinationOf);

  /** @param earlier the candidates that reverse() tries before */
  return (named: NamedRoute, candidate: Candidate, earlier: readonly Candidate[]): Findings => {
    const findings: Findings = { losses: new Map(), doubt: undefined };
    if (earlier.some((one) => takesAllOf(one, candidate))) return findings;
    const parts = writtenParts(candidate);
    const read = readerOf(parts);
    const isGiven = (texts: Texts): boolean => isLeftBy(earlier, candidate, texts);
    const textsOf = (path: string): Texts | undefined => {
      const texts = read(path);
      return texts && isGiven(texts) && writePath(candidate, texts) === path ? texts : undefined;
    };
    const asked: Case = { named, candidate, parts, isGiven, textsOf, findings };
    const [opaque] = opaqueConverters(candidate);
    if (opaque !== undefined) {
      doubt(asked, `only the code of <${opaque.name}> knows what it writes`);
      return findings;
    }
    const meetings = meetingsOf(candidate, parts);
    meetEarlier(asked, meetings);
    readBack(asked, meetings);
    return findings;
  };
}
