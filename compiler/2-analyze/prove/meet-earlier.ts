import type { Proof } from "../../ir/proof.ts";
import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { interpret } from "../interpret.ts";
import { alone, type Destination } from "./destination.ts";
import { moreThan } from "./limit.ts";
import type { Meeting, Meetings } from "./meeting-path.ts";
import { doubt, lose, type Case } from "./reversal-case.ts";
import { takes, variantsOf, writePath, type Texts } from "./reversed-path.ts";
import { maxPairs, rivalFinder } from "./rivals.ts";

/** Routes that may stand before one that takes a path, and take the same. */
const maxOthers = 3;

/** Finds the paths of a candidate that earlier routes take: to each, one. */
export function earlierTakers(
  tree: RouteTree,
  routes: readonly FlatRoute[],
  proofs: readonly Proof[],
  destinationOf: (path: string) => Destination | string,
): (asked: Case, meetings: Meetings) => void {
  const rivalsOf = rivalFinder(routes);
  const proofOf = new Map(proofs.map((proof) => [proof.index, proof]));

  /** A path that a route takes, if it is known from the proofs that reverse() may write it. */
  const knownPath = ({ candidate, textsOf }: Case, rival: FlatRoute): string | undefined => {
    const proof = proofOf.get(rival.index);
    const isSure = proof?.kind === "reachable" && proof.ifAccepted.length === 0;
    const witness = isSure ? proof.witness.slice(1) : undefined;
    if (witness !== undefined && textsOf(witness) !== undefined) return witness;
    const own = proofOf.get(candidate.route.index);
    const taken = own?.kind === "dead" && own.by[0] === rival.index ? own.path?.slice(1) : undefined;
    if (taken === undefined || textsOf(taken) === undefined) return undefined;
    const destination = destinationOf(taken);
    return typeof destination !== "string" && destination.winner === rival ? taken : undefined;
  };

  const loseTo = (asked: Case, rival: FlatRoute, path: string, texts: Texts): void =>
    lose(asked, { path, texts, winner: rival, isMeant: isSpecial(tree, asked, texts, rival) });

  const meet = (asked: Case, rival: FlatRoute, meetings: Meetings): void => {
    const others: FlatRoute[] = [];
    while (others.length <= maxOthers) {
      const { path, doubt: why }: Meeting = meetings.with(rival, others);
      const texts = path === undefined ? undefined : asked.textsOf(path);
      if (path === undefined || texts === undefined) {
        if (path !== undefined || why !== undefined) doubt(asked, why ?? `/${path} may be written`);
        return;
      }
      const destination = destinationOf(path);
      if (typeof destination === "string") return doubt(asked, destination);
      const { winner } = destination;
      if (winner === rival) return loseTo(asked, rival, path, texts);
      if (winner === undefined || winner.index > rival.index)
        return doubt(asked, why ?? `${JSON.stringify(`/${path}`)} may go elsewhere`);
      // An earlier one takes it, which is found by itself.
      others.push(winner);
    }
    doubt(asked, "several routes take what another one takes");
  };

  return (asked, meetings) => {
    const rivals = rivalsOf(asked.candidate.route, asked.parts);
    if (rivals === undefined) return doubt(asked, moreThan(maxPairs, "pairs of routes to compare"));
    for (const rival of rivals) {
      if (proofOf.get(rival.index)?.kind === "dead") continue;
      const path = knownPath(asked, rival);
      const texts = path === undefined ? undefined : asked.textsOf(path);
      if (path !== undefined && texts !== undefined) loseTo(asked, rival, path, texts);
      else meet(asked, rival, meetings);
    }
  };
}

/** A fixed text sets the other route apart, or this one is there for what those before it leave. */
function isSpecial(tree: RouteTree, { candidate, parts }: Case, texts: Texts, rival: FlatRoute): boolean {
  if (parts.some((part) => typeof part !== "string" && takes(part, "a/a"))) return true;
  const only = alone(tree, rival);
  return !candidate.params.every((name) =>
    variantsOf(texts.get(name) ?? "").some((text) => {
      const path = writePath(candidate, new Map([...texts, [name, text]]));
      return path !== undefined && interpret(only, `/${path}`).match !== undefined;
    }),
  );
}
