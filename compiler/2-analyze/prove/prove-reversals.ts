import {
  reversedElsewhere,
  reversedOtherwise,
  type ReversedPath,
} from "../../diagnostics/catalogue/reverse.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import type { Candidate, NamedRoute, NameTable } from "../../ir/named-route.ts";
import type { Proof } from "../../ir/proof.ts";
import type { FlatRoute, RouteNode, RoutePart, RouteTree } from "../../ir/route.ts";
import { interpret, type Match } from "../interpret.ts";
import { refusingConverters } from "./language.ts";
import { meetingPaths } from "./meeting-path.ts";
import * as reversed from "./reversed-path.ts";
import { rivalFinder } from "./rivals.ts";
import { pathTaker } from "./take-path.ts";

/** Routes tried by the interpreter, for all names. */
const maxTries = 10_000;

/** What becomes of a reversed path. */
interface Answer {
  readonly path: string;
  readonly texts: reversed.Texts;
  readonly match: Match | undefined;
  readonly winner: FlatRoute | undefined;
}

/** A path that reverse() gives, and that does not come back. */
export interface LostReversal extends ReversedPath {
  /** Index of the route that it was made from. */
  readonly index: number;
  /** Index of the route that takes it: this one too, with other params. Undefined where none does. */
  readonly to: number | undefined;
}

/**
 * Whether what reverse() gives comes back: to its route, with its params.
 *
 *     path("posts/<int:id>/", …), path("posts/<slug:slug>/", …)   "/posts/1/", reversed from slug "1", goes to the first
 *     path("<slug:from>-<slug:to>/", …)                           "/a-a-a/" from "a" and "a-a" comes back as "a-a" and "a"
 *
 * Automata find where two routes meet, within bounds; every claim is the interpreter's, and beyond the bounds nothing is said.
 */
export function proveReversals(
  tree: RouteTree,
  routes: readonly FlatRoute[],
  names: NameTable,
  proofs: readonly Proof[],
  report: Report,
): readonly LostReversal[] {
  const lost: LostReversal[] = [];
  const proofOf = new Map(proofs.map((proof) => [proof.index, proof]));
  const finder = createFinder(tree, routes, (index) => proofOf.get(index)?.kind === "dead");
  for (const named of names.routes) {
    const told = new Set<FlatRoute>();
    named.candidates.forEach((candidate, at) => {
      const { route } = candidate;
      const proof = proofOf.get(route.index);
      if (proof === undefined || proof.kind === "dead" || told.has(route)) return;
      const isTaken = named.candidates.slice(0, at).some((earlier) => takesParamsOf(earlier, candidate));
      if (isTaken || !reversed.isWritable(candidate)) return;
      const { otherwise, astray } = finder(named, candidate, proof.witness);
      const facts = ({ path, texts }: Answer) => ({
        viewName: named.viewName,
        path,
        params: reversed.valuesOf(candidate, texts),
      });
      if (otherwise !== undefined) {
        const back = otherwise.match && reversed.valuesOf(candidate, textsIn(candidate, otherwise.match));
        report(reversedOtherwise(route, facts(otherwise), back));
      }
      if (astray?.winner !== undefined) report(reversedElsewhere(route, facts(astray), astray.winner));
      for (const found of [otherwise, astray]) {
        if (found === undefined) continue;
        told.add(route);
        lost.push({ ...facts(found), index: route.index, to: found.winner?.index });
      }
    });
  }
  return lost;
}

/** Finds, for one way to write a path, values whose path comes back otherwise, and values whose path goes astray. */
function createFinder(tree: RouteTree, routes: readonly FlatRoute[], isDead: (index: number) => boolean) {
  const take = pathTaker(tree);
  const rivalsOf = rivalFinder(routes);
  const meet = meetingPaths();
  let tries = maxTries;

  const answer = (candidate: Candidate, texts: reversed.Texts): Answer | undefined => {
    const path = reversed.writePath(candidate, texts);
    if (path === undefined || tries <= 0) return undefined;
    const { match, tried } = take(`/${path}`);
    tries -= tried.length + 1;
    const winner = match && routes[match.leaf.index];
    // What its converters may refuse, another route may take.
    if (winner !== undefined && mayRefuse(winner)) return undefined;
    return { path: `/${path}`, texts, match, winner };
  };

  /** No fixed text sets the case apart: each param, varied alone, leads there too. */
  const isFree = (candidate: Candidate, { texts, winner }: Answer): boolean =>
    candidate.params.every((name) =>
      reversed
        .variantsOf(texts.get(name) ?? "")
        .some((text) => answer(candidate, new Map([...texts, [name, text]]))?.winner === winner),
    );

  const isAstray = (named: NamedRoute, candidate: Candidate, found: Answer): boolean =>
    found.winner !== undefined &&
    isUnrelated(named, candidate.route, found.winner) &&
    !reversed.isCatchAll(candidate, found.texts) &&
    isFree(candidate, found);

  /** Its own route would not take the path even if no other did: an include's prefix is read otherwise than it was written. */
  const isForeign = (named: NamedRoute, { route }: Candidate, { path, winner }: Answer): boolean =>
    winner !== undefined &&
    isUnrelated(named, route, winner) &&
    interpret({ ...tree, children: [aloneIn(route)] }, path).match === undefined;

  /** A path that an earlier route takes. */
  const meetEarlier = (named: NamedRoute, candidate: Candidate): Answer | undefined => {
    const written = asRoute(candidate);
    if (written === undefined || reversed.isCatchAll(candidate, new Map())) return undefined;
    for (const rival of rivalsOf(candidate.route)) {
      if (tries <= 0) return undefined;
      if (isDead(rival.index) || mayRefuse(rival) || !isUnrelated(named, candidate.route, rival)) continue;
      const path = meet(rival, written);
      const texts = path === undefined ? undefined : reversed.readPath(candidate, path);
      const found = texts && answer(candidate, texts);
      if (found !== undefined && isAstray(named, candidate, found)) return found;
    }
    return undefined;
  };

  return (named: NamedRoute, candidate: Candidate, witness: string | undefined) => {
    const texts = mayReadOtherwise(candidate) ? reversed.textsToTry(candidate, witness) : [];
    const answers = texts.flatMap((each) => answer(candidate, each) ?? []);
    return {
      otherwise: answers.find((found) => isOtherwise(candidate, found)),
      astray:
        answers.find((found) => isForeign(named, candidate, found)) ??
        answers.find((found) => isAstray(named, candidate, found)) ??
        meetEarlier(named, candidate),
    };
  };
}

/** The tree of one route. */
const aloneIn = ({ includes, leaf }: FlatRoute): RouteNode =>
  includes.reduceRight<RouteNode>((node, include) => ({ ...include, children: [node] }), leaf);

const mayRefuse = ({ stages }: FlatRoute): boolean => refusingConverters(stages).length > 0;

/** Given the params of one, reverse() may take the other. */
const takesParamsOf = (earlier: Candidate, { params }: Candidate): boolean =>
  earlier.params.every((name) => params.includes(name)) &&
  params.every(
    (name) => earlier.params.includes(name) || earlier.extras.some((extra) => extra.name === name),
  );

/** Not just another way to the same page. */
const isUnrelated = ({ viewName }: NamedRoute, route: FlatRoute, winner: FlatRoute): boolean =>
  winner !== route &&
  winner.viewName !== viewName &&
  (winner.view.text !== route.view.text || winner.view.span.file !== route.view.span.file);

/** Only where params share a segment, an include's prefix is read by itself, or a regular expression takes more than is written. */
const mayReadOtherwise = ({ route, whole, params }: Candidate): boolean =>
  whole !== undefined ||
  (params.length > 0 && route.stages.length > 1) ||
  route.stages.some(({ parts }) => parts.some(({ kind }) => kind === "regexp"));

/** No route takes the path, or its own one with other params. Those that an extra kwarg hides do not count. */
function isOtherwise(candidate: Candidate, { match, winner, texts }: Answer): boolean {
  const { route } = candidate;
  if (match === undefined) return true;
  if (winner !== route) return false;
  const back = textsIn(candidate, match);
  return route.params.some(
    ({ name, sources: [source] }) =>
      source?.kind === "capture" && texts.has(name) && texts.get(name) !== back.get(name),
  );
}

/** What the view gets, as text. */
const textsIn = ({ params }: Candidate, match: Match): reversed.Texts =>
  new Map(
    params.flatMap((name) =>
      Object.hasOwn(match.params, name) ? [[name, String(match.params[name])] as const] : [],
    ),
  );

/** All that is written, in one piece, as if it were a route; undefined where a param has no converter. */
function asRoute({ route, parts, params }: Candidate): FlatRoute | undefined {
  const { span } = route.leaf;
  const written = parts.map((part): RoutePart | undefined => {
    if (part.kind === "literal") return { ...part, span };
    return part.converter && { kind: "param", name: part.name, converter: part.converter, span };
  });
  const known = written.filter((part) => part !== undefined);
  if (params.length === 0 || known.length < written.length) return undefined;
  return { ...route, params: [], stages: [{ parts: known }] };
}
