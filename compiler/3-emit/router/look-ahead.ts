import type { Branch, Piece, Scan, Step, Steps, Way } from "../../ir/decision.ts";

/** The least number of characters that some steps need, up to where a converter speaks: it may throw, whatever follows. */
export function leastOf(steps: Steps): number {
  return Math.min(
    ...steps.map((step) => {
      if (step.kind === "tails") return Math.min(...step.tails.map(({ text }) => text.length));
      if (step.kind === "heads") return leastOfBranch(step.branch);
      if (step.kind === "words")
        return (
          step.prefix.length +
          1 +
          Math.min(...step.words.map(({ word, next }) => word.length + leastOf(next)))
        );
      if (step.kind === "scan") return lengthOf(step.scan) + leastOf(step.next);
      if (step.kind === "split") return Math.min(...step.ways.map(leastOfWay));
      return 0;
    }),
  );
}

const lengthOf = (scan: Scan) => (scan.kind === "shape" ? scan.sets.length : scan.min);

/** The least number of characters that pieces of a split take. */
export const leastOfPieces = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (piece.kind === "text" ? piece.text.length : lengthOf(piece.scan)), 0);

const leastOfWay = ({ pieces, next }: Way) => leastOfPieces(pieces) + leastOf(next);

/** The same for a branch. */
export const leastOfBranch = (branch: Branch): number =>
  branch.kind === "text"
    ? branch.text.length + leastOf(branch.next)
    : Math.min(...branch.cases.map((inner) => leastOfBranch(inner.branch)));

/** True for a step that can only go on with this character. */
export const goesOnWith = (char: string) => (step: Step) =>
  step.kind === "heads"
    ? branchBegins(step.branch, char)
    : step.kind === "tails" && step.tails.every(({ text }) => text.startsWith(char));

/** True for a step that can only end the path or go on with this character. */
export const endsOrGoesOnWith = (char: string) => (step: Step) =>
  goesOnWith(char)(step) ||
  (step.kind === "tails" && step.tails.every(({ text }) => text === "" || text.startsWith(char)));

const branchBegins = (branch: Branch, char: string): boolean =>
  branch.kind === "text"
    ? branch.text.startsWith(char)
    : branch.cases.every((inner) => branchBegins(inner.branch, char));
