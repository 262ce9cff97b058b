import type { RouteTree } from "../../ir/route.ts";
import { interpret } from "../interpret.ts";
import { comesBack, isSeen } from "./comes-back.ts";
import { alone, type Destination } from "./destination.ts";
import type { Meetings } from "./meeting-path.ts";
import { otherReadings } from "./other-readings.ts";
import type { PieceMaker } from "./piece.ts";
import { doubt, lose, type Case } from "./reversal-case.ts";
import { writePath, type Texts } from "./reversed-path.ts";
import { samplePaths } from "./written.ts";

/** Finds paths of a candidate that its own route does not take, or reads otherwise. */
export function ownReader(
  tree: RouteTree,
  maker: PieceMaker,
  destinationOf: (path: string) => Destination | string,
): (asked: Case, meetings: Meetings) => void {
  const readings = otherReadings();

  /** An include's prefix takes what the route below would need. */
  const missOwn = (asked: Case, meetings: Meetings): void => {
    const { candidate, textsOf } = asked;
    const { path, doubt: why } = meetings.withoutOwn();
    if (why !== undefined) {
      doubt(asked, why);
      return tryOwn(asked);
    }
    if (path === undefined) return;
    const texts = textsOf(path);
    if (texts === undefined) return doubt(asked, `${JSON.stringify(`/${path}`)} may be written`);
    const destination = destinationOf(path);
    if (typeof destination === "string") return doubt(asked, destination);
    const { match, winner } = destination;
    if (winner !== candidate.route) lose(asked, { path, texts, winner });
    else if (match && comesBack(candidate, texts, match))
      doubt(asked, `another path may be read otherwise than ${JSON.stringify(`/${path}`)}`);
    else lose(asked, { path, texts, winner, match });
  };

  /** Some paths that might come back otherwise, where nothing can be proved. */
  const tryOwn = (asked: Case): void => {
    const { candidate, textsOf, parts } = asked;
    for (const path of samplePaths(parts, maker)) {
      const texts = textsOf(path);
      const destination = texts && destinationOf(path);
      if (texts === undefined || destination === undefined || typeof destination === "string") continue;
      const { match, winner } = destination;
      const isForeign = winner !== undefined && winner !== candidate.route;
      if (isForeign && interpret(alone(tree, candidate.route), `/${path}`).match !== undefined) continue;
      if (!isForeign && match !== undefined && comesBack(candidate, texts, match)) continue;
      return lose(asked, { path, texts, winner, match });
    }
  };

  const readOtherwise = (asked: Case): void => {
    const { candidate, parts } = asked;
    const found = readings(candidate, parts, (name) => isSeen(candidate.route, name));
    if (typeof found === "string") return doubt(asked, found);
    for (const { text: path, one, other } of found) {
      let isLost = false;
      for (const seen of [one, other]) {
        const texts = completed(asked, path, seen);
        if (texts === undefined) continue;
        const destination = destinationOf(path);
        if (typeof destination === "string") continue;
        const { match, winner } = destination;
        if (winner !== undefined && winner !== candidate.route) continue;
        if (match !== undefined && comesBack(candidate, texts, match)) continue;
        lose(asked, { path, texts, winner, match });
        isLost = true;
        break;
      }
      if (!isLost) doubt(asked, `its params may be read otherwise, as in ${JSON.stringify(`/${path}`)}`);
    }
  };

  return (asked, meetings) => {
    if (mayMissOwn(asked)) missOwn(asked, meetings);
    if (asked.candidate.whole !== undefined) readOtherwise(asked);
  };
}

/** Elsewhere, a route takes all that is written for it: an include's prefix, and where an int begins, are settled once. */
const mayMissOwn = ({ candidate: { route, whole }, parts }: Case): boolean =>
  route.stages.length > 1 ||
  (whole !== undefined && parts.some((part) => typeof part !== "string" && part.isInt));

/** Texts for all params, and reverse() does give the path for them, by this candidate. */
function completed({ candidate, isGiven, textsOf }: Case, path: string, seen: Texts): Texts | undefined {
  const all = textsOf(path);
  const texts = new Map(candidate.params.map((name) => [name, seen.get(name) ?? all?.get(name) ?? ""]));
  return isGiven(texts) && writePath(candidate, texts) === path ? texts : undefined;
}
