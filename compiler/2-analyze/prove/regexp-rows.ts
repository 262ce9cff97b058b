import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";

/** A regular expression within one, matched as a group of its own; `group` where it is a named one. */
export interface RegExpItem {
  readonly source: string;
  readonly group?: string;
}

/** One way through a regular expression: which of its named groups take part, and what stands between them. */
export interface RegExpRow {
  readonly items: readonly RegExpItem[];
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

type Items = readonly RegExpItem[];

const maxRows = 64;
const parser = new RegExpParser({ ecmaVersion: 2024 });

/**
 * All ways through a regular expression whose named groups stand one after another, or in optional parts: `^a(?:-(?<b>\d+))?$`
 * has two. Undefined for any other: groups in groups, repeated ones, look-around, back-references.
 */
export function regExpRows(source: string, flags: string): readonly RegExpRow[] | undefined {
  const isSets = flags.includes("v");
  const mode = { unicode: !isSets, unicodeSets: isSets };
  const { alternatives } = parser.parsePattern(source, 0, source.length, mode);
  const [alternative] = alternatives;
  if (alternative === undefined || alternatives.length > 1) return undefined;
  const { elements } = alternative;
  const isStart = isEdge(elements[0], "start");
  const isEnd = elements.length > Number(isStart) && isEdge(elements.at(-1), "end");
  const rows = waysOf(elements.slice(isStart ? 1 : 0, isEnd ? -1 : undefined));
  return rows?.map((items) => ({ items, isStart, isEnd }));
}

const isEdge = (element: AST.Element | undefined, kind: "start" | "end"): boolean =>
  element?.type === "Assertion" && element.kind === kind;

function waysOf(elements: readonly AST.Element[]): readonly Items[] | undefined {
  let ways: readonly Items[] = [[]];
  for (const element of elements) {
    const own = waysThrough(element);
    if (own === undefined || own.length * ways.length > maxRows) return undefined;
    ways = ways.flatMap((before) => own.map((after) => [...before, ...after]));
  }
  return ways;
}

function waysThrough(element: AST.Element): readonly Items[] | undefined {
  const { groups, isPlain } = contentsOf(element);
  if (!isPlain) return undefined;
  if (groups === 0) return [[{ source: element.raw }]];
  if (element.type === "CapturingGroup" && element.name !== null)
    return groups > 1 ? undefined : [[{ source: groupSource(element), group: element.name }]];
  if (element.type === "Quantifier") {
    const inner = element.min === 0 && element.max === 1 ? waysThrough(element.element) : undefined;
    return inner && [[], ...inner];
  }
  const [alternative] = element.type === "Group" ? element.alternatives : [];
  if (element.type !== "Group" || alternative === undefined || element.alternatives.length > 1)
    return undefined;
  return waysOf(alternative.elements);
}

const groupSource = ({ alternatives }: AST.CapturingGroup): string =>
  alternatives.map(({ raw }) => raw).join("|");

/** How many named groups there are, and whether nothing looks around or back. */
function contentsOf(element: AST.Element): { readonly groups: number; readonly isPlain: boolean } {
  let groups = 0;
  let isPlain = true;
  visitRegExpAST(element, {
    onCapturingGroupEnter: ({ name }) => void (groups += name === null ? 0 : 1),
    onAssertionEnter: () => void (isPlain = false),
    onBackreferenceEnter: () => void (isPlain = false),
  });
  return { groups, isPlain };
}
