/** How the text of a path is shared out among the params of a route: an automaton whose every step belongs to one of them, or to none. */
import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import type { Candidate } from "../../ir/named-route.ts";
import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { isBuiltInInt, type Piece, type PieceMaker } from "./piece.ts";

/** Text that belongs to a param or, without one, to the route; or one of several rows of such. */
export type Item =
  { readonly piece: Piece; readonly param?: string } | { readonly options: readonly (readonly Item[])[] };

type RegExpPart = Extract<RoutePart, { kind: "regexp" }>;

const parser = new RegExpParser({ ecmaVersion: 2024 });

function parse({ source, flags }: RegExpPart): AST.Pattern {
  const unicodeSets = flags.includes("v");
  return parser.parsePattern(source, 0, source.length, { unicode: !unicodeSets, unicodeSets });
}

/** The group of a name and the expression that it stands in. */
function findGroup(route: FlatRoute, name: string) {
  const parts = route.stages.flatMap((stage) => stage.parts);
  const part = parts.find(
    (one): one is RegExpPart => one.kind === "regexp" && one.groups.some((group) => group.name === name),
  );
  let found: AST.CapturingGroup | undefined;
  if (part !== undefined)
    visitRegExpAST(parse(part), {
      onCapturingGroupEnter: (group) => void (group.name === name && (found = group)),
    });
  return part && found && { source: sourceOf(found), flags: part.flags };
}

const sourceOf = ({ alternatives }: AST.CapturingGroup): string =>
  alternatives.map(({ raw }) => raw).join("|");

/**
 * The texts that are a param's own: those that its converter's regex takes, or its group's. An int is written without zeros
 * before it. A finished path may match with other texts, too: `<int:a><slug:b>` with "12a" for a.
 */
export function ownRegex({ route, parts }: Candidate, name: string): { source: string; flags: string } {
  const part = parts.find((one) => one.kind === "param" && one.name === name);
  const converter = part?.kind === "param" ? part.converter : undefined;
  if (converter !== undefined)
    return { source: isBuiltInInt(converter) ? "0|[1-9][0-9]*" : converter.regex, flags: "u" };
  return findGroup(route, name) ?? { source: "[^]*", flags: "u" };
}

/** What is written: each param in its place, with a text of its own. */
export const itemsWritten = (candidate: Candidate, pieces: PieceMaker): readonly Item[] =>
  candidate.parts.map((part): Item => {
    if (part.kind === "literal") return { piece: pieces.literal(part.text) };
    const { source, flags } = ownRegex(candidate, part.name);
    return { piece: pieces.regexp(source, flags, "part"), param: part.name };
  });

/** What is read: all the ways that a route could share out a path, and maybe more. Undefined where they are not known. */
export function itemsRead({ stages }: FlatRoute, pieces: PieceMaker): readonly Item[] | undefined {
  const items: Item[] = [];
  for (const [at, { parts }] of stages.entries())
    for (const part of parts) {
      if (part.kind === "literal") items.push({ piece: pieces.literal(part.text) });
      else if (part.kind === "param")
        items.push({ piece: pieces.regexp(part.converter.regex, "u", "part"), param: part.name });
      else {
        const own = itemsOf(part, at === stages.length - 1, pieces);
        if (own === undefined) return undefined;
        items.push(...own);
      }
    }
  return items;
}

const hasNamedGroup = (node: AST.Node): boolean => /\(\?<(?![=!])/.test(node.raw);

/** An expression, piece by piece; assertions and back-references, which only take texts away, are taken as they come. */
function itemsOf(part: RegExpPart, isLast: boolean, pieces: PieceMaker): readonly Item[] | undefined {
  const pattern = parse(part);
  const piece = (source: string) => pieces.regexp(source, part.flags, "part");
  const optional = new Set(part.groups.flatMap((group) => (group.isOptional ? [group.name] : [])));

  const row = (alternatives: readonly AST.Alternative[]): readonly Item[] | undefined => {
    const options: (readonly Item[])[] = [];
    for (const { elements } of alternatives) {
      const items = elements.map(item);
      if (!items.every((list) => list !== undefined)) return undefined;
      options.push(items.flat());
    }
    return options.length === 1 ? options[0] : [{ options }];
  };
  const item = (node: AST.Element): readonly Item[] | undefined => {
    if (node.type === "Backreference") return [{ piece: piece("[^]*") }];
    if (!hasNamedGroup(node)) return node.type === "Assertion" ? [] : [{ piece: piece(node.raw) }];
    if (node.type === "Quantifier") {
      const once = node.max === 1 ? item(node.element) : undefined;
      return once && (node.min === 1 ? once : [{ options: [[], once] }]);
    }
    if (node.type === "CapturingGroup" && node.name !== null) {
      if (node.alternatives.some(hasNamedGroup)) return undefined;
      const own = piece(sourceOf(node));
      // An empty text and no text at all are not the same param.
      return optional.has(node.name) && own.accepts[0] !== "none"
        ? undefined
        : [{ piece: own, param: node.name }];
    }
    return node.type === "Group" || node.type === "CapturingGroup" ? row(node.alternatives) : undefined;
  };

  const items = row(pattern.alternatives);
  if (items === undefined) return undefined;
  const isWhole = isLast && part.source.endsWith("$");
  const [only, ...others] = pattern.alternatives;
  const isStart = others.length === 0 && only?.elements[0]?.type === "Assertion" && part.source[0] === "^";
  const anything = { piece: piece("[^]*") };
  return [...(isWhole || isStart ? [] : [anything]), ...items, ...(isWhole || !isLast ? [] : [anything])];
}
