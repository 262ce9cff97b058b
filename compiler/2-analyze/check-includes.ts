import {
  capturedByInclude,
  committedPrefix,
  dollarInInclude,
  duplicateNamespace,
  emptyInclude,
  noSlashBetween,
} from "../diagnostics/catalogue/includes.ts";
import { leadingSlash } from "../diagnostics/catalogue/routes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import { printRoute } from "../ir/print.ts";
import type { IncludeNode, Route, RouteNode, RouteTree } from "../ir/route.ts";
import type { Span } from "../ir/span.ts";
import { openEndHelp } from "./open-end-help.ts";
import { isJoinable, openParam } from "./prefix-end.ts";

/** What the includes above a node have said. */
interface Above {
  readonly pattern: string;
  /** The path before the node ends with a slash, for certain. */
  readonly endsWithSlash: boolean;
  readonly captured: ReadonlyMap<string, Span>;
  readonly namespaces: readonly string[];
  /** A namespace above is reported already, and every one below would be too. */
  readonly isAmbiguous: boolean;
}

/** Warns about routes and includes that Django takes, and that hardly anyone means. */
export function checkIncludes(tree: RouteTree, report: Report): void {
  const namespaces = new Map<string, Span>();
  const visit = (nodes: readonly RouteNode[], above: Above) => {
    for (const node of nodes) {
      const captures = capturesOf(node.route);
      checkLeadingSlash(node, above, report);
      checkCaptures(node, captures, above.captured, report);
      if (node.kind === "view") continue;
      checkPrefix(node, report);
      const { namespace } = node;
      visit(node.children, {
        pattern: above.pattern + node.route.text,
        endsWithSlash: node.route.text === "" ? above.endsWithSlash : endsWithSlash(node.route),
        captured: new Map([...above.captured, ...captures]),
        namespaces: namespace === undefined ? above.namespaces : [...above.namespaces, namespace],
        isAmbiguous: above.isAmbiguous || checkNamespace(node, above, namespaces, report),
      });
    }
  };
  visit(tree.children, {
    pattern: "/",
    endsWithSlash: true,
    captured: new Map(),
    namespaces: [],
    isAmbiguous: false,
  });
}

function capturesOf(route: Route): ReadonlyMap<string, Span> {
  const captures = new Map<string, Span>();
  for (const part of route.parts) {
    if (part.kind === "param") captures.set(part.name, part.span);
    if (part.kind === "regexp") for (const { name } of part.groups) captures.set(name, part.span);
  }
  return captures;
}

const endsWithSlash = ({ parts, text }: Route) => parts.at(-1)?.kind !== "param" && text.endsWith("/");

/** Django's check urls.W002, where a slash stands before the route for certain. */
function checkLeadingSlash(node: RouteNode, above: Above, report: Report): void {
  const { route } = node;
  const isAnchored = route.text.startsWith("^") || (node.kind === "view" && route.text.endsWith("$"));
  const beginsWithSlash =
    route.kind === "path" ? route.text.startsWith("/") : isAnchored && /^\^?\\?\//.test(route.text);
  if (above.endsWithSlash && beginsWithSlash)
    report(leadingSlash(route.text, above.pattern + route.text, route.span));
}

function checkCaptures(
  node: RouteNode,
  captures: ReadonlyMap<string, Span>,
  above: ReadonlyMap<string, Span>,
  report: Report,
): void {
  if (leadsToName(node)) return;
  for (const [name, span] of captures) {
    const outer = above.get(name);
    if (outer) report(capturedByInclude(name, span, outer));
  }
}

/** Of routes with a name, name.ts tells more: that they cannot be reversed. */
const leadsToName = (node: RouteNode): boolean =>
  node.kind === "view" ? node.name !== undefined : node.children.some(leadsToName);

function checkPrefix({ route, children, isCut, span }: IncludeNode, report: Report): void {
  if (children.length === 0 && isCut !== true) report(emptyInclude(printRoute(route), span));
  if (route.kind === "regexp") {
    const leadsOn = children.length === 0 || children.some((child) => child.route.text !== "");
    if (/(^|[^\\])\$$/.test(route.text) && leadsOn) report(dollarInInclude(route.text, route.span));
    return;
  }
  const hidden = children.find(
    (child) =>
      child.route.kind === "path" && !isJoinable(route.parts, child.route.parts, child.kind === "view"),
  );
  const param = hidden && openParam(route.parts);
  if (hidden && param?.kind === "param") {
    const { text, span } = hidden.route;
    const help = openEndHelp(route, text);
    report(committedPrefix(route.text, `<${param.name}>`, text, param.span, span, help));
  }
  const last = route.parts.at(-1);
  const glued = children.find(
    (child) => /^[\p{L}\p{N}_<]/u.test(child.route.text) && child.route.kind === "path",
  );
  if (last?.kind === "literal" && /[\p{L}\p{N}_]$/u.test(last.text) && glued)
    report(noSlashBetween(route.text, glued.route.text, route.span, glued.route.span));
}

/** Django's check urls.W005; true when the namespace is given before on the same way down. */
function checkNamespace(node: IncludeNode, above: Above, seen: Map<string, Span>, report: Report): boolean {
  if (node.namespace === undefined) return false;
  const name = [...above.namespaces, node.namespace].join(":");
  const first = seen.get(name);
  if (first) report(duplicateNamespace(name, node.route.span, first));
  else seen.set(name, node.route.span);
  return first !== undefined;
}
