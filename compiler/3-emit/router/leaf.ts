import type { Capture, Leaf } from "../../ir/decision.ts";
import type { FlatRoute, ParamSource } from "../../ir/route.ts";
import { declare, ifBlock, objectOf } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { paramProperties } from "./params.ts";
import { type Captured, type Emission, type Env, isPathEnd, placeText } from "./place.ts";

/** A pattern as a comment can hold it. */
export const patternComment = (text: string): string =>
  `// ${text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`) || '""'}`.trimEnd();

/** True for a capture of the built-in `<int>`. */
export const isInt = ({ converter }: Capture) =>
  converter !== undefined && converter.module === undefined && converter.name === "int";

/** True for a capture whose value only the project's converter knows. */
export const isParsed = ({ converter }: Capture): boolean =>
  converter?.module !== undefined && (converter.hasParse || converter.mayReject || converter.mayThrow);

/** True for a capture that another value hides. */
export const isHidden = (flat: FlatRoute, capture: Capture) =>
  !flat.params.some(({ sources }) =>
    sources.some((source) => source.kind === "capture" && isSame(capture, source)),
  );

const isSame = (capture: Capture, source: ParamSource & { kind: "capture" }) =>
  capture.stage === source.stage && capture.part === source.part && capture.group === source.group;

/** The text of a capture. */
export const textOf = ({ start, end }: Captured): Doc =>
  call("path.slice", isPathEnd(end) ? [placeText(start)] : [placeText(start), placeText(end)]);

/** What the match of a route says: one text for two leaves whose matches are made by the same code. */
export function leafShape({ params }: FlatRoute, leaf: Leaf): string {
  const places = params.map(({ name, isOptional, sources }) => [
    name,
    isOptional,
    sources.map((source) =>
      source.kind === "extra"
        ? ["extra", source.kwarg.value]
        : [leaf.captures.findIndex((capture) => isSame(capture, source)), source.isOptional],
    ),
  ]);
  const converters = leaf.captures.map(({ converter }) => [
    converter?.name,
    converter?.module?.specifier,
    converter?.exportName,
  ]);
  return JSON.stringify([places, converters]);
}

/** The statements that answer with a route; they fall through where a converter refuses. */
export function emitLeaf(
  leaf: Leaf,
  env: Env,
  emission: Emission,
  answer = env.answerOf(leaf.route),
): readonly Doc[] {
  const flat = emission.routes[leaf.route]!;
  const { scope } = env;
  const values = new Map<Capture, Doc>();
  const steps: { readonly statement: Doc; readonly condition: string }[] = [];
  const numbers: { readonly statement?: Doc; readonly condition: string }[] = [];
  leaf.captures.forEach((capture, at) => {
    const captured = env.captured[at]!;
    // A run of digits may be an <int> of one route and something else of another.
    if (captured.value !== undefined && isInt(captured.capture) === isInt(capture)) {
      values.set(capture, captured.value);
      if (isInt(capture) && !isHidden(flat, capture))
        numbers.push({ condition: `${captured.value} <= Number.MAX_SAFE_INTEGER` });
    } else if (isInt(capture)) {
      if (isHidden(flat, capture)) return;
      const name = scope.claim(capture.name);
      const number = emission.scanners.numberAt(placeText(captured.start), placeText(captured.end));
      numbers.push({ statement: declare(name, number), condition: `${name} >= 0` });
      values.set(capture, name);
    } else if (isParsed(capture)) {
      const name = scope.claim(capture.name);
      const parse = call(`${emission.converter(capture.converter!)}.parse`, [textOf(captured)]);
      steps.push({ statement: declare(name, parse), condition: `${name} !== undefined` });
      values.set(capture, name);
    } else if (!isHidden(flat, capture)) values.set(capture, textOf(captured));
  });
  const properties = paramProperties(flat, (source) => {
    const capture = leaf.captures.find((found) => isSame(found, source));
    return (capture && values.get(capture)) ?? "undefined";
  });
  const isConstant = flat.params.every(({ sources }) => sources[0]?.kind === "extra");
  const match = isConstant
    ? `return ${answer};`
    : [
        "return ",
        objectOf([`view: ${answer}.view`, ["params: ", objectOf(properties)], `route: ${answer}.route`]),
        ";",
      ];
  let body: readonly Doc[] = [match];
  for (const { statement, condition } of [...steps, ...numbers].reverse()) {
    body = [...(statement === undefined ? [] : [statement]), ifBlock([condition], body)];
  }
  return [patternComment(flat.pattern), ...body];
}
