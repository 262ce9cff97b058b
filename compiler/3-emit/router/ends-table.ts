import type { Split } from "../../ir/decision.ts";
import type { Ends } from "./chain.ts";
import { declare, hardline, join, objectOf } from "./code.ts";
import { call, type Doc, group, indent, line } from "../layout.ts";
import type { Link } from "./links.ts";
import { after, type Emission, type Env, type Place, placeText } from "./place.ts";
import { wordOf } from "./runs.ts";
import { camelCase, quoted } from "../words.ts";

/** The ends of any split, by a loop that is the same for all of them. */
export function tableOfEnds(
  { isOpen }: Split,
  links: readonly Link[],
  stop: Place,
  { at: start, scope }: Env,
  emission: Emission,
): Ends {
  emission.support.add("splits");
  const table = emission.scope.claim(
    camelCase(`${links.map(({ param }) => wordOf(param)).join(" ")} shares`),
  );
  emission.above.push([
    `const ${table}: readonly Share[] = [`,
    indent(links.map((link) => [hardline, shareOf(link, emission), ","])),
    hardline,
    "];",
    hardline,
  ]);
  const ends = scope.claim("ends");
  const args = ["path", placeText(start), placeText(stop), table, ...(isOpen ? ["true"] : [])];
  const names = links.map(({ param }) => scope.claim(`${param.capture.name}End`));
  return {
    statements: [declare(ends, call("endsOf", args))],
    terms: [`${ends} !== null`],
    inside: names.map((name, at) => declare(name, `${ends}[${at}]!`)),
    ends: names.map((name) => ({ name, offset: 0 })),
  };
}

function shareOf({ run, param, gap, size }: Link, emission: Emission): Doc {
  let place: Place = { name: "at", offset: 0 };
  const terms = gap.map(({ piece, length }): Doc => {
    const here = placeText(place);
    place = after(place, length);
    return piece.kind === "scan" && piece.scan.kind === "shape"
      ? emission.scanners.isShape(piece.scan, wordOf(piece), here)
      : call("path.startsWith", [quoted(piece.kind === "text" ? piece.text : ""), here]);
  });
  // Where no text stands between two params, the halves of a character beyond U+FFFF stay together.
  const isGap = terms.length > 0 ? terms : ["(path.charCodeAt(at) & 0xfc00) !== 0xdc00"];
  return objectOf([
    `startOf: ${emission.scanners.startOfName(run.set, wordOf(param))}`,
    `min: ${run.min}`,
    `max: ${run.max}`,
    group(["isGap: (path, at) =>", indent([line, join([" &&", line], isGap)])]),
    `gap: ${size}`,
  ]);
}

/** What the splits that need a loop need, once a module. */
export const splitsSupport: Doc = `/** A param of a split, and the texts behind it. */
interface Share {
  /** Where the characters that the param may hold begin, if they end at \`end\`; not before \`from\`. */
  readonly startOf: (path: string, from: number, end: number) => number;
  readonly min: number;
  readonly max: number;
  readonly isGap: (path: string, at: number) => boolean;
  /** The length of the texts. */
  readonly gap: number;
}

/**
 * Where params that share \`from\` to \`stop\` end: the first as far right as it can, then the second. No end ever stands
 * left of where it could be: one that does not fit moves left, and none looks twice at a place.
 */
function endsOf(
  path: string,
  from: number,
  stop: number,
  shares: readonly Share[],
  isOpen = false,
): readonly number[] | null {
  const ends = shares.map(() => stop);
  const starts = shares.map(() => stop);
  const lows = shares.map(() => stop);
  const last = shares.length - 1;
  let at = last;
  let limit = stop - shares[last]!.gap;
  for (;;) {
    const { startOf, min, max, isGap, gap } = shares[at]!;
    const least = at === last && !isOpen ? stop - gap : from + min;
    let end = Math.min(limit, ends[at]!);
    while (end >= least && !isGap(path, end)) end--;
    if (end < least || end < from + min) return null;
    ends[at] = end;
    if (end <= starts[at]!) starts[at] = startOf(path, from, end);
    const low = Math.max(starts[at]!, end - max);
    if (at < last && end + gap < lows[at + 1]!) at++;
    else if (at > 0) {
      lows[at] = low;
      at--;
      limit = end - min - shares[at]!.gap;
      continue;
    } else if (low <= from) return ends;
    limit = ends[at]! - 1;
    if (shares[at]!.max === Infinity) limit = Math.min(limit, starts[at]!);
  }
}
`;
