import type { Branch, Scan, ScanStep, Step, Steps } from "../../ir/decision.ts";
import { block, compare, declare, ifBlock } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { endsOrGoesOnWith, goesOnWith, leastOf, leastOfBranch } from "./look-ahead.ts";
import { isInt, isParsed, textOf } from "./leaf.ts";
import { after, type Emission, type Env, pathEnd, type Place, placeText } from "./place.ts";
import { failureOf } from "./failure.ts";
import { emitRegExpRoute } from "./regexp-route.ts";
import { emitCall, fold, foldInTurn, foldLongest } from "./fold.ts";
import { endOf, enderOf, isEnd, lengthTerms, wordOf } from "./runs.ts";
import { emitSplit } from "./split.ts";
import { caseOf, charComment, emitTails, textTerms } from "./tails.ts";
import { emitWords, provedApart } from "./word-table.ts";
import { quoted } from "../words.ts";

/** The statements of some steps, one after the other: each returns a match or falls through. */
export function emitSteps(steps: Steps, env: Env, emission: Emission): readonly Doc[] {
  const bodies: (readonly Doc[])[] = [];
  const tried: Tried[] = [];
  const failures = steps.map((step) =>
    steps.length < 2 ? undefined : failureOf(step, env.captured.length, emission),
  );
  steps.forEach((step, at) => {
    const here = { ...env, isLast: env.isLast && at === steps.length - 1 };
    const failure = failures[at];
    const before = tried.filter((one) => failure === one.failure && isWhereverIs(one, step));
    const hasHeir = failure !== undefined && failures.includes(failure, at + 1);
    const note = (one: Omit<Tried, "at" | "failure">) => tried.push({ ...one, failure, at: bodies.length });
    const body = emitStep(step, here, emission, { before, hasHeir, note });
    // They share variables, so they stay in one function.
    const first = Math.min(bodies.length, ...before.map((one) => one.at));
    bodies.push([...bodies.splice(first).flat(), ...body]);
    tried.forEach((one, index) => (tried[index] = { ...one, at: Math.min(one.at, bodies.length - 1) }));
  });
  return foldInTurn(bodies, "in turn", env, emission);
}

/** A param that was looked for at the same place, and where it ends. */
interface Tried {
  readonly failure: string | undefined;
  readonly scan: Scan & { readonly kind: "run" };
  readonly end: string;
  /** The variable of a number. */
  readonly value?: string;
  /** Which body holds it. */
  readonly at: number;
}

/** Of two params that end at the same place: it may be as short and as long as the step's, so that it was tried if that may be. */
const isWhereverIs = ({ failure, scan }: Tried, step: Step): boolean =>
  failure !== undefined &&
  step.kind === "scan" &&
  step.scan.kind === "run" &&
  scan.min <= step.scan.min &&
  scan.max >= step.scan.max;

/** What is tried at the same place and fails as the step does: before it, or behind it. */
interface Siblings {
  readonly before: readonly Tried[];
  readonly hasHeir: boolean;
  readonly note: (tried: Omit<Tried, "at" | "failure">) => void;
}

function emitStep(step: Step, env: Env, emission: Emission, siblings: Siblings): readonly Doc[] {
  switch (step.kind) {
    case "tails":
      return emitTails(step, env, emission);
    case "heads":
      return emitBranch(step.branch, env, emission);
    case "words":
      return emitWordsStep(step, env, emission);
    case "scan":
      return emitScan(step, env, emission, siblings);
    case "split":
      return emitSplit(step, env, emission, (steps, inner) => emitSteps(steps, inner, emission));
    case "commit":
      return emitCommit(step, env, emission);
    case "regexp": {
      const name = emitRegExpRoute(step.route, emission, env.answerOf(step.route));
      return emitCall(`${name}(path)`, env);
    }
  }
}

function emitBranch(branch: Branch, env: Env, emission: Emission): readonly Doc[] {
  const least = leastOfBranch(branch);
  if (env.least >= least) return emitKnownBranch(branch, env, emission);
  const inner = { ...env, least, scope: env.scope.open() };
  const isLong = compare("path.length", ">=", placeText(after(env.at, least)));
  if (branch.kind === "switch") return [ifBlock([isLong], emitKnownBranch(branch, inner, emission))];
  const terms = textTerms(env.at, branch.text, [...branch.seen, ...env.seen], false);
  return [ifBlock([isLong, ...terms], emitText(branch, inner, emission))];
}

function emitKnownBranch(branch: Branch, env: Env, emission: Emission): readonly Doc[] {
  if (branch.kind === "text") {
    const terms = textTerms(env.at, branch.text, [...branch.seen, ...env.seen], false);
    const scope = terms.length === 0 ? env.scope : env.scope.open();
    return inBlock(terms, emitText(branch, { ...env, scope }, emission));
  }
  const bodies = branch.cases.map(({ branch: inner }) =>
    emitBranch(inner, { ...env, scope: env.scope.open() }, emission),
  );
  const words = branch.cases.map(({ char, branch: inner }) =>
    inner.kind === "text" ? inner.text : String.fromCharCode(char),
  );
  foldLongest(bodies, words, env, emission);
  return [
    block(
      `switch (path.charCodeAt(${placeText(after(env.at, branch.offset))}))`,
      branch.cases.map(({ char }, at) => caseOf(char, bodies[at]!, charComment(char))),
    ),
  ];
}

function emitWordsStep(step: Step & { kind: "words" }, env: Env, emission: Emission): readonly Doc[] {
  const least = leastOf([step]);
  const isLong = env.least >= least ? [] : [compare("path.length", ">=", placeText(after(env.at, least)))];
  // Its last character is looked at in any case, before words are.
  const proved = provedApart(step);
  const later = Array.from(step.prefix, (_, at) => at).slice(proved, -1);
  const terms = [...isLong, ...textTerms(env.at, step.prefix, [...env.seen, ...later], false)];
  const lookup = emitWords(step, env, emission, emitSteps);
  const scope = terms.length === 0 ? env.scope : env.scope.open();
  return inBlock(terms, emitCall(lookup, { ...env, scope }));
}

function emitText(branch: Branch & { kind: "text" }, env: Env, emission: Emission): readonly Doc[] {
  const at = after(env.at, branch.text.length);
  const inner = { ...env, at, seen: [], least: Math.max(0, env.least - branch.text.length) };
  return fold(emitSteps(branch.next, inner, emission), `under ${branch.text}`, inner, emission);
}

const inBlock = (terms: readonly Doc[], body: readonly Doc[]): readonly Doc[] =>
  terms.length === 0 ? body : [ifBlock(terms, body)];

function emitScan(
  step: ScanStep,
  env: Env,
  emission: Emission,
  { before, hasHeir, note }: Siblings,
): readonly Doc[] {
  const { scan, capture, next } = step;
  const { at: start } = env;
  const go = (terms: readonly Doc[], end: Place, seen: readonly number[] = [], least = 0, value?: string) => {
    const captured = [...env.captured, { capture, start, end, ...(value !== undefined && { value }) }];
    const scope = terms.length === 0 ? env.scope : env.scope.open();
    const inner = { ...env, at: end, captured, seen, least, scope };
    return inBlock(terms, fold(emitSteps(next, inner, emission), `after ${capture.name}`, inner, emission));
  };
  if (scan.kind === "shape") {
    const size = scan.sets.length;
    const isLong = env.least >= size ? [] : [compare("path.length", ">=", placeText(after(start, size)))];
    const isShape = emission.scanners.isShape(scan, wordOf(step), placeText(start));
    return go([...isLong, isShape], after(start, size), [], Math.max(0, env.least - size));
  }
  const ender = scan.min <= 1 && scan.max === Infinity ? enderOf(scan.set) : undefined;
  if (ender !== undefined && next.every(isEnd)) {
    const isLong = env.least >= scan.min ? [] : [`path.length > ${placeText(start)}`];
    const hasNone = `path.indexOf(${quoted(ender)}, ${placeText(start)}) === -1`;
    return go([...isLong, hasNone], pathEnd);
  }
  const end = env.scope.claim(`${capture.name}End`);
  const place = { name: end, offset: 0 };
  const untried = before.map((one) => isUntried(one, end));
  if (ender !== undefined && next.every(goesOnWith(ender))) {
    const isThere = scan.min === 1 ? `${end} > ${placeText(start)}` : `${end} !== -1`;
    const found = call("path.indexOf", [quoted(ender), placeText(start)]);
    note({ scan, end });
    return [declare(end, found), ...go([isThere, ...untried], place, [0], 1)];
  }
  if (isInt(capture)) {
    const value = env.scope.claim(capture.name);
    const isThere = lengthTerms(scan, start, end);
    note({ scan, end, value });
    // A number that is too large is left to the params that fail alike.
    const isSafe = hasHeir ? [`${value} <= Number.MAX_SAFE_INTEGER`] : [];
    const terms = [...isThere, ...isSafe, ...untried];
    return [...emitNumber(value, end, start, env), ...go(terms, place, [], 0, value)];
  }
  note({ scan, end });
  const isThere = lengthTerms(scan, start, end);
  // What does not end with the path ends before its ender.
  const seen = ender !== undefined && next.every(endsOrGoesOnWith(ender)) ? [0] : [];
  return [
    declare(end, endOf(scan.set, wordOf(step), start, emission)),
    ...go([...isThere, ...untried], place, seen),
  ];
}

/** What stands behind a param was tried if another one, before it, ended at the same place. */
const isUntried = ({ end, value }: Tried, own: string): string =>
  value === undefined ? `${own} !== ${end}` : `(${own} !== ${end} || ${value} > Number.MAX_SAFE_INTEGER)`;

/** Reads the digits of an `<int>`, and its value with them. */
function emitNumber(value: string, end: string, start: Place, { scope }: Env): readonly Doc[] {
  const digit = scope.open().claim("digit");
  return [
    `let ${value} = 0;`,
    `let ${end} = ${placeText(start)};`,
    block(`while (${end} < path.length)`, [
      `const ${digit} = path.charCodeAt(${end}) - 48;`,
      ifBlock([`${digit} < 0 || ${digit} > 9`], ["break;"]),
      `${value} = ${value} * 10 + ${digit};`,
      `${end}++;`,
    ]),
  ];
}

function emitCommit(step: Step & { kind: "commit" }, env: Env, emission: Emission): readonly Doc[] {
  const captured = [...env.captured];
  const statements: { readonly statement: Doc; readonly condition: string }[] = [];
  for (const { at, capture } of step.captures) {
    if (!isParsed(capture)) continue;
    const value = env.scope.claim(capture.name);
    const parse = call(`${emission.converter(capture.converter!)}.parse`, [textOf(captured[at]!)]);
    captured[at] = { ...captured[at]!, capture, value };
    statements.push({ statement: declare(value, parse), condition: `${value} !== undefined` });
  }
  let body = emitSteps(step.next, { ...env, captured, scope: env.scope.open() }, emission);
  for (const { statement, condition } of statements.reverse()) {
    body = [statement, ifBlock([condition], body)];
  }
  return body;
}
