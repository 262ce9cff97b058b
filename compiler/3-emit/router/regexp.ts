import type { RoutePart, Stage } from "../../ir/route.ts";

/** One stage of a route as a regular expression, and which of its groups holds which capture. */
export interface StagePattern {
  readonly source: string;
  readonly flags: string;
  /** Group numbers by index into `Stage.parts`, for params. */
  readonly byPart: ReadonlyMap<number, number>;
  /** Group numbers by group name, for the groups of a rePath(). */
  readonly byName: ReadonlyMap<string, number>;
}

/** The capturing groups of a regular expression in order: their names, undefined for unnamed ones. */
function groupsOf(source: string): readonly (string | undefined)[] {
  const groups: (string | undefined)[] = [];
  for (const [token, name] of source.matchAll(
    /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?:\?<(?![=!])([^>]*)>|\?)?/g,
  )) {
    if (token === "(" || name !== undefined) groups.push(name);
  }
  return groups;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * Django's rule for a route: path() is anchored at its start, and at its end when a view stands behind it; rePath() searches,
 * but must take everything when a view stands behind it and it ends with `$`.
 */
export function stagePattern({ parts }: Stage, isLast: boolean): StagePattern {
  const byPart = new Map<number, number>();
  const byName = new Map<string, number>();
  let count = 0;
  const only = parts.length === 1 ? parts[0] : undefined;
  const sourceOf = (part: RoutePart, at: number): string => {
    if (part.kind === "literal") return escaped(part.text);
    if (part.kind === "param") {
      byPart.set(at, ++count);
      count += groupsOf(part.converter.regex).length;
      return `(${part.converter.regex})`;
    }
    for (const name of groupsOf(part.source)) {
      count++;
      if (name !== undefined) byName.set(name, count);
    }
    return part.source;
  };
  const source = parts.map(sourceOf).join("");
  if (only?.kind === "regexp") {
    const isWhole = isLast && source.endsWith("$");
    return {
      source: isWhole ? `^(?:${source})$` : source,
      flags: only.flags.replace(/[gy]/g, ""),
      byPart,
      byName,
    };
  }
  return { source: `^${source}${isLast ? "$" : ""}`, flags: "u", byPart, byName };
}

/** A regular expression literal. */
export function regExpLiteral(source: string, flags: string): string {
  const text = new RegExp(source, flags).source
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return `/${text}/${flags}`;
}
