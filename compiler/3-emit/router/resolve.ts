import type { DecisionTree } from "../../ir/decision.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { type Doc } from "../layout.ts";
import type { Emission, Env } from "./place.ts";
import { splitsSupport } from "./ends-table.ts";
import { createScanners } from "./scanners.ts";
import type { Scope } from "../scope.ts";
import { emitStatics, staticsSupport } from "./statics.ts";
import { wordsSupport } from "./word-table.ts";
import { matcherFunction } from "./matcher-function.ts";
import { emitSteps } from "./steps.ts";

/** What the code of `resolve` refers to. */
export interface ResolveContext {
  readonly routes: readonly FlatRoute[];
  /** The constant of each route, by index. */
  readonly answers: readonly string[];
  readonly scope: Scope;
  readonly converter: (def: ConverterDef) => string;
}

/** `function resolve` behind what stands above it. */
export function emitResolve(
  tree: DecisionTree,
  { routes, answers, scope, converter }: ResolveContext,
): readonly Doc[] {
  const above: Doc[] = [];
  const scanners = createScanners(scope);
  const emission: Emission = { routes, scope, scanners, converter, above, support: new Set() };
  const inner = scope.openFunction();
  inner.claim("path");
  const env: Env = {
    at: { offset: 0 },
    captured: [],
    seen: [],
    least: 0,
    scope: inner,
    isLast: true,
    answerOf: (route) => answers[route]!,
  };
  const body = [...emitStatics(tree, env, emission), ...emitSteps(tree.steps, env, emission)];
  const resolve = matcherFunction("resolve", ["path: string"], body);
  const support = [
    ...(emission.support.has("words") ? [wordsSupport] : []),
    ...(emission.support.has("statics") ? [staticsSupport] : []),
    ...(emission.support.has("splits") ? [splitsSupport] : []),
  ];
  return [...support, ...scanners.declarations(), ...above, resolve];
}
