import type { Capture } from "../../ir/decision.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import type { Doc } from "../layout.ts";
import type { Scanners } from "./scanners.ts";
import type { Scope } from "../scope.ts";

/** A position in the path: a constant, or a variable and a distance from it. */
export interface Place {
  readonly name?: string;
  readonly offset: number;
}

/** The position, as an expression. */
export const placeText = ({ name, offset }: Place): string => {
  if (name === undefined) return String(offset);
  return offset === 0 ? name : offset > 0 ? `${name} + ${offset}` : `${name} - ${-offset}`;
};

/** The end of the path, as a position. */
export const pathEnd: Place = { name: "path.length", offset: 0 };

/** True for the end of the path. */
export const isPathEnd = ({ name, offset }: Place): boolean => name === pathEnd.name && offset === 0;

/** The position some characters further on. */
export const after = (place: Place, distance: number): Place => ({
  ...place,
  offset: place.offset + distance,
});

/** What was captured on the way. */
export interface Captured {
  readonly capture: Capture;
  readonly start: Place;
  readonly end: Place;
  /** The variable of its value, where a converter has spoken already. */
  readonly value?: string;
}

/** What is known where some steps begin. */
export interface Env {
  readonly at: Place;
  readonly captured: readonly Captured[];
  /** Offsets from `at` whose characters have been seen. */
  readonly seen: readonly number[];
  /** The path has at least this many characters from `at` on. */
  readonly least: number;
  readonly scope: Scope;
  /** Where the stretch ends whose ways are tried, and the variables that tell where runs before its end begin. */
  readonly stop?: Place;
  readonly starts?: ReadonlyMap<string, string>;
  /** Nothing is tried behind these steps: a call may answer for the whole function. */
  readonly isLast: boolean;
  /** The variable that holds the constants of routes, where steps are shared by several sets of routes. */
  readonly routes?: string;
  /** What stands for the constant of a route, where steps are shared by several routes. */
  readonly answerOf: (route: number) => string;
}

/** What the code of one router shares. */
export interface Emission {
  readonly routes: readonly FlatRoute[];
  /** Scope of the module. */
  readonly scope: Scope;
  readonly scanners: Scanners;
  readonly converter: (def: ConverterDef) => string;
  /** Functions and constants that stand above `resolve`. */
  readonly above: Doc[];
  /** Which declarations they need besides. */
  readonly support: Set<"words" | "statics" | "splits">;
}
