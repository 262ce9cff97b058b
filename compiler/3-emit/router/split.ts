import type { Split, Step, Steps } from "../../ir/decision.ts";
import { ifBlock } from "./code.ts";
import { type Doc } from "../layout.ts";
import { chainOf } from "./chain.ts";
import { tableOfEnds } from "./ends-table.ts";
import { linksOf, type Link } from "./links.ts";
import { after, type Captured, type Emission, type Env, type Place } from "./place.ts";
import { covers, emitStretchEnd, wordOf } from "./runs.ts";

/** Params that share a stretch of the path: where it ends, then from right to left where each of them does. */
export function emitSplit(
  step: Step & { kind: "split" },
  env: Env,
  emission: Emission,
  emitBehind: (steps: Steps, env: Env) => readonly Doc[],
): readonly Doc[] {
  const { at: start, scope } = env;
  const links = linksOf(step.pieces);
  const last = links.at(-1)!;
  const names = {
    end: step.isOpen || last.size > 0 ? "stop" : `${last.param.capture.name}End`,
    word: stretchWord(step, links),
  };
  const stretch = emitStretchEnd(
    step.set,
    names,
    start,
    step.isOpen ? undefined : step.next,
    scope,
    emission,
  );
  const chain =
    chainOf(step, links, start, stretch.place, scope, emission) ??
    tableOfEnds(step, links, start, stretch.place, scope, emission);
  const inner = {
    ...env,
    at: step.isOpen ? after(chain.ends.at(-1)!, last.size) : stretch.place,
    captured: [...env.captured, ...capturesOf(links, start, chain.ends)],
    seen: stretch.seen,
    least: stretch.least,
    scope: scope.open(),
  };
  return [
    ...stretch.statements,
    ...chain.statements,
    ifBlock([...chain.terms, ...stretch.terms], [...chain.inside, ...emitBehind(step.next, inner)]),
  ];
}

/** The set of a stretch is mostly that of one of its params; else it is called after them all. */
function stretchWord({ set }: Split, links: readonly Link[]): string {
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
