import type { CodeDoc } from "../define.ts";
import * as includes from "./includes.ts";
import * as reachability from "./reachability.ts";
import * as reading from "./reading.ts";
import * as reverse from "./reverse.ts";
import * as routes from "./routes.ts";
import * as views from "./views.ts";

/** The page of every code there is, by code. */
export const catalogue: ReadonlyMap<string, CodeDoc> = new Map(
  [reading, routes, includes, reachability, reverse, views]
    .flatMap((family) => Object.values(family))
    .flatMap((code) => (typeof code === "function" && "doc" in code ? [code.doc] : []))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((doc) => [doc.code, doc]),
);

/** Codes that are no more, each with the one that says it now. Their numbers are never used again. */
export const retired: ReadonlyMap<string, string> = new Map([["URLC2030", "URLC1053"]]);
