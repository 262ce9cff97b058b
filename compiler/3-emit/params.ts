import type { FlatRoute, Param, ParamSource } from "../ir/route.ts";
import { property, valueLiteral } from "./words.ts";

/** What a captured param is called in the code: its value, or undefined while it took no part. */
export type CaptureName = (source: ParamSource & { kind: "capture" }) => string;

function valueOf({ sources }: Param, nameOf: CaptureName): string {
  return sources
    .map((source) => (source.kind === "extra" ? valueLiteral(source.kwarg.value) : nameOf(source)))
    .join(" ?? ");
}

/** The object literal of a match's params: own keys only, a param that took no part is absent. */
export function paramsLiteral({ params }: FlatRoute, nameOf: CaptureName): string {
  const entries = params.map((param) => {
    const value = valueOf(param, nameOf);
    const entry = property(param.name, value);
    const test = param.sources.length > 1 ? `(${value})` : value;
    return param.isOptional ? `...(${test} === undefined ? undefined : { ${entry} })` : entry;
  });
  return entries.length === 0 ? "none" : `{ ${entries.join(", ")} }`;
}
