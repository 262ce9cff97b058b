/**
 * The specification of resolving: route after route, as Django does it, with one regular expression a level.
 *
 * An include's prefix is matched once and keeps what it took; its converters run before the routes below are tried. A refused
 * text means that the route does not match; it is never split again. What a converter throws propagates.
 *
 *     path("i/<int:a>", include([path("5/", …)]))   "/i/125/": the prefix takes "i/125", what is left is "/", no match
 *
 * The one deviation: an `<int>` that no JavaScript number holds matches only where another value hides it from the view.
 */
import { builtInConverters, type Converter } from "../../runtime/converters.ts";
import type { IncludeNode, Route, RouteNode, RoutePart, RouteTree, ViewNode } from "../ir/route.ts";

/** How one route or include fared against the text that was left for it. */
export type Outcome =
  | { readonly kind: "matched" }
  /** An include whose prefix matched; its routes were tried on the rest, and are told next. */
  | { readonly kind: "entered"; readonly rest: string }
  /** A part found nothing that fits, after the parts before it had taken `text` up to `rest`. */
  | { readonly kind: "failed"; readonly part: RoutePart; readonly rest: string }
  /** All parts matched, and text was left over. */
  | { readonly kind: "left-over"; readonly rest: string }
  /** A converter refused the text that its own regex took. */
  | { readonly kind: "refused"; readonly part: RoutePart; readonly text: string };

/** One try of a route or an include. */
export interface Attempt {
  readonly node: RouteNode;
  /** The includes above it, outermost first. */
  readonly includes: readonly IncludeNode[];
  /** What the includes above had left to match. */
  readonly text: string;
  readonly outcome: Outcome;
}

/** The route that takes the path. */
export interface Match {
  readonly leaf: ViewNode;
  readonly includes: readonly IncludeNode[];
  /** As the view gets them; own keys only, in Django's order. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What became of a path: the match, if any, and everything tried, in order; the match is the last one tried. */
export interface Resolution {
  readonly match?: Match;
  readonly tried: readonly Attempt[];
}

type Captures = readonly (readonly [name: string, value: unknown])[];

interface Entry {
  readonly outcome: Outcome;
  readonly captures: Captures;
  readonly rest: string;
}

/**
 * Answers a path as Django's URLResolver does.
 * @param path percent-decoded, with its leading `/`
 * @param converters the project's own, by name; one that is missing gives the text itself
 */
export function interpret(
  tree: RouteTree,
  path: string,
  converters: ReadonlyMap<string, Pick<Converter, "parse">> = new Map(),
): Resolution {
  const tried: Attempt[] = [];
  const parsers = new Map<string, Pick<Converter, "parse">>([
    ...Object.entries(builtInConverters),
    ...converters,
  ]);

  const visit = (
    nodes: readonly RouteNode[],
    text: string,
    includes: readonly IncludeNode[],
    outer: Captures,
  ): Match | undefined => {
    for (const node of nodes) {
      const { outcome, captures, rest } = enter(node, text, parsers);
      tried.push({ node, includes, text, outcome });
      const extras = node.kwargs.map(({ name, value }) => [name, value] as const);
      const params = [...outer, ...captures, ...extras];
      if (node.kind === "view" && outcome.kind === "matched") {
        const merged = Object.fromEntries(params);
        const unsafe = Object.values(merged).find((value) => value instanceof UnsafeInt);
        if (unsafe === undefined) return { leaf: node, includes, params: merged };
        tried.splice(-1, 1, { node, includes, text, outcome: unsafe.outcome });
      }
      if (node.kind === "include" && outcome.kind === "entered") {
        const match = visit(node.children, rest, [...includes, node], params);
        if (match) return match;
      }
    }
    return undefined;
  };

  const match = path.startsWith("/") ? visit(tree.children, path.slice(1), [], []) : undefined;
  return { ...(match && { match }), tried };
}

/** Stands for an `<int>` beyond the safe integers until it is known whether the view would get it. */
class UnsafeInt {
  readonly outcome: Outcome;

  constructor(part: RoutePart, text: string) {
    this.outcome = { kind: "refused", part, text };
  }
}

/** Matches one level: the whole text for a view, its beginning for an include. */
function enter(node: RouteNode, text: string, parsers: ReadonlyMap<string, Pick<Converter, "parse">>): Entry {
  const isEndpoint = node.kind === "view";
  const found = regExpOf(node.route, isEndpoint).exec(text);
  if (found === null) return { outcome: explain(node.route, text), captures: [], rest: text };
  const rest = text.slice(found.index + found[0].length);
  const entered: Outcome = isEndpoint ? { kind: "matched" } : { kind: "entered", rest };
  if (node.route.kind === "regexp") {
    const captures = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined);
    return { outcome: entered, captures, rest };
  }
  const captures: (readonly [string, unknown])[] = [];
  let group = 1;
  for (const part of node.route.parts) {
    if (part.kind !== "param") continue;
    const captured = found[group]!;
    group += 1 + countGroups(part.converter.regex);
    const parser = parsers.get(part.converter.name);
    const value = parser ? parser.parse(captured) : captured;
    const isInt = part.converter.name === "int" && part.converter.module === undefined;
    if (value === undefined && !isInt)
      return { outcome: { kind: "refused", part, text: captured }, captures: [], rest: text };
    captures.push([part.name, value ?? new UnsafeInt(part, captured)]);
  }
  return { outcome: entered, captures, rest };
}

/** The regular expression that Django would match a level with. */
const regExpOf = (route: Route, isEndpoint: boolean): RegExp =>
  compileOnce(route, isEndpoint ? "endpoint" : "include", () => compileRoute(route, isEndpoint));

const compiled = new WeakMap<Route, Map<string | number, RegExp>>();

function compileOnce(route: Route, key: string | number, compile: () => RegExp): RegExp {
  let forms = compiled.get(route);
  if (forms === undefined) compiled.set(route, (forms = new Map()));
  let regExp = forms.get(key);
  if (regExp === undefined) forms.set(key, (regExp = compile()));
  return regExp;
}

function compileRoute(route: Route, isEndpoint: boolean): RegExp {
  const [part] = route.parts;
  if (part?.kind !== "regexp")
    return new RegExp(`^${route.parts.map(sourceOf).join("")}${isEndpoint ? "$" : ""}`, "u");
  // Django: fullmatch() for an endpoint whose pattern ends with "$", else search().
  const isWhole = isEndpoint && part.source.endsWith("$");
  return new RegExp(isWhole ? `^(?:${part.source})$` : part.source, part.flags);
}

function sourceOf(part: RoutePart): string {
  if (part.kind === "param") return `(${part.converter.regex})`;
  return part.kind === "literal" ? part.text.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&") : part.source;
}

const groupCounts = new Map<string, number>();

function countGroups(regex: string): number {
  let count = groupCounts.get(regex);
  if (count === undefined)
    groupCounts.set(regex, (count = new RegExp(`${regex}|`, "u").exec("")!.length - 1));
  return count;
}

/** How far a route that did not match got: the longest run of its parts that matches, and what it leaves. */
function explain(route: Route, text: string): Outcome {
  const [whole] = route.parts;
  if (whole?.kind === "regexp") return { kind: "failed", part: whole, rest: text };
  for (let count = route.parts.length; count >= 0; count--) {
    const beginning = compileOnce(route, count, () => beginningOf(route, count));
    const found = beginning.exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length);
    const part = route.parts[count];
    return part ? { kind: "failed", part, rest } : { kind: "left-over", rest };
  }
  return { kind: "left-over", rest: text };
}

const beginningOf = (route: Route, count: number) =>
  new RegExp(`^${route.parts.slice(0, count).map(sourceOf).join("")}`, "u");
