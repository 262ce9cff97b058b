import type { Loss, Proof } from "../ir/proof.ts";

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
