import type { Loss, LostReversal, Proof, ReversalProof } from "../ir/proof.ts";

/** What is certain of a route, one line a fact. */
export function proofLines(
  proof: Proof | undefined,
  patternOf: (index: number) => string,
  losses: readonly Loss[] = [],
): readonly string[] {
  if (proof === undefined) return [];
  if (proof.kind === "unproved") return [`not proved: ${proof.why}`];
  if (proof.kind === "dead") {
    const by = proof.by.map(patternOf).join(", ");
    if (proof.path === undefined) return ["never matches: there is no such path"];
    return [`never matches: ${proof.path} goes to ${by}`];
  }
  const condition = proof.ifAccepted.length === 0 ? "" : ` (if ${proof.ifAccepted.join(", ")} accepts it)`;
  return [
    `takes ${proof.witness}${condition}`,
    ...losses.map(({ to, path }) => `loses ${path} to ${patternOf(to)}`),
  ];
}

const maxReversals = 8;

/**
 * What is certain of the paths that reverse() gives for a route, one line a fact; none for a route without a name.
 * @param losses what the route loses, and is listed already
 */
export function reversalLines(
  reversals: readonly ReversalProof[],
  patternOf: (index: number) => string,
  losses: readonly Loss[] = [],
): readonly string[] {
  if (reversals.length === 0) return [];
  const listedPaths = new Set(losses.map(({ path }) => path));
  const listedLosses = reversals.flatMap((one) => one.losses.filter(({ path }) => listedPaths.has(path)));
  const [first] = listedLosses;
  const lost = reversals.flatMap(({ losses: own, index }) =>
    own.filter(({ path }) => !listedPaths.has(path)).map((loss) => lossLine(loss, index, patternOf)),
  );
  const more = lost.length - maxReversals;
  const why = reversals.find(({ unproved }) => unproved !== undefined)?.unproved;
  return [
    ...(first === undefined && lost.length === 0 && why === undefined
      ? ["what reverse() gives comes back"]
      : []),
    ...(first === undefined
      ? []
      : [`reverse() gives ${listedLosses.length} of these${of(first.params, ", as of")}`]),
    ...lost.slice(0, maxReversals),
    ...(more > 0 ? [`${more} more routes take what reverse() gives`] : []),
    ...(why === undefined ? [] : [`not proved whether what reverse() gives comes back: ${why}`]),
  ];
}

const listed = (params: LostReversal["params"]): string =>
  [...params].map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(", ");

const of = (params: LostReversal["params"], word: string) =>
  params.size === 0 ? "" : `${word} ${listed(params)}`;

function lossLine(
  { params, path, to, back }: LostReversal,
  index: number,
  patternOf: (index: number) => string,
): string {
  const given = `reverse()${of(params, " of")} gives ${path}, which`;
  if (to === undefined) return `${given} no route takes`;
  return to === index
    ? `${given} comes back as ${listed(back ?? new Map()) || "none"}`
    : `${given} goes to ${patternOf(to)}`;
}
