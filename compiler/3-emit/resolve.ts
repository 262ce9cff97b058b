import type { DecisionTree } from "../ir/decision.ts";
import type { FlatRoute, ParamSource, Stage } from "../ir/route.ts";
import type { ConverterDef } from "../ir/urlconf.ts";
import { paramsLiteral } from "./params.ts";
import { regExpLiteral, stagePattern } from "./regexp.ts";
import type { Scope } from "./scope.ts";
import { camelCase } from "./words.ts";

/** What the code of `resolve` refers to. */
export interface ResolveContext {
  readonly routes: readonly FlatRoute[];
  /** The constant of each route, by index. */
  readonly answers: readonly string[];
  readonly scope: Scope;
  readonly converter: (def: ConverterDef) => string;
}

const needsParse = (converter: ConverterDef) =>
  converter.module === undefined
    ? converter.name === "int"
    : converter.hasParse || converter.mayReject || converter.mayThrow;

/** `function resolve` and what stands above it. */
export function emitResolve(tree: DecisionTree, context: ResolveContext): string {
  const above: string[] = [];
  const body = tree.steps.map(({ route }) => {
    const flat = context.routes[route] as FlatRoute;
    const name = context.scope.claim(camelCase(`match ${context.answers[route]}`));
    above.push(emitRegExpRoute(flat, name, context));
    return `found = ${name}(path); if (found !== null) return found;`;
  });
  return `${above.join("\n")}
function resolve(path: string): ResolverMatch | null {
  if (path.charCodeAt(0) !== 47) return null;
  let found: ResolverMatch | null = null;
  ${body.join("\n")}
  return found;
}`;
}

/** A function that tries one route by regular expressions: each stage takes what it can and is never re-tried. */
function emitRegExpRoute(flat: FlatRoute, name: string, context: ResolveContext): string {
  const inner = context.scope.open();
  for (const used of ["path", "rest"]) inner.claim(used);
  const above: string[] = [];
  const lines: string[] = [];
  const names = new Map<string, string>();
  const keyOf = ({ stage, part, group }: ParamSource & { kind: "capture" }) =>
    `${stage}/${part}/${group ?? ""}`;
  const captures = flat.params.flatMap(({ sources }) =>
    sources.filter((source) => source.kind === "capture"),
  );
  flat.stages.forEach((stage: Stage, at) => {
    const isLast = at === flat.stages.length - 1;
    const pattern = stagePattern(stage, isLast);
    const regexp = context.scope.claim(camelCase(`pattern of ${name} ${at === 0 ? "" : at + 1}`));
    above.push(`const ${regexp} = ${regExpLiteral(pattern.source, pattern.flags)};`);
    const match = inner.claim(at === 0 ? "match" : `match${at + 1}`);
    const text = at === 0 ? "path.slice(1)" : "rest";
    lines.push(`const ${match} = ${regexp}.exec(${text});`, `if (${match} === null) return null;`);
    stage.parts.forEach((part, index) => {
      if (part.kind !== "param") return;
      const isUsed = captures.some((capture) => capture.stage === at && capture.part === index);
      const raw = `${match}[${pattern.byPart.get(index)}]!`;
      const parses = needsParse(part.converter);
      if (!isUsed && (!parses || part.converter.module === undefined)) return;
      const value = inner.claim(part.name);
      names.set(`${at}/${index}/`, value);
      if (!parses) {
        lines.push(`const ${value} = ${raw};`);
      } else if (part.converter.module === undefined) {
        lines.push(
          `const ${value} = Number(${raw});`,
          `if (${value} > Number.MAX_SAFE_INTEGER) return null;`,
        );
      } else {
        lines.push(
          `const ${value} = ${context.converter(part.converter)}.parse(${raw});`,
          `if (${value} === undefined) return null;`,
        );
      }
    });
    for (const capture of captures) {
      if (capture.stage !== at || capture.group === undefined || names.has(keyOf(capture))) continue;
      const value = inner.claim(capture.group);
      names.set(keyOf(capture), value);
      const bang = capture.isOptional ? "" : "!";
      lines.push(`const ${value} = ${match}[${pattern.byName.get(capture.group)}]${bang};`);
    }
    if (!isLast) {
      const taken = stage.parts.some(({ kind }) => kind === "regexp") ? `${match}.index + ` : "";
      lines.push(`${at === 0 ? "let rest" : "rest"} = ${text}.slice(${taken}${match}[0].length);`);
    }
  });
  const answer = context.answers[flat.index];
  const params = paramsLiteral(flat, (source) => names.get(keyOf(source)) ?? "undefined");
  lines.push(
    flat.params.length === 0
      ? `return ${answer};`
      : `return { view: ${answer}.view, params: ${params}, route: ${answer}.route };`,
  );
  return `${above.join("\n")}
/** \`${flat.pattern.replaceAll("*/", "*\\/").replaceAll("\n", "\\n")}\` */
function ${name}(path: string): ResolverMatch | null {
  ${lines.join("\n  ")}
}
`;
}
