/** A part of a route, as far as it is named. */
type TriedPart =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "param"; readonly name: string; readonly converter: { readonly name: string } }
  | { readonly kind: "regexp"; readonly source: string; readonly flags: string };

/** One try of a route: an `Attempt` of interpret(), as far as words need it; the map page has the same. */
export interface Tried {
  /** What the includes above had left to match. */
  readonly text: string;
  readonly outcome:
    | { readonly kind: "matched" }
    | { readonly kind: "entered"; readonly rest: string }
    | { readonly kind: "failed"; readonly part: TriedPart; readonly rest: string }
    | { readonly kind: "left-over"; readonly rest: string }
    | { readonly kind: "refused"; readonly part: TriedPart; readonly text: string };
}

function partText(part: TriedPart): string {
  if (part.kind === "literal") return JSON.stringify(part.text);
  if (part.kind === "regexp") return `/${part.source}/${part.flags}`;
  return `<${part.converter.name}:${part.name}>`;
}

/** Why a part does not take what is left. */
function failure(part: TriedPart, rest: string): string {
  const left = rest === "" ? "the end" : JSON.stringify(rest);
  if (part.kind === "param") return `${partText(part)} does not accept ${left}`;
  if (part.kind === "regexp") return `does not match ${left}`;
  return rest === ""
    ? `the path ends before ${partText(part)}`
    : `${left} does not begin with ${partText(part)}`;
}

/** How far an attempt got, in words. */
export function attemptText({ text, outcome }: Tried): string {
  if (outcome.kind === "matched") return "takes the path";
  if (outcome.kind === "refused") return `${partText(outcome.part)} refuses ${JSON.stringify(outcome.text)}`;
  const taken = JSON.stringify(text.slice(0, text.length - outcome.rest.length));
  const rest = JSON.stringify(outcome.rest);
  if (outcome.kind === "entered") return taken === '""' ? "is entered" : `matched ${taken}, ${rest} is left`;
  const soFar = taken === '""' ? "" : `matched ${taken}, then `;
  return (
    soFar + (outcome.kind === "left-over" ? `${rest} is left over` : failure(outcome.part, outcome.rest))
  );
}
