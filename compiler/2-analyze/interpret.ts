/**
 * The specification of resolving: route after route, as Django does it, with one regular expression a level.
 *
 * An include's prefix is matched once and keeps what it took; its converters run before the routes below are tried. A refused
 * text means that the route does not match; it is never split again. What a converter throws propagates.
 *
 *     path("i/<int:a>", include([path("5/", …)]))   "/i/125/": the prefix takes "i/125", what is left is "/", no match
 *
 * The one deviation: a route that would give its view an `<int>` that no JavaScript number holds does not match, after all.
 */
import { builtInConverters, type Converter } from "../../runtime/converters.ts";
import type { IncludeNode, Route, RouteNode, RoutePart, RouteTree, ViewNode } from "../ir/route.ts";
import { beginningOf, countGroups, levelRegExp } from "./level-regexp.ts";

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

/** One value for a param; an uncertain one (of an optional group) might have been absent. */
interface Capture {
  readonly name: string;
  readonly value: unknown;
  readonly isCertain: boolean;
  /** Of an `<int>` beyond the safe integers: the route does not match, unless another value hides this one from the view. */
  readonly refusal?: Outcome;
}

interface Entry {
  readonly outcome: Outcome;
  readonly captures: readonly Capture[];
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
    outer: readonly Capture[],
  ): Match | undefined => {
    for (const node of nodes) {
      const found = levelRegExp(node.route, node.kind === "view").exec(text);
      if (found === null) {
        // Told when asked for: it takes more regular expressions than the match.
        tried.push({
          node,
          includes,
          text,
          get outcome() {
            return explain(node.route, text);
          },
        });
        continue;
      }
      const { outcome, captures, rest } = enter(node, text, found, parsers);
      const extras = node.kwargs.map(({ name, value }) => ({ name, value, isCertain: true }));
      const params = [...outer, ...captures, ...extras];
      const refusal = node.kind === "view" && outcome.kind === "matched" ? refusalIn(params) : undefined;
      tried.push({ node, includes, text, outcome: refusal ?? outcome });
      if (refusal) continue;
      if (node.kind === "view" && outcome.kind === "matched") {
        const entries = params.map(({ name, value }) => [name, value] as const);
        return { leaf: node, includes, params: Object.fromEntries(entries) };
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

/** The refusal of a value that no value after it hides for certain. */
function refusalIn(params: readonly Capture[]): Outcome | undefined {
  const isHidden = ({ name }: Capture, at: number) =>
    params.slice(at + 1).some((later) => later.isCertain && later.name === name);
  return params.find((param, at) => param.refusal && !isHidden(param, at))?.refusal;
}

/** What a level makes of its match: the whole text for a view, its beginning for an include. */
function enter(
  node: RouteNode,
  text: string,
  found: RegExpExecArray,
  parsers: ReadonlyMap<string, Pick<Converter, "parse">>,
): Entry {
  const rest = text.slice(found.index + found[0].length);
  const entered: Outcome = node.kind === "view" ? { kind: "matched" } : { kind: "entered", rest };
  if (node.route.kind === "regexp") {
    const groups = node.route.parts.flatMap((part) => (part.kind === "regexp" ? part.groups : []));
    const captures = groups.map(({ name, isOptional }) => ({
      name,
      value: found.groups?.[name],
      isCertain: !isOptional,
    }));
    return { outcome: entered, captures: captures.filter(({ value }) => value !== undefined), rest };
  }
  const captures: Capture[] = [];
  let group = 1;
  for (const part of node.route.parts) {
    if (part.kind !== "param") continue;
    const captured = found[group]!;
    group += 1 + countGroups(part.converter.regex);
    const parser = parsers.get(part.converter.name);
    const value = parser ? parser.parse(captured) : captured;
    const refusal: Outcome = { kind: "refused", part, text: captured };
    if (value !== undefined) captures.push({ name: part.name, value, isCertain: true });
    else if (isBuiltInInt(part)) captures.push({ name: part.name, value, isCertain: true, refusal });
    else return { outcome: refusal, captures: [], rest: text };
  }
  return { outcome: entered, captures, rest };
}

const isBuiltInInt = (part: RoutePart) =>
  part.kind === "param" && part.converter.name === "int" && part.converter.module === undefined;

/** How far a route that did not match got: the longest run of its parts that matches, and what it leaves. */
function explain(route: Route, text: string): Outcome {
  const [whole] = route.parts;
  if (whole?.kind === "regexp") return { kind: "failed", part: whole, rest: text };
  for (let count = route.parts.length; count >= 0; count--) {
    const found = beginningOf(route, count).exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length);
    const part = route.parts[count];
    return part ? { kind: "failed", part, rest } : { kind: "left-over", rest };
  }
  return { kind: "left-over", rest: text };
}
