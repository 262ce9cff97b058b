import { JS, NFA, DFA, Transformers, transform, CharSet, type NoParent } from "refa";
import type { Concatenation, Element, Expression } from "refa";
import { withDistances, type CharEdge, type Piece } from "./piece.ts";

/**
 * Which texts a regular expression stands for: as a `part` of something longer (of a converter), those it matches where it
 * stands; as a `whole`, a `search` or a `prefix` (of an include), those it matches in full, somewhere, or up to their end.
 */
export type RegexUse = "part" | "whole" | "search" | "prefix";

type Row = NoParent<Concatenation>;
type Item = NoParent<Element>;

/** States of an automaton. */
export const maxStates = 2000;
const maxCharacter = 0x10ffff;
const anything = (): Item => ({
  type: "Quantifier",
  min: 0,
  max: Infinity,
  lazy: false,
  alternatives: [row([{ type: "CharacterClass", characters: CharSet.all(maxCharacter) }])],
});
const row = (elements: Item[]): Row => ({ type: "Concatenation", elements });

/**
 * The language of a regular expression; inexact where it looks around, refers back or grows too large.
 * @param maxDeterministic states that it may grow to while it is made deterministic; it stays as it is where those are too few
 */
export function regexLanguage(
  source: string,
  flags: string,
  use: RegexUse,
  maxDeterministic = maxStates,
): Piece {
  try {
    return languageOf(source, flags, use, maxDeterministic);
  } catch {
    const all = toPiece({ type: "Expression", alternatives: [row([anything()])] }, false, maxStates);
    return { ...all, inexact: `/${source}/ has more than ${maxStates} states` };
  }
}

/** Throws when something on the way is too large: what refa reads (`\p{RGI_Emoji}`), or the automaton. */
function languageOf(source: string, flags: string, use: RegexUse, maxDeterministic: number): Piece {
  const unicode = /[uv]/.test(flags) ? flags : `${flags}u`;
  const { expression } = JS.Parser.fromLiteral({ source, flags: unicode.replace(/[dgy]/g, "") }).parse({
    backreferences: "unknown",
    simplify: false,
  });
  const sides =
    use === "part"
      ? expression.alternatives.map((middle): Side => ({ row: middle, isStart: true, isEnd: true }))
      : expression.alternatives.flatMap(unanchor);
  const anchored = sides.map((side) => pad(side, use));
  const isGreedyLongest =
    isRowOfClasses(expression, sides) && (use !== "prefix" || sides.every((side) => side.isStart));
  const exact = withoutAssertions({ type: "Expression", alternatives: anchored });
  const isRegular = exact !== undefined;
  const why = !isRegular
    ? irregularity(expression)
    : use === "prefix" && sides.some((side) => side.isEnd)
      ? "an include's prefix ends in $"
      : undefined;
  const regular = exact ?? relaxed({ type: "Expression", alternatives: anchored });
  const piece = toPiece(regular, isGreedyLongest, maxDeterministic);
  return why === undefined ? piece : { ...piece, inexact: why };
}

const isEdge = (item: Item | undefined, kind: "ahead" | "behind"): boolean =>
  item?.type === "Assertion" &&
  item.kind === kind &&
  item.negate &&
  item.alternatives.length === 1 &&
  item.alternatives[0]?.elements.length === 1 &&
  item.alternatives[0].elements[0]?.type === "CharacterClass" &&
  item.alternatives[0].elements[0].characters.isAll;

/** An alternative without its `^` and `$`. */
interface Side {
  readonly row: Row;
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

const unanchor = (alternative: Row): Side[] =>
  strip(alternative, "behind").flatMap((left) =>
    strip(left.row, "ahead").map((right) => ({
      row: right.row,
      isStart: left.isAnchored,
      isEnd: right.isAnchored,
    })),
  );

/** Where an anchor is missing, a search passes over any text. */
const pad = ({ row: middle, isStart, isEnd }: Side, use: RegexUse): Row =>
  row([
    ...(isStart || use === "whole" ? [] : [anything()]),
    ...middle.elements,
    ...(isEnd || use !== "search" ? [] : [anything()]),
  ]);

/** Strips the anchor at one edge, going into groups; each alternative may have its own. */
function strip(whole: Row, kind: "ahead" | "behind"): { readonly row: Row; readonly isAnchored: boolean }[] {
  const { elements } = whole;
  const edge = kind === "behind" ? elements[0] : elements.at(-1);
  const others = kind === "behind" ? elements.slice(1) : elements.slice(0, -1);
  const join = (items: readonly Item[]) =>
    row(kind === "behind" ? [...items, ...others] : [...others, ...items]);
  if (isEdge(edge, kind))
    return strip(row(others), kind).map((inner) => ({ row: inner.row, isAnchored: true }));
  if (edge?.type === "Alternation" && hasEdge(edge, kind))
    return edge.alternatives.flatMap((alternative) => strip(join(alternative.elements), kind));
  return [{ row: whole, isAnchored: false }];
}

const hasEdge = (item: Item, kind: "ahead" | "behind"): boolean =>
  isEdge(item, kind) ||
  (item.type === "Alternation" &&
    item.alternatives.some((alternative) => {
      const edge = kind === "behind" ? alternative.elements[0] : alternative.elements.at(-1);
      return edge !== undefined && hasEdge(edge, kind);
    }));

/** The same language without look-around and back-references, if refa finds it. */
function withoutAssertions(expression: NoParent<Expression>): NoParent<Expression> | undefined {
  if (!hasIrregular(expression.alternatives)) return expression;
  const simple = transform(
    Transformers.simplify({ ignoreOrder: true, ignoreAmbiguity: true }),
    structuredCopy(expression),
    { maxPasses: 20 },
  );
  return hasIrregular(simple.alternatives) ? undefined : simple;
}

const alternativesOf = (item: Item): readonly Row[] =>
  item.type === "CharacterClass" || item.type === "Unknown" ? [] : item.alternatives;

const hasIrregular = (rows: readonly Row[]): boolean =>
  rows.some(({ elements }) =>
    elements.some(
      (item) => item.type === "Assertion" || item.type === "Unknown" || hasIrregular(alternativesOf(item)),
    ),
  );

function irregularity({ alternatives }: NoParent<Expression>): string {
  const hasUnknown = (rows: readonly Row[]): boolean =>
    rows.some(({ elements }) =>
      elements.some((item) => item.type === "Unknown" || hasUnknown(alternativesOf(item))),
    );
  return hasUnknown(alternatives) ? "a back-reference is not regular" : "it looks around";
}

/** A larger language: assertions hold everywhere, back-references are any text. */
function relaxed({ alternatives }: NoParent<Expression>): NoParent<Expression> {
  const relax = ({ elements }: Row): Row =>
    row(
      elements.flatMap((item): Item[] => {
        if (item.type === "Assertion") return [];
        if (item.type === "Unknown") return [anything()];
        if (item.type === "CharacterClass") return [item];
        return [{ ...item, alternatives: item.alternatives.map(relax) }];
      }),
    );
  return { type: "Expression", alternatives: alternatives.map(relax) };
}

/** refa's transformers write into the tree they are given. */
function structuredCopy({ alternatives }: NoParent<Expression>): NoParent<Expression> {
  const copy = ({ elements }: Row): Row =>
    row(
      elements.map((item): Item =>
        item.type === "CharacterClass" || item.type === "Unknown"
          ? { ...item }
          : { ...item, alternatives: item.alternatives.map(copy) },
      ),
    );
  return { type: "Expression", alternatives: alternatives.map(copy) };
}

/**
 * Whether the expression is a row of characters, classes and greedy repetitions of one class. Lemma: in a row of such
 * items the greedy match ends last. Take the greedy ends g and other ends h that finish later, and the first item t with
 * h[t] ≥ g[t] after they parted (h below g). It is no item of fixed length, since h[t-1] < g[t-1]. It is a repetition of a
 * class, which takes all from h[t-1] to h[t], so all from g[t-1] to h[t]: greedy g would have ended at h[t] too.
 */
function isRowOfClasses({ alternatives }: NoParent<Expression>, sides: readonly Side[]): boolean {
  const isClass = ({ elements }: Row): boolean =>
    elements.length === 1 && elements[0]?.type === "CharacterClass";
  return (
    alternatives.length === 1 &&
    (sides[0]?.row.elements ?? []).every(
      (item) =>
        item.type === "CharacterClass" ||
        (item.type === "Quantifier" &&
          (!item.lazy || item.min === item.max) &&
          item.alternatives.length === 1 &&
          item.alternatives.every(isClass)),
    )
  );
}

/** Deterministic if that stays small, else as it is. Throws when even that is too large. */
function toPiece(
  expression: NoParent<Expression>,
  isGreedyLongest: boolean,
  maxDeterministic: number,
): Piece {
  const nfa = NFA.fromRegex(
    expression,
    { maxCharacter },
    { infinityThreshold: Infinity },
    new NFA.LimitedNodeFactory(maxStates),
  );
  try {
    const dfa = DFA.fromFA(nfa, new DFA.LimitedNodeFactory(maxDeterministic));
    dfa.minimize();
    const nodes = [dfa.initial, ...[...dfa.nodes()].filter((node) => node !== dfa.initial)];
    const indexes = new Map(nodes.map((node, index) => [node, index]));
    return withDistances({
      edges: nodes.map((node) =>
        [...node.out].map(([{ min, max }, to]): CharEdge => [min, max, indexes.get(to) ?? 0]),
      ),
      accepts: nodes.map((node) => (dfa.finals.has(node) ? "clean" : "none")),
      isGreedyLongest,
    });
  } catch {
    const nodes = [nfa.initial, ...[...nfa.nodes()].filter((node) => node !== nfa.initial)];
    const indexes = new Map(nodes.map((node, index) => [node, index]));
    return withDistances({
      edges: nodes.map((node) =>
        [...node.out].flatMap(([to, set]) =>
          set.ranges.map(({ min, max }): CharEdge => [min, max, indexes.get(to) ?? 0]),
        ),
      ),
      accepts: nodes.map((node) => (nfa.finals.has(node) ? "clean" : "none")),
      isGreedyLongest,
      isTooLarge: true,
    });
  }
}
