/**
 * Theorem of splitting: params that could take each other's characters share a stretch of the path whose end is known without
 * them, for the first character behind it is none that any of them may hold. What fails behind the stretch fails for every
 * split of it, so the split that a greedy regular expression tries first is the only one that is ever needed.
 *
 *     <slug:name>-<int:year>/edit/   "/a-b-2024/edit/": slug and int share "a-b-2024", since no slug holds a slash
 */
import type { CharSet, Piece, Split } from "../../ir/decision.ts";
import { charSet, has, meets, surrogates } from "./char-set.ts";
import type { Item } from "./plan.ts";

const loneSurrogate = /\p{Surrogate}/u;

/** Items as their texts and params can be told apart: those that share a stretch become one; opaque takes the place of the rest. */
export function splitItems(items: readonly Item[]): readonly Item[] {
  const made: Item[] = [];
  const left = [...items];
  for (let item = left.shift(); item !== undefined; item = left.shift()) {
    if (item.kind !== "scan" || item.scan.kind === "shape") {
      made.push(item);
      continue;
    }
    const split = takeStretch(item, left);
    if (split === undefined) return [...made, { kind: "opaque" }];
    made.push(split);
  }
  return made;
}

/** Takes what shares a stretch with a run off what is left; undefined when only a regular expression can tell. */
function takeStretch(first: Item & Piece & { kind: "scan" }, left: Item[]): Item | undefined {
  const pieces: Piece[] = [first];
  let set = setOf(first);
  let isOpen = false;
  for (let item = left[0]; item !== undefined; item = left[0]) {
    if (item.kind === "opaque") return undefined;
    if (item.kind === "split" || (item.kind === "scan" && !meets(firstSet(item), set))) break;
    if (item.kind === "commit") {
      isOpen = true;
      break;
    }
    left.shift();
    if (item.kind === "scan") {
      pieces.push(item);
      set = charSet([...set, ...setOf(item)]);
      continue;
    }
    const { text } = item;
    let end = 0;
    while (end < text.length && has(set, text.charCodeAt(end))) end++;
    if (end > 0) pieces.push({ kind: "text", text: text.slice(0, end) });
    if (end === text.length) continue;
    left.unshift({ kind: "text", text: text.slice(end) });
    break;
  }
  const isClear = pieces.every((piece) =>
    piece.kind === "text" ? !loneSurrogate.test(piece.text) : isCountable(piece),
  );
  if (!isClear) return undefined;
  const isAlone = pieces.length === 1 && !(isOpen && isBounded(first));
  const split: Split = { set, pieces, isOpen };
  return isAlone ? first : { kind: "split", ...split };
}

type Param = Piece & { kind: "scan" };

const setOf = ({ scan }: Param): CharSet => (scan.kind === "run" ? scan.set : charSet(scan.sets.flat()));

/** What must come first; everything that may come first where the param may be empty. */
const firstSet = ({ scan }: Param): CharSet =>
  scan.kind === "shape" ? (scan.sets[0] ?? []) : scan.min > 0 ? scan.set : [[0, 0xffff]];

const isBounded = ({ scan }: Param) => scan.kind === "run" && scan.max !== Infinity;

/** False for a param of so many characters that some of them could be two code units. */
const isCountable = (param: Param) =>
  param.scan.kind === "shape" ||
  (!isBounded(param) && param.scan.min <= 1) ||
  !meets(param.scan.set, surrogates);
