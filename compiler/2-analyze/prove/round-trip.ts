import type { Candidate, ReversePart } from "../../ir/named-route.ts";
import type { FlatRoute, RouteNode, RouteTree } from "../../ir/route.ts";
import { interpret, type Match } from "../interpret.ts";
import { languageMaker, type Language } from "./language.ts";
import { pieceMaker, type Piece } from "./piece.ts";
import { itemsRead, itemsWritten, ownRegex } from "./reading.ts";
import { readPath, writePath, type Texts } from "./reversed-path.ts";
import { search } from "./search.ts";
import type { Row } from "./thread.ts";
import { findTrade } from "./trade.ts";

/** Steps of automata for one question. */
const maxSteps = 5_000;

/**
 * Whether something happens to paths that reverse() writes: to none; to this one, which the interpreter confirms; or perhaps, for
 * it was not excluded.
 */
export type Chance =
  | { readonly kind: "never" | "perhaps" }
  /** With its leading `/`, and the text of each param. */
  | { readonly kind: "certain"; readonly path: string; readonly texts: Texts };

/**
 * What may become of the paths that one way to write a route gives, each param with a text of its own (see `ownRegex`). Where all
 * of it is "never", every such path comes back to the route, with those texts. What a converter makes of its text is its own affair.
 */
export interface RoundTrip {
  /** Not written: the finished path does not match the whole pattern. Texts are those of a path that would have been. */
  readonly isRefused: Chance;
  /** The route does not take the path, even where no other does before it. */
  readonly isLeft: Chance;
  /** The route takes the path, and reads other texts from it. */
  readonly isReadOtherwise: Chance;
  /** An earlier route takes the path. */
  readonly losesTo: (rival: FlatRoute) => Chance;
}

const never: Chance = { kind: "never" };
const perhaps: Chance = { kind: "perhaps" };

/** Looks at one way to write a route after the other; each question is answered when it is asked first. */
export function roundTrips(tree: RouteTree): (candidate: Candidate) => RoundTrip {
  const toLanguage = languageMaker();
  const pieces = pieceMaker();

  return (candidate) => {
    const { route, parts, params, whole } = candidate;
    const written = itemsWritten(candidate, pieces);
    const inexact = written.map((item) => ("piece" in item ? item.piece.inexact : undefined)).find(Boolean);
    const owner = route.index;
    const language: Language = {
      ...{ owner, refusing: [], isMeasured: false, ...(inexact !== undefined && { inexact }) },
      row: rowOf(
        parts.map((part, at) => {
          const item = written[at];
          return part.kind === "literal" || item === undefined || !("piece" in item)
            ? textIn(part)
            : item.piece;
        }),
      ),
    };
    const isOneStage =
      route.stages.length === 1 && route.stages[0]?.parts.every(({ kind }) => kind !== "regexp");

    /** The path of some texts, and what the route alone makes of it. */
    const attempt = (texts: Texts) => {
      const given = new Map(params.map((name) => [name, texts.get(name) ?? ""]));
      const path = writePath(candidate, given);
      if (path === undefined || !isOwn(candidate, given)) return undefined;
      const { match } = interpret({ ...tree, children: [aloneIn(route)] }, `/${path}`);
      return { found: { kind: "certain", path: `/${path}`, texts: given } as const, match };
    };

    /** Never, if each path that is written is certainly in another language; else a path that is not. */
    const outside = (other: Language): Chance | string => {
      const index = owner === 0 ? 1 : 0;
      const { findings, isComplete } = search([{ ...other, owner: index, refusing: [] }, language], {
        budget: maxSteps,
        wanted: (one) => one === owner,
      });
      const finding = findings.get(owner);
      const path = finding?.certain ?? finding?.possible;
      if (path !== undefined) return path;
      return isComplete && finding?.contested === undefined ? never : perhaps;
    };

    const isReadOtherwise = once((): Chance => {
      if (whole === undefined && route.stages.length === 1) return never;
      const read = itemsRead(route, pieces);
      const isForgotten = route.params.some(
        ({ name, isOptional, sources: [source] }) =>
          source?.kind === "capture" && !isOptional && !params.includes(name),
      );
      if (read === undefined || isForgotten) return perhaps;
      const { trade, isComplete } = findTrade(written, read);
      if (trade === undefined) return isComplete ? never : perhaps;
      for (const texts of [trade.written, trade.read]) {
        const tried = attempt(texts);
        if (tried?.match !== undefined && !isReadAs(tried.match, candidate, tried.found.texts))
          return tried.found;
      }
      return perhaps;
    });

    const isLeft = once((): Chance => {
      // What matches in one go has been checked in one go. An int may still have grown too large.
      if (
        isOneStage === true &&
        (whole === undefined || !hasInt(route) || isReadOtherwise().kind === "never")
      )
        return never;
      const path = outside(toLanguage(route));
      if (typeof path !== "string") return path;
      const texts = readPath(candidate, path);
      const tried = texts && attempt(texts);
      return tried !== undefined && tried.match === undefined ? tried.found : perhaps;
    });

    const isRefused = once((): Chance => {
      if (whole === undefined) return never;
      if (isOneStage === true && inexact === undefined) return never;
      const { source, flags } = whole;
      const part = { kind: "regexp", source, flags, groups: [], span: route.leaf.span } as const;
      const path = outside(toLanguage({ ...route, params: [], stages: [{ parts: [part] }] }));
      if (typeof path !== "string") return path;
      const texts = readPath({ ...candidate, whole: { source: "", flags: "" } }, path);
      if (texts === undefined || !isOwn(candidate, texts)) return perhaps;
      return writePath(candidate, texts) === undefined
        ? { kind: "certain", path: `/${path}`, texts }
        : perhaps;
    });

    const known = new Map<FlatRoute, Chance>();
    const losesTo = (rival: FlatRoute): Chance => {
      const { findings, isComplete } = search([toLanguage(rival), language], {
        ...{
          budget: maxSteps,
          wanted: (one: number) => one === owner,
          isExhaustive: true,
          endsAtTaker: true,
        },
      });
      const finding = findings.get(owner);
      const path = finding?.takers.get(rival.index) ?? finding?.contested?.path;
      if (path === undefined) return isComplete && finding?.takers.size === 0 ? never : perhaps;
      const texts = readPath(candidate, path);
      const tried = texts && attempt(texts);
      if (tried === undefined) return perhaps;
      const { match } = interpret({ ...tree, children: [aloneIn(rival)] }, tried.found.path);
      return match === undefined ? perhaps : tried.found;
    };

    return {
      get isRefused() {
        return isRefused();
      },
      get isLeft() {
        return isLeft();
      },
      get isReadOtherwise() {
        return isReadOtherwise();
      },
      losesTo: (rival) => {
        const chance = known.get(rival) ?? losesTo(rival);
        known.set(rival, chance);
        return chance;
      },
    };
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const textIn = (part: ReversePart): string => (part.kind === "literal" ? part.text : "");

/** The tree of one route. */
export const aloneIn = ({ includes, leaf }: FlatRoute): RouteNode =>
  includes.reduceRight<RouteNode>((node, include) => ({ ...include, children: [node] }), leaf);

/** Texts and pieces in turn, beginning and ending with a text, which may be empty. */
function rowOf(items: readonly (string | Piece)[]): Row {
  const texts = [""];
  const pieces: Piece[] = [];
  for (const item of items)
    if (typeof item === "string") texts[texts.length - 1] += item;
    else {
      pieces.push(item);
      texts.push("");
    }
  const lengths: number[] = [];
  for (let at = texts.length - 1; at >= 0; at--)
    lengths[at] =
      Array.from(texts[at] ?? "").length + (pieces[at]?.distances[0] ?? 0) + (lengths[at + 1] ?? 0);
  return { texts, pieces, lengths };
}

const hasInt = ({ stages }: FlatRoute): boolean =>
  stages.some(({ parts }) => parts.some((part) => part.kind === "param" && part.converter.name === "int"));

const isOwn = (candidate: Candidate, texts: Texts): boolean =>
  [...texts].every(([name, text]) => {
    const { source, flags } = ownRegex(candidate, name);
    return new RegExp(`^(?:${source})$`, flags).test(text);
  });

/** Whether the view gets the texts; those that an extra kwarg hides do not count. */
function isReadAs({ params }: Match, { route }: Candidate, texts: Texts): boolean {
  return route.params.every(({ name, sources: [source] }) => {
    if (source?.kind !== "capture") return true;
    const text = texts.get(name);
    return text === undefined
      ? !Object.hasOwn(params, name) || sourcesElse(route, name)
      : String(params[name]) === text;
  });
}

/** An absent group leaves its name to what an include gives. */
const sourcesElse = ({ params }: FlatRoute, name: string): boolean =>
  (params.find((param) => param.name === name)?.sources.length ?? 0) > 1;
