import type { Route, RoutePart } from "../ir/route.ts";

const compiled = new WeakMap<Route, Map<string | number, RegExp>>();
const groupCounts = new Map<string, number>();

/** The regular expression that Django would match one level with; each param is a group of its own, holding its converter's. */
export const levelRegExp = (route: Route, isEndpoint: boolean): RegExp =>
  compileOnce(route, isEndpoint ? "endpoint" : "include", () => compileRoute(route, isEndpoint));

/** The same of the first parts of a route, with any end. */
export const beginningOf = (route: Route, count: number): RegExp =>
  compileOnce(route, count, () => new RegExp(`^${route.parts.slice(0, count).map(sourceOf).join("")}`, "u"));

/** How many groups the regex of a converter has of its own. */
export function countGroups(regex: string): number {
  let count = groupCounts.get(regex);
  if (count === undefined)
    groupCounts.set(regex, (count = new RegExp(`${regex}|`, "u").exec("")!.length - 1));
  return count;
}

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
