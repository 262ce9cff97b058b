import { join } from "node:path";
import type { Analysis } from "../../compile.ts";
import { positionOf } from "../../diagnostics/locate.ts";
import { printPattern } from "../../ir/print.ts";
import type { RouteNode, RoutePart } from "../../ir/route.ts";
import type { RouteLosses } from "../../ir/proof.ts";
import type { Span } from "../../ir/span.ts";
import { summarize } from "../../summary.ts";
import { editorLink } from "../editor-link.ts";
import { proofLines, reversalLines } from "../proof-lines.ts";
import type { MapData, MapNode, MapPart, MapPlace } from "./map-data.ts";

const isInside = (inner: Span, outer: Span) =>
  inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;

const partOf = (part: RoutePart): MapPart => {
  if (part.kind === "literal") return { kind: "literal", text: part.text };
  if (part.kind === "regexp") {
    const { kind, source, flags, groups } = part;
    return { kind, source, flags, groups };
  }
  const { name, regex } = part.converter;
  return { kind: "param", name: part.name, converter: { name, regex } };
};

/** Gathers from the forms what the page shows. */
export function collectMap(
  analysis: Analysis,
  losses: readonly RouteLosses[],
  unrun: readonly string[],
): MapData {
  const { read, tree, proofs, reversals, diagnostics } = analysis;
  const placeOf = ({ file, start }: Span): MapPlace => {
    const { line, column } = positionOf(file, start, read.sources);
    return { text: `${file}:${line}`, link: editorLink(join(read.base, file), line, column) };
  };
  // The innermost pattern shows a problem; one outside of all patterns stands at the head of the page only.
  const problemsOf = (node: RouteNode) =>
    diagnostics.flatMap(({ span }, at) => {
      const isDeeper = node.kind === "include" && node.children.some((child) => isInside(span, child.span));
      return isInside(span, node.span) && !isDeeper ? [at] : [];
    });
  const nodeOf = (node: RouteNode): MapNode => ({
    kind: node.kind,
    route: { kind: node.route.kind, text: node.route.text, parts: node.route.parts.map(partOf) },
    kwargs: node.kwargs.map(({ name, value }) => ({ name, value })),
    place: placeOf(node.span),
    problems: diagnostics.length === 0 ? [] : problemsOf(node),
    ...(node.kind === "view"
      ? { index: node.index }
      : {
          ...(node.appName !== undefined && { appName: node.appName }),
          ...(node.namespace !== undefined && { namespace: node.namespace }),
          children: node.children.map(nodeOf),
        }),
  });
  const proofOf = new Map(proofs.map((proof) => [proof.index, proof]));
  const lossesOf = new Map(losses.map((each) => [each.index, each.losses]));
  const summaries = summarize(analysis);
  const patternOf = (index: number) => printPattern(summaries[index]?.pattern ?? "");
  return {
    title: read.root,
    routes: summaries.map((route, at) => ({
      pattern: printPattern(route.pattern),
      name: route.name === null ? null : route.viewName,
      view: route.view,
      params: route.params.map(({ name, converter, isOptional }) => ({ name, converter, isOptional })),
      place: placeOf(analysis.routes[at]?.leaf.span ?? { file: route.file, start: 0, end: 0 }),
      witness: route.witness,
      proof: proofLines(proofOf.get(route.index), patternOf),
      losses: lossesOf.get(route.index) ?? [],
      reversal: reversalLines(
        reversals.filter(({ index }) => index === route.index),
        patternOf,
        lossesOf.get(route.index),
      ),
    })),
    nodes: tree.children.map(nodeOf),
    problems: diagnostics.map(({ severity, code, message, span, notes, help }) => ({
      severity,
      code,
      message,
      place: placeOf(span),
      notes: notes.map((note) => note.message),
      help: help ?? null,
    })),
    unrun,
  };
}
