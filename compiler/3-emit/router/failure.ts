import type { Leaf, Step, Steps } from "../../ir/decision.ts";
import { isHidden, isInt } from "./leaf.ts";
import type { Emission } from "./place.ts";

/**
 * How a step fails, as a word: of two params with the same word that end at one place, the second fails where the first did. A
 * number that is too large fails for itself. Undefined for a step of which that cannot be said.
 *
 *     <int:id>/edit/   "/12/view/": the int ends where the str ends, so that nothing is tried behind the str
 *     <str:name>/edit/
 */
export function failureOf(step: Step, captured: number, emission: Emission): string | undefined {
  if (step.kind !== "scan" || step.scan.kind !== "run") return undefined;
  const isTold = ({ route, captures }: Leaf) =>
    captures.every(
      (capture) =>
        capture.converter?.module === undefined &&
        !(isInt(capture) && isHidden(emission.routes[route]!, capture)),
    );
  const isSame = ({ captures }: Leaf) => isInt(captures[captured]!) === isInt(step.capture);
  if (!leavesOf(step.next).every((leaf) => isTold(leaf) && isSame(leaf))) return undefined;
  const language = languageOf(step.next, captured);
  return /"kind":"(commit|regexp|words)"/.test(language) ? undefined : language;
}

/** Steps without what they are called and which routes they lead to; the converter of one capture is left out. */
const languageOf = (steps: Steps, but: number): string =>
  JSON.stringify(steps, (key, value) => {
    if (key === "leaves")
      return (value as readonly Leaf[]).map(({ captures }) =>
        captures.map(({ converter }, at) => (at === but ? "" : (converter?.name ?? ""))),
      );
    return key === "capture" ? undefined : (value as unknown);
  });

function leavesOf(steps: Steps): readonly Leaf[] {
  return steps.flatMap((step) => {
    if (step.kind === "tails") return step.tails.flatMap(({ leaves }) => leaves);
    if (step.kind === "scan") return leavesOf(step.next);
    if (step.kind === "split") return step.ways.flatMap(({ next }) => leavesOf(next));
    return step.kind === "heads" ? leavesOfBranch(step.branch) : [];
  });
}

const leavesOfBranch = (branch: (Step & { kind: "heads" })["branch"]): readonly Leaf[] =>
  branch.kind === "text"
    ? leavesOf(branch.next)
    : branch.cases.flatMap(({ branch: inner }) => leavesOfBranch(inner));
