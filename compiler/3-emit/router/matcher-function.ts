import { block, hardline } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { endsWithReturn } from "./tails.ts";

/** A function of the matcher: its steps, then the miss. */
export const matcherFunction = (name: string, params: readonly string[], body: readonly Doc[]): Doc => [
  block(
    [call(`function ${name}`, params), ": ResolverMatch | null"],
    endsWithReturn(body) ? body : [...body, "return null;"],
  ),
  hardline,
];
