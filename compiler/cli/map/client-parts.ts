/** The pieces that the map page is made of. */
import type { Tried } from "../attempt-text.ts";
import type { MapNode, MapProblem, MapRoute } from "./map-data.ts";

export interface Attempt extends Tried {
  readonly node: MapNode;
  readonly includes: readonly MapNode[];
}
declare function attemptText(tried: Tried): string;

export type Child = Node | string | undefined;

export function element(tag: string, attributes: Readonly<Record<string, string>>, ...children: Child[]) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export const byId = (id: string) => document.getElementById(id) as HTMLElement;

/** A route's text with its params set apart. */
export function patternOf({ parts }: MapNode["route"], empty: string): HTMLElement {
  const shown = parts.map((part) => {
    if (part.kind === "literal") return part.text;
    if (part.kind === "regexp") return element("span", { class: "regexp" }, part.source);
    return element("span", { class: "param" }, `<${part.converter.name}:${part.name}>`);
  });
  return element("code", { class: "pattern" }, ...(shown.length === 0 ? [empty] : shown));
}

export const place = ({ text, link }: MapRoute["place"]) =>
  element("a", { href: link, class: "place" }, text);

export function problemBox({ severity, code, message, notes, help, place: where }: MapProblem): HTMLElement {
  return element(
    "div",
    { class: `problem ${severity}` },
    element("b", {}, `${severity} ${code}`),
    ` ${message} `,
    place(where),
    ...notes.map((note) => element("div", {}, note)),
    help === null ? undefined : element("div", { class: "help" }, help),
  );
}

export function fact(title: string, ...children: Child[]): HTMLElement {
  return element("div", { class: "fact" }, element("dt", {}, title), element("dd", {}, ...children));
}

function triedItem(one: Attempt): HTMLElement {
  const isGood = one.outcome.kind === "matched" || one.outcome.kind === "entered";
  return element(
    "li",
    { class: isGood ? "good" : "bad", style: `margin-left:${one.includes.length * 1.2}rem` },
    element("span", { class: "sign", "aria-label": isGood ? "yes" : "no" }, isGood ? "✓" : "✗"),
    patternOf(one.node.route, "(empty)"),
    element("span", { class: "why" }, attemptText(one)),
  );
}

/** Not even the beginning of the route was found. */
const isHopeless = ({ text, outcome }: Attempt) => outcome.kind === "failed" && outcome.rest === text;

/** Everything tried, in order; many routes in a row that begin otherwise are folded into one item. */
export function triedList(tried: readonly Attempt[]): HTMLElement {
  const list = element("ol", { class: "tried" });
  for (let at = 0; at < tried.length;) {
    let end = at;
    while (end < tried.length && isHopeless(tried[end] as Attempt)) end++;
    const run = tried.slice(at, Math.max(end, at + 1));
    at += run.length;
    if (run.length < 5) {
      list.append(...run.map(triedItem));
      continue;
    }
    const folded = element("details", {}, element("summary", {}, `${run.length} that begin otherwise`));
    folded.addEventListener(
      "toggle",
      () => folded.append(element("ol", { class: "tried" }, ...run.map(triedItem))),
      { once: true },
    );
    list.append(element("li", { class: "bad" }, folded));
  }
  return list;
}
