/** The map page's own program: runs in the browser, from what `map-page.ts` puts before it. */
import {
  byId,
  element,
  fact,
  patternOf,
  place,
  problemBox,
  triedList,
  type Attempt,
  type Child,
} from "./client-parts.ts";
import type { MapData, MapNode, MapProblem, MapRoute } from "./map-data.ts";

declare const map: MapData;
/** The generated router, views left out; undefined when there is none. */
declare const router:
  | undefined
  | {
      resolve(path: string): { route: { index: number }; params: Readonly<Record<string, unknown>> } | null;
    };
/** The specification: tells everything that is tried. */
declare function interpret(tree: { children: readonly MapNode[] }, path: string): Trial;

interface Trial {
  readonly match?: { readonly leaf: MapNode; readonly params: Readonly<Record<string, unknown>> };
  readonly tried: readonly Attempt[];
}

const input = byId("path") as HTMLInputElement;
const filter = byId("filter") as HTMLInputElement;

/** A button that tries a path. */
function tryButton(path: string): HTMLElement {
  const button = element("button", { type: "button", class: "try", title: "try this path" }, path);
  button.addEventListener("click", () => {
    input.value = path;
    attempt();
    input.focus();
  });
  return button;
}

function routeFacts(route: MapRoute, node: MapNode): HTMLElement {
  const params = route.params.map(
    ({ name, converter, isOptional }) =>
      `${name}${isOptional ? "?" : ""}${converter ? `: ${converter}` : ""}`,
  );
  const losses = route.losses
    .slice(0, 8)
    .map(({ to, path }) => element("div", {}, tryButton(path), ` goes to ${map.routes[to]?.pattern ?? ""}`));
  return element(
    "dl",
    {},
    fact("view", element("code", {}, route.view), " ", place(route.place)),
    ...(params.length > 0 ? [fact("params", element("code", {}, params.join(", ")))] : []),
    ...(route.witness === null ? [] : [fact("takes", tryButton(route.witness))]),
    ...(route.witness === null && route.proof.length > 0 ? [fact("proof", route.proof.join("; "))] : []),
    ...(losses.length > 0 ? [fact("loses", ...losses)] : []),
    ...(route.reversal.length > 0
      ? [fact("reverse", ...route.reversal.map((line) => element("div", {}, line)))]
      : []),
    ...node.problems.map((at) => problemBox(map.problems[at] as MapProblem)),
  );
}

interface Row {
  readonly details: HTMLDetailsElement;
  /** What the filter looks through. */
  readonly words: string;
  readonly parents: readonly HTMLDetailsElement[];
}

const rows: Row[] = [];
const rowOfNode = new Map<MapNode, HTMLDetailsElement>();

function mark(node: MapNode): Child {
  const worst = node.problems.map((at) => map.problems[at]?.severity).sort()[0];
  return worst === undefined ? undefined : element("span", { class: `mark ${worst}` }, worst);
}

function viewRow(node: MapNode, prefix: string, parents: readonly HTMLDetailsElement[]): HTMLElement {
  const route = map.routes[node.index ?? -1] as MapRoute;
  const summary = element(
    "summary",
    {},
    element("span", { class: "prefix" }, prefix),
    patternOf(node.route, ""),
    element("span", { class: "name" }, route.name ?? ""),
    mark(node),
  );
  const details = element("details", { class: "route" }, summary) as HTMLDetailsElement;
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(routeFacts(route, node));
  });
  const words = [route.pattern, route.name ?? "", route.view, route.place.text].join("\n");
  rows.push({ details, words: words.toLowerCase(), parents });
  rowOfNode.set(node, details);
  return details;
}

const countOf = (node: MapNode): number =>
  node.kind === "view" ? 1 : (node.children ?? []).reduce((sum, child) => sum + countOf(child), 0);

function includeRow(node: MapNode, prefix: string, parents: readonly HTMLDetailsElement[]): HTMLElement {
  const { namespace, appName } = node;
  const app = appName === undefined || appName === namespace ? "" : ` (${appName})`;
  const summary = element(
    "summary",
    {},
    element("span", { class: "prefix" }, prefix),
    patternOf(node.route, ""),
    element("span", { class: "name" }, namespace === undefined ? "" : `${namespace}:${app}`),
    element("span", { class: "count" }, countOf(node) === 1 ? "1 route" : `${countOf(node)} routes`),
    mark(node),
    place(node.place),
  );
  const details = element("details", { class: "include", open: "" }, summary) as HTMLDetailsElement;
  rowOfNode.set(node, details);
  const problems = node.problems.map((at) => problemBox(map.problems[at] as MapProblem));
  const inner = element("div", { class: "children" }, ...problems);
  details.append(inner);
  append(inner, node.children ?? [], prefix + node.route.text, [...parents, details]);
  return details;
}

function append(
  parent: HTMLElement,
  nodes: readonly MapNode[],
  prefix: string,
  parents: readonly HTMLDetailsElement[],
): void {
  for (const node of nodes)
    parent.append(node.kind === "view" ? viewRow(node, prefix, parents) : includeRow(node, prefix, parents));
}

/** The path that a server would be asked for: without host and query, percent-decoded. */
function decoded(typed: string): string | undefined {
  const path = typed
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "")
    .replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path.startsWith("/") ? path : `/${path}`);
  } catch {
    return undefined;
  }
}

let current: HTMLElement | undefined;

function showWinner(node: MapNode | undefined): void {
  current?.classList.remove("wins");
  current = node && rowOfNode.get(node);
  current?.classList.add("wins");
}

/** Answers the typed path: by the generated matcher; the specification tells what was tried. */
function attempt(): void {
  const answer = byId("answer");
  answer.replaceChildren();
  showWinner(undefined);
  history.replaceState(null, "", input.value === "" ? location.pathname : `#${input.value}`);
  if (input.value === "") return;
  const path = decoded(input.value);
  if (path === undefined) return answer.append("This is no path: a % stands before what is no UTF-8.");
  const trial = interpret({ children: map.nodes }, path);
  let found: { index: number; params: Readonly<Record<string, unknown>> } | undefined;
  if (router === undefined)
    found = trial.match && { index: trial.match.leaf.index ?? -1, params: trial.match.params };
  else {
    const match = router.resolve(path);
    found = match === null ? undefined : { index: match.route.index, params: match.params };
  }
  const winner = trial.tried.at(-1)?.node;
  if (found === undefined) {
    const slashed = path.endsWith("/") ? undefined : interpret({ children: map.nodes }, `${path}/`).match;
    answer.append(element("p", { class: "verdict none" }, "No route takes it."));
    if (slashed) answer.append(element("p", {}, "With a slash at its end: ", tryButton(`${path}/`)));
  } else {
    const route = map.routes[found.index] as MapRoute;
    showWinner(winner);
    answer.append(
      element("p", { class: "verdict" }, element("code", {}, route.pattern), " takes it"),
      element(
        "dl",
        {},
        ...(route.name === null ? [] : [fact("name", route.name)]),
        fact("view", element("code", {}, route.view), " ", place(route.place)),
        fact(
          "params",
          element("code", {}, JSON.stringify(found.params, undefined, 1).replace(/\n\s*/g, " ")),
        ),
      ),
    );
    const unrun = route.params.filter(({ converter }) => converter !== null && map.unrun.includes(converter));
    if (unrun.length > 0)
      answer.append(
        element(
          "p",
          { class: "note" },
          `parse() of ${unrun.map(({ converter }) => converter).join(", ")} does not run here: the text stands for the value.`,
        ),
      );
  }
  if (router !== undefined && found?.index !== trial.match?.leaf.index)
    answer.append(
      element(
        "p",
        { class: "verdict none" },
        "The matcher and the specification disagree: please report this URLconf.",
      ),
    );
  answer.append(element("h3", {}, `Tried, in order (${trial.tried.length})`), triedList(trial.tried));
}

/** Hides the routes that lack one of the words. */
function applyFilter(): void {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const live = new Set<HTMLDetailsElement>();
  let shown = 0;
  for (const { details, words: text, parents } of rows) {
    const isShown = words.every((word) => text.includes(word));
    details.hidden = !isShown;
    if (!isShown) continue;
    shown++;
    for (const parent of parents) live.add(parent);
  }
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details.include"))
    details.hidden = words.length > 0 && !live.has(details);
  byId("shown").textContent = words.length === 0 ? "" : `${shown} of ${rows.length}`;
}

/** Up and down go from row to row, `/` to the path box. */
function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.key === "/" && !(target instanceof HTMLInputElement)) {
    event.preventDefault();
    return input.focus();
  }
  if (event.key === "Escape" && target instanceof HTMLInputElement) {
    target.value = "";
    return void target.dispatchEvent(new Event("input"));
  }
  if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || target.tagName !== "SUMMARY") return;
  const all = [...document.querySelectorAll<HTMLElement>("#tree summary")].filter(
    (each) => each.offsetParent !== null,
  );
  event.preventDefault();
  all[all.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}

const head = byId("problems");
for (const problem of map.problems) head.append(problemBox(problem));
append(byId("tree"), map.nodes, "/", []);
byId("count").textContent = `${rows.length} route${rows.length === 1 ? "" : "s"}`;
input.addEventListener("input", attempt);
filter.addEventListener("input", applyFilter);
document.addEventListener("keydown", onKey);
byId("fold").addEventListener("click", () => {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details.include")];
  const isOpen = all.some((each) => each.open);
  for (const each of all) each.open = !isOpen;
  byId("fold").textContent = isOpen ? "Unfold all" : "Fold all";
});
if (location.hash.length > 1) {
  input.value = decodeURI(location.hash.slice(1));
  attempt();
}
