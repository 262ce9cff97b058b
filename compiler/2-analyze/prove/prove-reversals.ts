import type { Candidate, NamedRoute, NameTable } from "../../ir/named-route.ts";
import type { LostReversal, Proof, ReversalProof } from "../../ir/proof.ts";
import type { FlatRoute, RouteNode, RouteTree } from "../../ir/route.ts";
import { interpret, type Match } from "../interpret.ts";
import { refusingConverters } from "./language.ts";
import { meetingPaths, type Meeting } from "./meeting-path.ts";
import { otherReadings } from "./other-readings.ts";
import { pieceMaker } from "./piece.ts";
import { takes, valuesOf, variantsOf, writePath, type Texts } from "./reversed-path.ts";
import { rivalFinder } from "./rivals.ts";
import { split } from "./tagged.ts";
import { pathTaker } from "./take-path.ts";
import { opaqueConverters, samplePaths, taggedWritten, writtenParts, type WrittenPart } from "./written.ts";

/** Routes tried by the interpreter, for all names. */
const maxTries = 100_000;
/** Routes that may stand before one that takes a path, and take the same. */
const maxOthers = 3;

/** What is found out about one candidate. */
interface Findings {
  readonly losses: Map<number | undefined, LostReversal>;
  doubt: string | undefined;
}

/** A candidate with all that is asked of it. */
interface Case {
  readonly named: NamedRoute;
  readonly candidate: Candidate;
  /** The candidates that reverse() tries before. */
  readonly earlier: readonly Candidate[];
  readonly parts: readonly WrittenPart[];
  readonly textsOf: (path: string) => Texts | undefined;
}

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
  { routes: names }: NameTable,
  proofs: readonly Proof[],
): readonly ReversalProof[] {
  const prove = prover(tree, routes, proofs);
  return names.flatMap((named) =>
    named.candidates.map((candidate, at): ReversalProof => {
      const { losses, doubt } = prove(named, candidate, named.candidates.slice(0, at));
      return {
        viewName: named.viewName,
        candidate: at,
        index: candidate.route.index,
        losses: [...losses.values()],
        ...(doubt !== undefined && { unproved: doubt }),
      };
    }),
  );
}

function prover(tree: RouteTree, routes: readonly FlatRoute[], proofs: readonly Proof[]) {
  const take = pathTaker(tree);
  const rivalsOf = rivalFinder(routes);
  const meetingsOf = meetingPaths();
  const readings = otherReadings();
  const maker = pieceMaker();
  const proofOf = new Map(proofs.map((proof) => [proof.index, proof]));
  const isDead = ({ index }: FlatRoute) => proofOf.get(index)?.kind === "dead";
  let tries = maxTries;

  /** Where a path goes; why nobody knows, where converters may refuse it. */
  const winnerOf = (path: string): { readonly match?: Match; readonly winner?: FlatRoute } | string => {
    if (tries <= 0) return `more than ${maxTries} routes tried`;
    const { match, tried } = take(path);
    tries -= tried.length + 1;
    const winner = match && routes[match.leaf.index];
    const [refusing] = winner === undefined ? [] : refusingConverters(winner.stages);
    if (refusing !== undefined) return `<${refusing}> may take ${JSON.stringify(path)}`;
    return { ...(match && { match }), ...(winner && { winner }) };
  };

  const doubt = (findings: Findings, why: string): void => {
    findings.doubt ??= why;
  };

  const lose = (
    { candidate, named }: Case,
    findings: Findings,
    path: string,
    texts: Texts,
    winner: FlatRoute | undefined,
    isMeant: boolean,
    match?: Match,
  ): void => {
    const isRelated =
      winner !== undefined && winner !== candidate.route && isSamePage(named, candidate, winner);
    const loss = { path, to: winner?.index, isMeant: isMeant || isRelated };
    const known = findings.losses.get(loss.to);
    const isBetter =
      known === undefined ||
      (known.isMeant === loss.isMeant ? path.length < known.path.length : known.isMeant);
    if (!isBetter) return;
    const isOwn = winner === candidate.route && match !== undefined;
    findings.losses.set(loss.to, {
      params: valuesOf(candidate, texts),
      ...loss,
      ...(isOwn && { back: valuesOf(candidate, textsIn(candidate, match)) }),
    });
  };

  /** Paths that an earlier route takes. */
  const meetEarlier = (asked: Case, findings: Findings): void => {
    const { candidate, parts, textsOf } = asked;
    const rivals = rivalsOf(candidate.route, parts);
    if (rivals === undefined) return doubt(findings, "too many routes to compare");
    const meetings = meetingsOf(candidate, parts);
    for (const rival of rivals) {
      if (isDead(rival)) continue;
      const witness = proofOf.get(rival.index);
      const own =
        witness?.kind === "reachable" && witness.ifAccepted.length === 0 ? witness.witness : undefined;
      const ownTexts = own === undefined ? undefined : textsOf(own.slice(1));
      if (own !== undefined && ownTexts !== undefined) {
        lose(asked, findings, own, ownTexts, rival, isSpecial(asked, ownTexts, rival));
        continue;
      }
      meetOne(asked, findings, rival, meetings.with);
    }
  };

  const meetOne = (
    asked: Case,
    findings: Findings,
    rival: FlatRoute,
    meet: (rival: FlatRoute, others: readonly FlatRoute[]) => Meeting,
  ): void => {
    const others: FlatRoute[] = [];
    while (others.length <= maxOthers) {
      const { path, doubt: why } = meet(rival, others);
      const texts = path === undefined ? undefined : asked.textsOf(path);
      if (path === undefined || texts === undefined) {
        if (path !== undefined || why !== undefined) doubt(findings, why ?? `/${path} may be written`);
        return;
      }
      const answer = winnerOf(`/${path}`);
      if (typeof answer === "string") return doubt(findings, answer);
      const { winner } = answer;
      if (winner === rival)
        return lose(asked, findings, `/${path}`, texts, rival, isSpecial(asked, texts, rival));
      if (winner === undefined || winner.index > rival.index)
        return doubt(findings, why ?? `${JSON.stringify(`/${path}`)} may go elsewhere`);
      // An earlier one takes it, which is found by itself.
      others.push(winner);
    }
    doubt(findings, "several routes take what another one takes");
  };

  /** An include's prefix takes what the route below would need. */
  const missOwn = (asked: Case, findings: Findings): void => {
    const { candidate, parts, textsOf } = asked;
    const { path, doubt: why } = meetingsOf(candidate, parts).withoutOwn();
    if (why !== undefined) {
      doubt(findings, why);
      return tryOwn(asked, findings);
    }
    if (path === undefined) return;
    const texts = textsOf(path);
    if (texts === undefined) return doubt(findings, `${JSON.stringify(`/${path}`)} may be written`);
    const answer = winnerOf(`/${path}`);
    if (typeof answer === "string") return doubt(findings, answer);
    const { match, winner } = answer;
    if (winner !== candidate.route) lose(asked, findings, `/${path}`, texts, winner, false);
    else if (match && comesBack(candidate, texts, match))
      doubt(findings, `another path may be read otherwise than ${JSON.stringify(`/${path}`)}`);
    else lose(asked, findings, `/${path}`, texts, winner, false, match);
  };

  /** Some paths that might come back otherwise, where nothing can be proved. */
  const tryOwn = (asked: Case, findings: Findings): void => {
    const { candidate, textsOf, parts } = asked;
    for (const path of samplePaths(parts, maker)) {
      const texts = textsOf(path);
      const answer = texts && winnerOf(`/${path}`);
      if (texts === undefined || answer === undefined || typeof answer === "string") continue;
      const { match, winner } = answer;
      const isForeign = winner !== undefined && winner !== candidate.route;
      if (isForeign && interpret(alone(candidate.route), `/${path}`).match !== undefined) continue;
      if (!isForeign && match !== undefined && comesBack(candidate, texts, match)) continue;
      return lose(asked, findings, `/${path}`, texts, winner, false, match);
    }
  };

  /** Its own route reads other params from the path. */
  const readOtherwise = (asked: Case, findings: Findings): void => {
    const { candidate, parts } = asked;
    const found = readings(candidate, parts, (name) => isSeen(candidate.route, name));
    if (typeof found === "string") return doubt(findings, found);
    for (const { text, one, other } of found) {
      let isLost = false;
      for (const seen of [one, other]) {
        const texts = completed(asked, text, seen);
        if (texts === undefined) continue;
        const answer = winnerOf(`/${text}`);
        if (typeof answer === "string") continue;
        const { match, winner } = answer;
        if (winner !== undefined && winner !== candidate.route) continue;
        if (match !== undefined && comesBack(candidate, texts, match)) continue;
        lose(asked, findings, `/${text}`, texts, winner, false, match);
        isLost = true;
        break;
      }
      if (!isLost) doubt(findings, `its params may be read otherwise, as in ${JSON.stringify(`/${text}`)}`);
    }
  };

  /** Texts for all params, and reverse() does give the path for them, by this candidate. */
  const completed = (asked: Case, path: string, seen: Texts): Texts | undefined => {
    const { candidate } = asked;
    const all = asked.textsOf(path);
    const texts = new Map(candidate.params.map((name) => [name, seen.get(name) ?? all?.get(name) ?? ""]));
    return isGiven(asked, texts) && writePath(candidate, texts) === path ? texts : undefined;
  };

  return (named: NamedRoute, candidate: Candidate, earlier: readonly Candidate[]): Findings => {
    const findings: Findings = { losses: new Map(), doubt: undefined };
    if (earlier.some((one) => takesAllOf(one, candidate))) return findings;
    const [opaque] = opaqueConverters(candidate);
    if (opaque !== undefined) {
      doubt(findings, `only the code of <${opaque.name}> knows what it writes`);
      return findings;
    }
    const parts = writtenParts(candidate);
    let automaton: ReturnType<typeof taggedWritten> | undefined;
    const textsOf = (path: string): Texts | undefined => {
      automaton ??= taggedWritten(parts, maker, () => true);
      const texts = split(automaton, path);
      return texts && isGiven(asked, texts) && writePath(candidate, texts) === path ? texts : undefined;
    };
    const asked: Case = { named, candidate, earlier, parts, textsOf };
    meetEarlier(asked, findings);
    if (mayMissOwn(asked)) missOwn(asked, findings);
    if (candidate.whole !== undefined) readOtherwise(asked, findings);
    return findings;
  };

  function alone({ includes, leaf }: FlatRoute): RouteTree {
    const node = includes.reduceRight<RouteNode>(
      (inner, include) => ({ ...include, children: [inner] }),
      leaf,
    );
    return { ...tree, children: [node] };
  }

  /** A fixed text sets the other route apart, or this one is there for what those before it leave. */
  function isSpecial({ candidate, parts }: Case, texts: Texts, rival: FlatRoute): boolean {
    if (parts.some((part) => typeof part !== "string" && takes(part, "a/a"))) return true;
    const only = alone(rival);
    return !candidate.params.every((name) =>
      variantsOf(texts.get(name) ?? "").some((text) => {
        const path = writePath(candidate, new Map([...texts, [name, text]]));
        return path !== undefined && interpret(only, `/${path}`).match !== undefined;
      }),
    );
  }
}

/** Elsewhere, a route takes all that is written for it: an include's prefix, and where an int begins, are settled once. */
const mayMissOwn = ({ candidate: { route, whole }, parts }: Case): boolean =>
  route.stages.length > 1 ||
  (whole !== undefined && parts.some((part) => typeof part !== "string" && part.isInt));

/** Given the params of one, reverse() may take the other. */
const takesParamsOf = (earlier: Candidate, { params }: Candidate): boolean =>
  earlier.params.every((name) => params.includes(name)) &&
  params.every(
    (name) => earlier.params.includes(name) || earlier.extras.some((extra) => extra.name === name),
  );

/** Whatever params one can be given, reverse() takes the other. */
const takesAllOf = (earlier: Candidate, candidate: Candidate): boolean =>
  earlier.whole === undefined &&
  earlier.params.length === candidate.params.length &&
  takesParamsOf(earlier, candidate) &&
  candidate.params.every((name) => converterKey(earlier, name) === converterKey(candidate, name));

const converterKey = ({ parts }: Candidate, name: string): string | undefined => {
  const part = parts.find((one) => one.kind === "param" && one.name === name);
  return part?.kind === "param" ? part.converter?.name : undefined;
};

/** No candidate that reverse() tries before takes these values, as far as can be known. */
const isGiven = ({ earlier, candidate }: Case, texts: Texts): boolean =>
  !earlier.some(
    (one) =>
      takesParamsOf(one, candidate) &&
      (opaqueConverters(one).length > 0 || writePath(one, texts) !== undefined),
  );

/** Just another way to the same page. */
const isSamePage = ({ viewName }: NamedRoute, { route }: Candidate, winner: FlatRoute): boolean =>
  winner.viewName === viewName ||
  (winner.view.text === route.view.text && winner.view.span.file === route.view.span.file);

/** The view gets what the path says: no extra kwarg hides it. */
const isSeen = ({ params }: FlatRoute, name: string): boolean =>
  params.some((param) => param.name === name && param.sources[0]?.kind === "capture");

/** What the view gets of these params, as text. */
const textsIn = ({ params }: Candidate, match: Match): Texts =>
  new Map(
    params.flatMap((name) =>
      Object.hasOwn(match.params, name) ? [[name, String(match.params[name])] as const] : [],
    ),
  );

/** The view gets these params, and no others from the path. */
function comesBack({ route, params }: Candidate, texts: Texts, match: Match): boolean {
  const captured = route.params.filter(({ name }) => isSeen(route, name));
  return captured.every(({ name }) => {
    const value = Object.hasOwn(match.params, name) ? String(match.params[name]) : undefined;
    return value === (params.includes(name) ? texts.get(name) : undefined);
  });
}
