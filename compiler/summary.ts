import { positionOf } from "./diagnostics/locate.ts";
import type { Proof } from "./ir/proof.ts";
import type { FlatRoute, Param, ParamSource } from "./ir/route.ts";
import type { Sources } from "./ir/span.ts";

/** A route as `urlc routes --json` prints it. */
export interface RouteSummary {
  /** Position in declaration order; the lower index wins. */
  readonly index: number;
  readonly pattern: string;
  /** The name as written, without namespaces; null for a route that has none. */
  readonly name: string | null;
  /** Namespaces and name: `greetings:home`. */
  readonly viewName: string;
  /** The view as written: `views.home`. */
  readonly view: string;
  readonly params: readonly ParamSummary[];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A shortest path that this route takes, decoded; null when there is none or none is known. */
  readonly witness: string | null;
}

export interface ParamSummary {
  readonly name: string;
  /** The converter's name; null for a group of a rePath() and for an extra kwarg. */
  readonly converter: string | null;
  /** What a converter of the project's own takes, in place of which another may stand by the same name; null for all else. */
  readonly regex: string | null;
  /** What views and reverse() get: text, a number (`int`), or what the `parse` of a converter of the project's own gives; null for an extra kwarg. */
  readonly value: "text" | "number" | "parsed" | null;
  /** A `format` of the project's own writes it into a path. */
  readonly isFormatted: boolean;
  readonly isOptional: boolean;
}

function valueOf(source: ParamSource | undefined): ParamSummary["value"] {
  if (source?.kind !== "capture") return null;
  const { converter } = source;
  if (converter?.module === undefined) return converter?.name === "int" ? "number" : "text";
  return converter.hasParse ? "parsed" : "text";
}

const summarizeParam = ({ name, sources, isOptional }: Param): ParamSummary => {
  const [source] = sources;
  const converter = source?.kind === "capture" ? source.converter : undefined;
  return {
    name,
    converter: converter?.name ?? null,
    regex: converter?.module === undefined ? null : converter.regex,
    value: valueOf(source),
    isFormatted: converter?.module !== undefined && converter.hasFormat,
    isOptional,
  };
};

const known = new WeakMap<FlatRoute, RouteSummary>();

/** Every route in declaration order, in plain words; one that was read before stands where it stood. */
export function summarize({
  routes,
  proofs,
  read: { sources },
}: {
  readonly routes: readonly FlatRoute[];
  readonly proofs: readonly Proof[];
  readonly read: { readonly sources: Sources };
}): readonly RouteSummary[] {
  const proofOf = new Map(proofs.map((proof) => [proof.index, proof]));
  return routes.map((route) => {
    const proof = proofOf.get(route.index);
    const witness = (proof !== undefined && proof.kind !== "dead" && proof.witness) || null;
    const before = known.get(route);
    if (before?.witness === witness) return before;
    const { span } = route.leaf;
    const summary = {
      index: route.index,
      pattern: route.pattern,
      name: route.name?.text ?? null,
      viewName: route.viewName,
      view: route.view.text,
      params: route.params.map(summarizeParam),
      file: span.file,
      ...positionOf(span.file, span.start, sources),
      witness,
    };
    known.set(route, summary);
    return summary;
  });
}
