/**
 * How fast this machine is at the moment. On a shared host the same program, whichever router it holds, takes 1.5 to 2 times as
 * long for some seconds and then not, while sums in registers take what they always take: what reads characters and branches
 * on them shows it.
 */

const strings = Array.from({ length: 512 }, (_, at) =>
  Array.from({ length: 20 }, (_, place) =>
    String.fromCharCode(97 + ((Math.imul(at * 20 + place, 0x9e3779b1) >>> 0) % 26)),
  ).join(""),
);
/** Results are kept, so that the work is done. */
let kept = 0;

/** Milliseconds of work that is always the same and of the kind that a matcher does. */
export function calibrate(): number {
  const start = performance.now();
  let late = 0;
  for (const text of strings) for (let at = 0; at < 20; at++) if (text.charCodeAt(at) > 109) late++;
  kept += late;
  return performance.now() - start;
}

/** What the work takes here, tried for a fifth of a second: the quickest tenth. */
export function quickest(): number {
  const times: number[] = [];
  for (const end = performance.now() + 200; performance.now() < end;) times.push(calibrate());
  return times.sort((a, b) => a - b)[Math.floor(times.length / 10)]!;
}

/** The middle one of some times. */
export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
