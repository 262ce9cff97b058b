import type { Candidate } from "../../ir/named-route.ts";
import { moreThan } from "./limit.ts";
import { pieceMaker } from "./piece.ts";
import { findDifference, type Difference } from "./tagged.ts";
import { startOf } from "./thread.ts";
import { readingsOf, taggedWritten, writtenLanguage, type WrittenPart } from "./written.ts";

/** Steps of automata for all candidates, and for one. */
const maxSteps = 1_000_000;
const maxStepsAlone = 100_000;

/**
 * Gives, for each way in which the route of a candidate may read what was written, a shortest path of which it may read other
 * params; or why it is not known.
 */
export function otherReadings(): (
  candidate: Candidate,
  parts: readonly WrittenPart[],
  isSeen: (param: string) => boolean,
) => readonly Difference[] | string {
  const maker = pieceMaker();
  let left = maxSteps;
  return (candidate, parts, isSeen) => {
    if (candidate.route.params.length === 0) return [];
    const readings = readingsOf(candidate, maker, isSeen);
    if (readings === undefined) return "its groups are not one after another";
    const { whole } = writtenLanguage(candidate, parts, maker);
    const within = whole === undefined ? [] : startOf([{ owner: 0, row: whole }]);
    const written = taggedWritten(parts, maker, isSeen);
    const found: Difference[] = [];
    const least = Math.max(0, left - maxStepsAlone);
    const spend = (steps: number): boolean => (left -= steps) >= least;
    for (const reading of readings) {
      const difference = findDifference(written, reading, within, spend);
      if (difference === "limit") return moreThan(left < 0 ? maxSteps : maxStepsAlone, "steps to read it");
      if (difference !== "none") found.push(difference);
    }
    return found;
  };
}
