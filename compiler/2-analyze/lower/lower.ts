/**
 * Theorem of lowering: a route may join an earlier group of steps only past routes whose languages are disjoint from its own.
 * Then every path still meets the routes that could take it in declaration order.
 *
 *     0 <int:year>/          group 1: scan int         "/12/" is 0's
 *     1 about/<slug:page>/   group 2: text "about/"
 *     2 <int:year>/new/      joins group 1: nothing that begins with digits begins with "about/"
 *     3 <slug:word>/new/     group 3: scan slug        "/12/new/" is 2's, since group 1 comes first
 *     4 <int:n>/<str:x>/     group 4: scan int again   it may not pass 3: "/12/new/" would be, had 2 refused it, 3's
 */
import type { Branch, DecisionTree, Leaf, Step, Steps } from "../../ir/decision.ts";
import type { FlatRoute } from "../../ir/route.ts";
import { tupleOf } from "../../ir/tuple.ts";
import { meets } from "./char-set.ts";
import { areDisjoint, type Budget, firstOf, type Language } from "./disjoint.ts";
import { pickStatics } from "./pick-statics.ts";
import { type Item, plan, type Plan } from "./plan.ts";

/** A route on its way: what it still wants to see. */
interface Cursor {
  readonly plan: Plan;
  readonly item: number;
  /** Into the text of the item. */
  readonly offset: number;
}

/** What one lowering may spend, and where it changes its means. */
interface Lowering extends Budget {
  readonly manyWords: number;
}

interface Group {
  readonly key: string;
  readonly members: Cursor[];
}

const itemAt = ({ plan: { items }, item }: Cursor, ahead = 0): Item | undefined => items[item + ahead];

const textAt = (cursor: Cursor): string => {
  const item = itemAt(cursor);
  return item?.kind === "text" ? item.text.slice(cursor.offset) : "";
};

const advance = (cursor: Cursor, items: number): Cursor => ({
  plan: cursor.plan,
  item: cursor.item + items,
  offset: 0,
});

const languageOf = ({ plan: { letters, starts }, item, offset }: Cursor): Language => ({
  letters,
  start: (starts[item] ?? letters.length) + offset,
});

const leafOf = ({ plan: { route, captures } }: Cursor): Leaf => ({ route, captures });

const mayRefuse = ({ captures }: Leaf) => captures.some(({ converter }) => converter?.mayReject ?? false);

/** How a route goes on, as a word; routes with the same word may share a group, words that begin with `!` are never shared. */
function keyOf(cursor: Cursor): string {
  const item = itemAt(cursor);
  const { route } = cursor.plan;
  if (item === undefined) return "tails";
  if (item.kind === "text") return itemAt(cursor, 1) === undefined ? "tails" : "heads";
  if (item.kind === "commit")
    return `commit ${item.captures.map(({ at, capture }) => `${at} ${capture.converter?.name}`).join()}`;
  if (item.kind === "opaque") return `!regexp ${route}`;
  if (item.kind === "split")
    return item.isOpen ? `open ${wayOf(cursor)}` : `split ${JSON.stringify(item.set)}`;
  const { scan } = item;
  if (scan.kind === "shape") return `shape ${JSON.stringify(scan.sets)}`;
  return `run ${JSON.stringify(scan.set)} ${scan.min} ${scan.max}`;
}

/** How a route fills its stretch, as a word. */
function wayOf(cursor: Cursor): string {
  const item = itemAt(cursor);
  const pieces = item?.kind === "split" ? item.pieces : [];
  return JSON.stringify(pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.scan)));
}

function mayPass(cursor: Cursor, groups: readonly Group[], budget: Lowering): boolean {
  const language = languageOf(cursor);
  const first = firstOf(language);
  return groups.every(({ members }) =>
    members.every((member) => {
      const other = languageOf(member);
      const otherFirst = firstOf(other);
      const isApart =
        !(first.isEmpty && otherFirst.isEmpty) &&
        !first.sets.some((set) => otherFirst.sets.some((otherSet) => meets(set, otherSet)));
      return isApart || areDisjoint(language, other, budget);
    }),
  );
}

/** Sorts routes, given in declaration order, into groups that are tried one after the other. */
function groupRoutes(
  cursors: readonly Cursor[],
  budget: Lowering,
  wordOf: (cursor: Cursor) => string = keyOf,
): readonly Group[] {
  const groups: Group[] = [];
  const last = new Map<string, number>();
  for (const cursor of cursors) {
    const key = wordOf(cursor);
    const found = last.get(key);
    if (found !== undefined && !key.startsWith("!") && mayPass(cursor, groups.slice(found + 1), budget)) {
      groups[found]?.members.push(cursor);
    } else {
      last.set(key, groups.length);
      groups.push({ key, members: [cursor] });
    }
  }
  return groups;
}

function lowerCursors(cursors: readonly Cursor[], budget: Lowering): Steps {
  const ready = cursors.map((cursor) => {
    let at = cursor;
    for (let item = itemAt(at); item?.kind === "commit" && item.captures.length === 0; item = itemAt(at))
      at = advance(at, 1);
    return at;
  });
  return groupRoutes(ready, budget).map(({ members }) => lowerGroup(members, budget));
}

function lowerGroup(members: readonly Cursor[], budget: Lowering): Step {
  const first = members[0]!;
  const item = itemAt(first);
  if (item === undefined || item.kind === "text") {
    if (item === undefined || itemAt(first, 1) === undefined) {
      const tails = new Map<string, Leaf[]>();
      for (const member of members) {
        const text = textAt(member);
        const leaves = tails.get(text);
        if (leaves === undefined) tails.set(text, [leafOf(member)]);
        else if (mayRefuse(leaves.at(-1)!)) leaves.push(leafOf(member));
      }
      return { kind: "tails", tails: [...tails].map(([text, leaves]) => ({ text, leaves })) };
    }
    return wordsOf(members, budget) ?? { kind: "heads", branch: branchOf(members, [], budget) };
  }
  const { route } = first.plan;
  if (item.kind === "opaque") return { kind: "regexp", route };
  const lowerNext = (inside: readonly Cursor[]) =>
    lowerCursors(
      inside.map((member) => advance(member, 1)),
      budget,
    );
  if (item.kind !== "split") return { ...item, next: lowerNext(members) };
  const ways = groupRoutes(members, budget, wayOf).map(({ members: inside }) => {
    const split = itemAt(inside[0]!) as Item & { kind: "split" };
    return { pieces: split.pieces, next: lowerNext(inside) };
  });
  return { kind: "split", set: item.set, isOpen: item.isOpen, ways };
}

/** Texts that go on with one of many words, each ended by a slash; undefined for others. */
function wordsOf(members: readonly Cursor[], budget: Lowering): Step | undefined {
  const { plan: before, item } = members[0]!;
  if (members.length < budget.manyWords || before.items.slice(0, item).some(({ kind }) => kind !== "text"))
    return undefined;
  const texts = members.map(textAt);
  const shared = commonStart(texts, Math.min(...texts.map((text) => text.length)));
  const prefix = texts[0]!.slice(0, texts[0]!.slice(0, shared).lastIndexOf("/") + 1);
  const words = new Map<string, Cursor[]>();
  for (const [at, member] of members.entries()) {
    const text = texts[at]!;
    const end = text.indexOf("/", prefix.length);
    if (end <= prefix.length) return undefined;
    const offset = member.offset + end + 1;
    const isAll = end + 1 === text.length;
    const behind = isAll ? advance(member, 1) : { plan: member.plan, item: member.item, offset };
    const word = text.slice(prefix.length, end);
    const same = words.get(word);
    if (same) same.push(behind);
    else words.set(word, [behind]);
  }
  if (words.size < budget.manyWords) return undefined;
  return {
    kind: "words",
    prefix,
    words: [...words].map(([word, inside]) => ({
      word,
      next: behindWord(inside, budget),
      routes: inside.map(({ plan }) => plan.route),
    })),
  };
}

const lowered = new WeakMap<
  object,
  { readonly facts: string; readonly cost: number; readonly next: Steps }
>();

/** What is done behind a word, as it was decided for the same routes before if the steps that it took are still to be had. */
function behindWord(inside: readonly Cursor[], budget: Lowering): Steps {
  const key = tupleOf(inside.map(({ plan }) => plan.letters));
  const facts = `${budget.manyWords} ${inside.map(({ item, offset }) => `${item}.${offset}`).join(" ")}`;
  const before = lowered.get(key);
  if (before?.facts === facts && before.cost <= budget.left) {
    budget.left -= before.cost;
    return before.next;
  }
  const { left } = budget;
  const own = inside.map((cursor, at): Cursor => ({ ...cursor, plan: { ...cursor.plan, route: at } }));
  const next = lowerCursors(own, budget);
  // What was decided without the steps to look is decided anew where there are more of them.
  if (budget.left >= 0) lowered.set(key, { facts, cost: left - budget.left, next });
  return next;
}

/** Offsets of texts are looked at only so far: longer common beginnings are found by proving them. */
const farthest = 40;

/** Tells texts apart by the offset with the most different characters; a text is proved where one is left, or where one ends. */
function branchOf(members: readonly Cursor[], seen: readonly number[], budget: Lowering): Branch {
  const texts = members.map(textAt);
  const length = Math.min(...texts.map((text) => text.length));
  let best = -1;
  let most = 1;
  for (let offset = 0; offset < Math.min(length, farthest); offset++) {
    if (seen.includes(offset)) continue;
    const count = new Set(texts.map((text) => text.charCodeAt(offset))).size;
    if (count > most) [most, best] = [count, offset];
  }
  if (best !== -1) {
    const cases = new Map<number, Cursor[]>();
    members.forEach((member, at) => {
      const char = texts[at]!.charCodeAt(best);
      const found = cases.get(char);
      if (found) found.push(member);
      else cases.set(char, [member]);
    });
    return {
      kind: "switch",
      offset: best,
      cases: [...cases].map(([char, inside]) => ({
        char,
        branch: branchOf(inside, [...seen, best], budget),
      })),
    };
  }
  const [text = ""] = texts;
  const shared = commonStart(texts, length);
  const next = members.map((member, at) =>
    texts[at]!.length === shared
      ? advance(member, 1)
      : { plan: member.plan, item: member.item, offset: member.offset + shared },
  );
  return { kind: "text", text: text.slice(0, shared), seen, next: lowerCursors(next, budget) };
}

function commonStart(texts: readonly string[], most: number): number {
  const [first = ""] = texts;
  let shared = most;
  for (const text of texts) while (text.slice(0, shared) !== first.slice(0, shared)) shared--;
  return shared;
}

/** From how many on, words and whole paths are looked up in tables: smaller and, when all are in use, faster than switches. */
export interface Limits {
  readonly manyWords: number;
  readonly manyStatics: number;
  /** Steps that telling routes apart may take; what is not told apart then stays in declaration order. */
  readonly steps?: number;
}

/** Decides how a path finds its route, for routes in declaration order. */
export function lower(
  routes: readonly FlatRoute[],
  { manyWords, manyStatics, steps = 20_000_000 }: Limits = { manyWords: 24, manyStatics: 16 },
): DecisionTree {
  const budget = { left: steps, manyWords };
  const { statics, dynamics } = pickStatics(routes.map(plan), budget);
  const cursors = dynamics.map((found): Cursor => ({ plan: found, item: 0, offset: 0 }));
  return {
    kind: "decision-tree",
    hasManyStatics: statics.size >= manyStatics,
    statics: [...statics].map(([path, route]) => ({ path, route })),
    steps: lowerCursors(cursors, budget),
  };
}
