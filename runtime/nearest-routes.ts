import type { RouteInfo } from "./router.ts";

/** Fewest insertions, deletions and replacements of characters that make one text of the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let at = 1; at <= to.length; at++) {
      const replaced = (row[at - 1] as number) + (from[line - 1] === to[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] as number) + 1, (next[at - 1] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

/** How far a path is from a route, segment by segment; a segment with a parameter is near to any text. */
function distanceToRoute(segments: readonly string[], pattern: string): number {
  const wanted = pattern.split("/");
  if (wanted.length !== segments.length) return Infinity;
  return wanted.reduce((sum, one, at) => {
    const given = segments[at] as string;
    if (one.includes("<")) return sum + (given === "" ? 2 : 0.5);
    return sum + distance(one.toLowerCase(), given.toLowerCase());
  }, 0);
}

/**
 * The routes somebody may have meant by a path that none takes: at most three, nearest first.
 * @param path with its leading `/`; a missing slash at its end counts for nothing
 */
export function nearestRoutes(path: string, routes: readonly RouteInfo[]): readonly RouteInfo[] {
  const bare = path.slice(1, 200).replace(/\/?$/, "/");
  const most = Math.max(2, bare.length / 4);
  return routes
    .map((route) => ({ route, far: distanceToRoute(bare.split("/"), route.pattern.replace(/\/?$/, "/")) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ route }) => route);
}
