import type { Branch, Step, Steps } from "../../ir/decision.ts";
import { block, declare, ifBlock } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { emitLeaf, mayRefuse } from "./leaf.ts";
import { type Emission, type Env, placeText } from "./place.ts";
import { endOf, endsAlike, leaveSplit, lengthTerms, wordOf } from "./runs.ts";
import { textTerms } from "./tails.ts";
import { quoted } from "../words.ts";

/** A param, then a text that ends the path. */
export function emitSuffix(step: Step & { kind: "suffix" }, env: Env, emission: Emission): readonly Doc[] {
  const { scan, capture, text, leaf } = step;
  const { at: start } = env;
  const end = env.scope.claim(`${capture.name}End`);
  const place = { name: end, offset: 0 };
  const isThere = scan.min === 0 ? [`${end} >= ${placeText(start)}`] : lengthTerms(scan, start, end);
  const terms = [
    ...isThere,
    ...textTerms(place, text, [], true),
    [endOf(scan, wordOf(step), start, emission), ` >= ${end}`],
  ];
  const captured = [...env.captured, { capture, start, end: place }];
  return [
    `const ${end} = path.length - ${text.length};`,
    ifBlock(terms, emitLeaf(leaf, { ...env, captured, scope: env.scope.open() }, emission)),
    ...leaveSplit(env, isThere),
  ];
}

/** A param, then a text that could be part of it: a loop from the last place of the text to the first. */
export function emitSplit(
  step: Step & { kind: "split" },
  env: Env,
  emission: Emission,
  emitBehind: (steps: Steps, env: Env) => readonly Doc[],
): readonly Doc[] {
  const { scan, capture, text, isCommitted, next } = step;
  const { split: outer, ...here } = env;
  const { at: start } = env;
  const end = env.scope.claim(`${capture.name}End`);
  const stop = endOf(scan, wordOf(step), start, emission);
  const [isThere = `${end} >= ${placeText(start)}`] = lengthTerms(scan, start, end);
  const captured = [...env.captured, { capture, start, end: { name: end, offset: 0 } }];
  const inner = {
    ...here,
    at: { name: end, offset: text.length },
    captured,
    seen: [],
    least: 0,
    scope: env.scope.open(),
    isLast: false,
  };
  if (isCommitted) {
    return [
      declare(end, call("path.lastIndexOf", [quoted(text), stop])),
      ifBlock([isThere], emitBehind(next, inner)),
    ];
  }
  const [only, ...others] = next;
  const isInside = Array.from(text, (_, at) => text.charCodeAt(at)).every((char) =>
    scan.set.some(([from, to]) => from <= char && char <= to),
  );
  const isAlike = isInside && others.length === 0 && endsAlike(only, scan.set);
  const refusesFirst = env.loop === undefined && refuses(next);
  const isNamed = refusesFirst || (isAlike && outer === undefined && only?.kind === "split");
  const label = isNamed ? env.scope.claim("split") : undefined;
  const loop = env.loop ?? (refusesFirst ? label : undefined);
  const split = isAlike ? (outer ?? { label }) : undefined;
  const body = emitBehind(next, { ...inner, ...(loop !== undefined && { loop }), ...(split && { split }) });
  return [
    [`let ${end} = `, call("path.lastIndexOf", [quoted(text), stop]), ";"],
    block(`${label === undefined ? "" : `${label}: `}while (${isThere})`, [
      ...body,
      [`${end} = `, call("path.lastIndexOf", [quoted(text), `${end} - 1`]), ";"],
    ]),
  ];
}

/** True when a leaf below may find that its route does not match after all. */
function refuses(steps: Steps): boolean {
  return steps.some((step) => {
    if (step.kind === "tails") return step.tails.some(({ leaves }) => leaves.some(mayRefuse));
    if (step.kind === "suffix") return mayRefuse(step.leaf);
    if (step.kind === "heads") return branchRefuses(step.branch);
    if (step.kind === "words") return step.words.some(({ next }) => refuses(next));
    return step.kind === "regexp" || refuses(step.next) || step.kind === "commit";
  });
}

const branchRefuses = (branch: Branch): boolean =>
  branch.kind === "text" ? refuses(branch.next) : branch.cases.some((inner) => branchRefuses(inner.branch));
