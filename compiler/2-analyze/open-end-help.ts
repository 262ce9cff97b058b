import type { FlatRoute, Route } from "../ir/route.ts";
import { hasCertainEnd, openParam } from "./prefix-end.ts";

/** What to do about an include's route that may end in several places; `below` is what its children's route adds to it, if that is a text. */
export function openEndHelp({ parts, text }: Route, below: string | undefined): string {
  const open = openParam(parts);
  if (open?.kind !== "param") return "let the regular expression end before what the route below needs";
  const slash = { kind: "literal", text: "/", span: open.span } as const;
  if (hasCertainEnd([...parts, slash]))
    return `end the route of the include with a text that <${open.name}> cannot hold, such as "/"`;
  const whole = below === undefined ? "the whole" : JSON.stringify(text + below);
  return `<${open.name}> can hold what follows it: write ${whole} as one route before the include, or put what is fixed before <${open.name}>`;
}

/** What to do about a route that no path fits. */
export function emptyRouteHelp({ includes, leaf }: FlatRoute): string {
  const at = includes.findIndex(({ route }) => openParam(route.parts) !== undefined);
  const include = includes[at];
  if (include === undefined) return "change the regular expression";
  const below = [...includes.slice(at + 1), leaf].map(({ route }) => route);
  const isText = below.every(({ kind }) => kind === "path");
  return openEndHelp(include.route, isText ? below.map(({ text }) => text).join("") : undefined);
}
