import type { FlatRoute, Param, ParamSource } from "../ir/route.ts";
import type { Doc } from "./layout.ts";
import { property, valueLiteral } from "./words.ts";

/** What a captured param is called in the code: its value, or undefined while it took no part. */
export type CaptureName = (source: ParamSource & { kind: "capture" }) => string;

function valueOf({ sources }: Param, nameOf: CaptureName): string {
  return sources
    .map((source) => (source.kind === "extra" ? valueLiteral(source.kwarg.value) : nameOf(source)))
    .join(" ?? ");
}

/** The properties of a match's params: own keys only, a param that took no part is absent. */
export function paramProperties({ params }: FlatRoute, nameOf: CaptureName): readonly Doc[] {
  return params.map((param) => {
    const value = valueOf(param, nameOf);
    const entry = property(param.name, value);
    const test = param.sources.length > 1 ? `(${value})` : value;
    return param.isOptional ? `...(${test} === undefined ? undefined : { ${entry} })` : entry;
  });
}
