import type { CharSet, Split, Step, Steps } from "../../ir/decision.ts";
import { ifBlock } from "./code.ts";
import { type Doc } from "../layout.ts";
import { chainOf, roomTerm } from "./chain.ts";
import { tableOfEnds } from "./ends-table.ts";
import { linksOf, type Link } from "./links.ts";
import { leastOfPieces } from "./look-ahead.ts";
import { after, type Captured, type Emission, type Env, type Place } from "./place.ts";
import { covers, emitStretchEnd, type StretchEnd, wordOf } from "./runs.ts";
import { emitTold } from "./tell-ways.ts";

/** Params that share a stretch of the path: where it ends, then from right to left where each of them does. */
export function emitSplit(
  { set, isOpen, ways }: Step & { kind: "split" },
  env: Env,
  emission: Emission,
  emitBehind: (steps: Steps, env: Env) => readonly Doc[],
): readonly Doc[] {
  const { at: start, scope } = env;
  const chains = ways.map(({ pieces }) => linksOf(pieces));
  const last = chains[0]!.at(-1)!;
  const isNamed = !isOpen && chains.every((links) => links.at(-1)!.size === 0);
  const names = {
    end: isNamed ? `${last.param.capture.name}End` : "stop",
    word: stretchWord(set, chains.flat()),
  };
  const next = isOpen ? undefined : ways.flatMap((way) => way.next);
  const stretch = emitStretchEnd(set, names, start, next, scope, emission);
  const emitWay = (at: number, here: Env, terms: readonly Doc[]) => {
    const links = chains[at]!;
    const way = ways[at]!;
    const split = { set, pieces: way.pieces, isOpen };
    return emitLinks(split, links, { ...stretch, terms }, here, emission, (inner) =>
      emitBehind(way.next, inner),
    );
  };
  if (ways.length === 1) return [...stretch.statements, ...emitWay(0, env, stretch.terms)];
  const least = Math.min(...ways.map(({ pieces }) => leastOfPieces(pieces)));
  const inner = { ...env, stop: stretch.place, isLast: false, scope: scope.open() };
  const told = emitTold(chains, inner, emission, (at, here) => emitWay(at, here, []));
  return [...stretch.statements, ifBlock([roomTerm(stretch.place, start, least), ...stretch.terms], told)];
}

function emitLinks(
  split: Split,
  links: readonly Link[],
  stretch: StretchEnd,
  env: Env,
  emission: Emission,
  emitBehind: (env: Env) => readonly Doc[],
): readonly Doc[] {
  const { stop: _stop, starts: _starts, ...outer } = env;
  const { at: start, scope } = env;
  const { statements, terms, inside, ends } =
    chainOf(split, links, stretch.place, env, emission) ??
    tableOfEnds(split, links, stretch.place, env, emission);
  const body = emitBehind({
    ...outer,
    at: split.isOpen ? after(ends.at(-1)!, links.at(-1)!.size) : stretch.place,
    captured: [...env.captured, ...capturesOf(links, start, ends)],
    seen: stretch.seen,
    least: stretch.least,
    scope: scope.open(),
  });
  return [...statements, ifBlock([...terms, ...stretch.terms], [...inside, ...body])];
}

/** The set of a stretch is mostly that of one of its params; else it is called after them all. */
function stretchWord(set: CharSet, links: readonly Link[]): string {
  const whole = links.find(({ run }) => covers(run.set, set));
  return whole ? wordOf(whole.param) : [...new Set(links.map(({ param }) => wordOf(param)))].join(" ");
}

function capturesOf(links: readonly Link[], start: Place, ends: readonly Place[]): readonly Captured[] {
  let from = start;
  return links.flatMap(({ param, gap, size }, at) => {
    const end = ends[at]!;
    const captured: Captured[] = [{ capture: param.capture, start: from, end }];
    let place = end;
    for (const { piece, length } of gap) {
      const next = after(place, length);
      if (piece.kind === "scan") captured.push({ capture: piece.capture, start: place, end: next });
      place = next;
    }
    from = after(end, size);
    return captured;
  });
}
