import type { FlatRoute, ParamSource, Stage } from "../../ir/route.ts";
import { assign, block, declare, hardline, objectOf } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { isParsed, patternComment } from "./leaf.ts";
import { paramProperties } from "./params.ts";
import type { Emission } from "./place.ts";
import { regExpLiteral, stagePattern } from "./regexp.ts";
import { camelCase } from "../words.ts";

type CaptureSource = ParamSource & { readonly kind: "capture" };
const keyOf = ({ stage, part, group }: CaptureSource) => `${stage}/${part}/${group ?? ""}`;

/** Writes a function that tries one route by regular expressions: each stage takes what it can and is never re-tried. */
export function emitRegExpRoute(route: number, emission: Emission, answer: string): string {
  const flat = emission.routes[route]!;
  const name = emission.scope.claim(camelCase(`match ${answer}`));
  const scope = emission.scope.openFunction();
  for (const used of ["path", "rest"]) scope.claim(used);
  const body: Doc[] = [];
  /** The size of a number is looked at last: a converter further right may throw. */
  const checks: Doc[] = [];
  const values = new Map<string, string>();
  const captures = flat.params.flatMap(({ sources }) =>
    sources.filter((source) => source.kind === "capture"),
  );
  flat.stages.forEach((stage: Stage, at) => {
    const isLast = at === flat.stages.length - 1;
    const pattern = stagePattern(stage, isLast);
    const constant = emission.scope.claim(camelCase(`${answer} pattern`));
    emission.above.push(assign(`const ${constant}`, regExpLiteral(pattern.source, pattern.flags)));
    const match = scope.claim("match");
    body.push(
      `const ${match} = ${constant}.exec(${at === 0 ? "path.slice(1)" : "rest"});`,
      `if (${match} === null) return null;`,
    );
    const bind = (key: string, wanted: string, value: Doc) => {
      const name = scope.claim(wanted);
      values.set(key, name);
      body.push(declare(name, value));
      return name;
    };
    stage.parts.forEach((part, index) => {
      if (part.kind !== "param") return;
      const { converter, name: wanted } = part;
      const key = `${at}/${index}/`;
      const text = `${match}[${pattern.byPart.get(index)}]!`;
      const isUsed = captures.some((capture) => keyOf(capture) === key);
      if (converter.module === undefined && converter.name === "int") {
        if (!isUsed) return;
        const value = bind(key, wanted, `Number(${text})`);
        checks.push(`if (${value} > Number.MAX_SAFE_INTEGER) return null;`);
      } else if (isParsed({ stage: at, part: index, converter, name: wanted })) {
        const value = bind(key, wanted, call(`${emission.converter(converter)}.parse`, [text]));
        body.push(`if (${value} === undefined) return null;`);
      } else if (isUsed) bind(key, wanted, text);
    });
    for (const capture of captures) {
      if (capture.stage !== at || capture.group === undefined || values.has(keyOf(capture))) continue;
      bind(
        keyOf(capture),
        capture.group,
        `${match}[${pattern.byName.get(capture.group)}]${capture.isOptional ? "" : "!"}`,
      );
    }
    if (isLast) return;
    const from = stage.parts.some(({ kind }) => kind === "regexp") ? `${match}.index + ` : "";
    const rest = call(`${match}.input.slice`, [`${from}${match}[0].length`]);
    body.push([`${at === 0 ? (flat.stages.length > 2 ? "let " : "const ") : ""}rest = `, rest, ";"]);
  });
  body.push(...checks, matchOf(flat, answer, values));
  emission.above.push([
    patternComment(flat.pattern),
    hardline,
    block(`function ${name}(path: string): ResolverMatch | null`, body),
    hardline,
  ]);
  return name;
}

function matchOf(flat: FlatRoute, answer: string, values: ReadonlyMap<string, string>): Doc {
  if (flat.params.every(({ sources }) => sources[0]?.kind === "extra")) return `return ${answer};`;
  const properties = paramProperties(flat, (source) => values.get(keyOf(source)) ?? "undefined");
  return [
    "return ",
    objectOf([`view: ${answer}.view`, ["params: ", objectOf(properties)], `route: ${answer}.route`]),
    ";",
  ];
}
