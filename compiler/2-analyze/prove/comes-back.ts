import type { Candidate } from "../../ir/named-route.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { Match } from "../interpret.ts";
import type { Texts } from "./reversed-path.ts";

/** The view gets what the path says: no extra kwarg hides it. */
export const isSeen = ({ params }: FlatRoute, name: string): boolean =>
  params.some((param) => param.name === name && param.sources[0]?.kind === "capture");

/** What the view gets of a candidate's params, as text. */
export const textsIn = ({ params }: Candidate, match: Match): Texts =>
  new Map(
    params.flatMap((name) =>
      Object.hasOwn(match.params, name) ? [[name, String(match.params[name])] as const] : [],
    ),
  );

/** The view gets these params, and no others from the path. */
export function comesBack({ route, params }: Candidate, texts: Texts, match: Match): boolean {
  const captured = route.params.filter(({ name }) => isSeen(route, name));
  return captured.every(({ name }) => {
    const value = Object.hasOwn(match.params, name) ? String(match.params[name]) : undefined;
    return value === (params.includes(name) ? texts.get(name) : undefined);
  });
}
