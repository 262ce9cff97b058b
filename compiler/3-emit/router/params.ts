import type { FlatRoute, Param, ParamSource } from "../../ir/route.ts";
import { join } from "./code.ts";
import { type Doc } from "../layout.ts";
import { keyOf, valueLiteral } from "../words.ts";

/** What a captured param is called in the code: its value, or undefined while it took no part. */
export type CaptureName = (source: ParamSource & { kind: "capture" }) => Doc;

const valueOf = ({ sources }: Param, nameOf: CaptureName): readonly Doc[] =>
  sources.map((source) => (source.kind === "extra" ? valueLiteral(source.kwarg.value) : nameOf(source)));

/** The properties of a match's params: own keys only, a param that took no part is absent. */
export function paramProperties({ params }: FlatRoute, nameOf: CaptureName): readonly Doc[] {
  return params.map((param): Doc => {
    const values = valueOf(param, nameOf);
    const key = keyOf(param.name);
    const value = join(" ?? ", values);
    const entry = values.length === 1 && values[0] === key ? key : [`${key}: `, value];
    const tested = values.length === 1 ? value : ["(", value, ")"];
    return param.isOptional ? ["...(", tested, " === undefined ? undefined : { ", entry, " })"] : entry;
  });
}
