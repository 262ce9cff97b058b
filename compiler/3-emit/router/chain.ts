/**
 * Ends of params without a loop, from right to left. The param in front of a known end begins where its characters do (then
 * the gap before it stands there) or at the last place of the gap. That place is the only one to look at when nothing left
 * of it could do better: when the param in question holds every character of the stretch, or its own end had no choice.
 *
 *     <slug:name>-<int:year>   "a-b-2024": the digits begin behind "a-b-", a dash stands there, a slug in front of it
 */
import type { CharSet, Split } from "../../ir/decision.ts";
import { declare } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { beginsWithItsRun, gapTerms, type Link, startKey, textOfGap } from "./links.ts";
import { after, type Emission, type Env, isPathEnd, type Place, placeText } from "./place.ts";
import { covers, endOf, meets, wordOf } from "./runs.ts";
import { quoted } from "../words.ts";

/** Where each param of a split ends, given that the terms hold. */
export interface Ends {
  readonly statements: readonly Doc[];
  readonly terms: readonly Doc[];
  /** What is said once they do. */
  readonly inside: readonly Doc[];
  readonly ends: readonly Place[];
}

const holdsHalves = (set: CharSet) => meets(set, [[0xd800, 0xdfff]]);

/** `place >= start + room`. */
export function roomTerm({ name = "0", offset }: Place, start: Place, room: number): string {
  const far = room - offset;
  return far > 0
    ? `${name} > ${placeText(after(start, far - 1))}`
    : `${name} >= ${placeText(after(start, far))}`;
}

/** The ends of a split that needs no loop; undefined for others. */
export function chainOf(
  { set, isOpen }: Split,
  links: readonly Link[],
  stop: Place,
  { at: start, scope, starts }: Env,
  emission: Emission,
): Ends | undefined {
  const isWhole = ({ run }: Link) => covers(run.set, set);
  const first = links[0]!;
  const last = links.at(-1)!;
  if (links.some(({ run }) => run.max !== Infinity)) return undefined;
  const roomOf = (at: number) =>
    links.slice(0, at + 1).reduce((sum, { run, size }, index) => sum + run.min + (index < at ? size : 0), 0);
  const claimEnd = ({ param }: Link) => scope.claim(`${param.capture.name}End`);
  const statements: Doc[] = [];
  const terms: Doc[] = [];
  const ends: Place[] = [];
  let end = after(stop, -last.size);
  let isSettled = true;
  let isFirstTold = isWhole(first);
  if (isOpen && last.size > 0) {
    const text = textOfGap(last);
    if (text === undefined) return undefined;
    const name = claimEnd(last);
    statements.push(declare(name, call("path.lastIndexOf", [quoted(text), placeText(end)])));
    end = { name, offset: 0 };
    isSettled = false;
  } else {
    if (isOpen && !isWhole(last)) return undefined;
    if (last.size > 0) terms.push(roomTerm(end, start, roomOf(links.length - 1)));
    terms.push(...gapTerms(last, end, isPathEnd(stop), emission));
  }
  ends.unshift(end);
  let low: { readonly name: string; readonly set: CharSet } | undefined;
  for (let at = links.length - 1; at > 0; at--) {
    const link = links[at]!;
    const before = links[at - 1]!;
    const { run } = link;
    const gapText = textOfGap(link);
    if (isWhole(link)) low = undefined;
    else if (isSettled) {
      const known = at === links.length - 1 ? starts?.get(startKey(run.set, link.size)) : undefined;
      low = { name: known ?? scope.claim(`${link.param.capture.name}Start`), set: run.set };
      const found = emission.scanners.startOf(run.set, wordOf(link.param), placeText(start), placeText(end));
      if (known === undefined) statements.push(declare(low.name, found));
    } else if (low === undefined || !covers(low.set, run.set) || !covers(run.set, low.set)) return undefined;
    else if (gapText === undefined || !covers(run.set, charsOf(gapText))) return undefined;
    if (low !== undefined && beginsWithItsRun(links, at)) {
      if (run.min > 0) terms.push(roomTerm(end, { name: low.name, offset: 0 }, run.min));
      end = { name: low.name, offset: -before.size };
      terms.push(roomTerm(end, start, roomOf(at - 1)), ...gapTerms(before, end, false, emission));
      isSettled = true;
      low = undefined;
    } else {
      const text = before.size === 0 ? "" : textOfGap(before);
      if (text === undefined) return undefined;
      const isCapped = at === 1 && !isFirstTold;
      if (
        text === "" &&
        (before.run.min === 0 || holdsHalves(before.run.set) || !(isCapped || isWhole(before)))
      )
        return undefined;
      const limit = placeText(after(end, -run.min - text.length));
      const capped = isCapped
        ? call("Math.min", [endOf(first.run.set, wordOf(first.param), start, emission), limit])
        : limit;
      isFirstTold ||= isCapped;
      const name = claimEnd(before);
      statements.push(declare(name, text === "" ? capped : call("path.lastIndexOf", [quoted(text), capped])));
      end = { name, offset: 0 };
      if (low !== undefined) terms.push(roomTerm(end, { name: low.name, offset: 0 }, -text.length));
      isSettled = false;
    }
    ends.unshift(end);
  }
  if (!isSettled) terms.unshift(roomTerm(end, start, first.run.min));
  if (!isFirstTold)
    terms.push([endOf(first.run.set, wordOf(first.param), start, emission), ` >= ${placeText(end)}`]);
  return { statements, terms, inside: [], ends };
}

const charsOf = (text: string): CharSet =>
  Array.from({ length: text.length }, (_, at) => [text.charCodeAt(at), text.charCodeAt(at)] as const);
