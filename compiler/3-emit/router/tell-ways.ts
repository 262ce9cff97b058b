import type { CharSet } from "../../ir/decision.ts";
import { block, declare } from "./code.ts";
import { type Doc } from "../layout.ts";
import { foldInTurn, foldLongest } from "./fold.ts";
import { beginsWithItsRun, type Link, startKey } from "./links.ts";
import { after, type Emission, type Env, type Place, placeText } from "./place.ts";
import { wordOf } from "./runs.ts";
import { caseOf, charComment, groupBy } from "./tails.ts";

/** A character that a way has at a place, counted from the right: from the end of the stretch, or from where its last param begins. */
interface Mark {
  readonly before: "stop" | { readonly set: CharSet; readonly word: string; readonly size: number };
  readonly distance: number;
  readonly char: number;
}

/** Fewer ways than these are tried one after the other. */
const few = 4;

/** Ways to fill one stretch, tried in order; where they are many, those of another character at some place are passed over. */
export function emitTold(
  chains: readonly (readonly Link[])[],
  env: Env,
  emission: Emission,
  emitWay: (at: number, env: Env) => readonly Doc[],
): readonly Doc[] {
  const marks = chains.map((links) => new Map(marksOf(links).map((mark) => [keyOf(mark), mark])));
  const pick = (ways: readonly number[], env: Env): readonly Doc[] => {
    const best = ways.length < few ? undefined : bestMark(ways.map((way) => marks[way]!));
    if (best === undefined) {
      const bodies = ways.map((way) => emitWay(way, env));
      return foldInTurn(bodies, "in turn", env, emission);
    }
    const statements: Doc[] = [];
    const starts = new Map(env.starts);
    let place: Place = env.stop!;
    if (best.before !== "stop") {
      const { set, word, size } = best.before;
      const key = startKey(set, size);
      let start = starts.get(key);
      if (start === undefined) {
        start = env.scope.claim(`${word}Start`);
        const found = emission.scanners.startOf(set, word, placeText(env.at), placeText(after(place, -size)));
        statements.push(declare(start, found));
        starts.set(key, start);
      }
      place = { name: start, offset: 0 };
    }
    const cases = groupBy(ways, (way) => marks[way]!.get(keyOf(best))!.char);
    const bodies = [...cases.values()].map((inside) =>
      pick(inside, { ...env, starts, scope: env.scope.open() }),
    );
    const words = [...cases.keys()].map((char) => String.fromCharCode(char));
    foldLongest(bodies, words, { ...env, starts }, emission);
    const at = placeText(after(place, -best.distance));
    return [
      ...statements,
      block(
        `switch (path.charCodeAt(${at}))`,
        [...cases.keys()].map((char, index) => caseOf(char, bodies[index]!, charComment(char))),
      ),
    ];
  };
  return pick([...chains.keys()], env);
}

const keyOf = ({ before, distance }: Mark) =>
  `${distance} ${before === "stop" ? "" : startKey(before.set, before.size)}`;

/** The place that tells the most ways apart, of those where all have a character. */
function bestMark(ways: readonly ReadonlyMap<string, Mark>[]): Mark | undefined {
  let best: Mark | undefined;
  let most = 1;
  for (const [key, mark] of ways[0]!) {
    if (!ways.every((marks) => marks.has(key))) continue;
    const count = new Set(ways.map((marks) => marks.get(key)!.char)).size;
    if (count > most) [most, best] = [count, mark];
  }
  return best;
}

function marksOf(links: readonly Link[]): readonly Mark[] {
  const last = links.at(-1)!;
  const marks = charsOf(last).map((char, at): Mark => ({ before: "stop", distance: at + 1, char }));
  const link = links.at(-2);
  if (link === undefined || !beginsWithItsRun(links, links.length - 1)) return marks;
  const before = { set: last.run.set, word: wordOf(last.param), size: last.size };
  return [...marks, ...charsOf(link).map((char, at): Mark => ({ before, distance: at + 1, char }))];
}

/** The characters of the text that ends a gap, last one first. */
function charsOf({ gap }: Link): readonly number[] {
  const piece = gap.at(-1)?.piece;
  const text = piece?.kind === "text" ? piece.text : "";
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(text.length - 1 - at));
}
