/** URLconfs of all that reverse() may get wrong, and what is proved of them. */
import fc from "fast-check";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { UrlPattern } from "../../ir/urlconf.ts";
import { nameRoutes } from "../reverse/name.ts";
import { analyze, converter, include, readResult, view } from "../urlconf.test-util.ts";
import { proveReversals } from "./prove-reversals.ts";
import { prove } from "./prove.ts";
import { tellReversals } from "./tell-reversals.ts";

const plain = { mayReject: false, mayThrow: false, hasParse: false, hasFormat: false };
const converters = [
  converter("opt", "a|ab", plain),
  converter("yyyy", "[0-9]{4}", { ...plain, hasParse: true, hasFormat: true }),
  converter("even", "[0-9]+", { mayThrow: false, hasFormat: false }),
];
/** What their code does. */
export const parsers = new Map([
  ["even", { parse: (text: string) => (Number(text) % 2 === 0 ? Number(text) : undefined) }],
  ["yyyy", { parse: Number }],
]);
/** All that is proved and told of a URLconf. */
export function proved(patterns: readonly UrlPattern[]) {
  const { tree, routes } = analyze(readResult(patterns, converters));
  const names = nameRoutes(tree, routes, () => {});
  const diagnostics: Diagnostic[] = [];
  const proofs = prove(tree, routes, () => {});
  const reversals = proveReversals(tree, routes, names, proofs);
  tellReversals(routes, proofs, reversals, (one) => diagnostics.push(one));
  const saying = (code: string) => diagnostics.flatMap((one) => (one.code === code ? [one.message] : []));
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return {
    tree,
    routes,
    names,
    reversals,
    messages: warnings.map(({ message }) => message),
    notes: saying("URLC5009"),
  };
}

const atoms = [
  "a",
  "b",
  "ab",
  "/",
  "5",
  "-",
  "<int>",
  "<str>",
  "<slug>",
  "<path>",
  "<opt>",
  "<even>",
  "<yyyy>",
];
const routeText = fc
  .array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 5 })
  .map((list) => list.map((atom, at) => atom.replace(">", `:p${at}>`)).join(""));
const expression = fc.constantFrom(
  /^a?(?<x>[a-z]+)\/$/,
  /^(?<x>\w+)-(?<y>\w+)$/,
  /^b\/?$/,
  /a/,
  /^(?:5|(?<z>a+))/,
  /^(?<x>[ab]+)(?:-(?<y>\d+))?$/,
  /^(?<x>a*)(?<y>[ab]*?)\/$/,
  /(?<x>[ab])\/$/,
  /^(?<x>a)-\k<x>\/$/,
  /^a(?<x>b*)?\/$/,
  /^(?<x>[ab]+?)/,
  /^(?<x>a\b.*)$/,
  /^(?<x>[^/]+)\/(?<y>[^/]+)?\/?$/i,
);
const route = fc.oneof({ weight: 8, arbitrary: routeText }, { weight: 1, arbitrary: expression });
const leaf = fc.tuple(route, fc.nat(5)).map(([text, n]) => view(text, `v${n}`, { name: `n${n % 4}` }));
/** A route, or an include of routes; names and views are few. */
export const pattern: fc.Arbitrary<UrlPattern> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc
      .tuple(route, fc.array(leaf, { minLength: 1, maxLength: 3 }))
      .map(([text, inner]) => include(text, inner)),
  },
);
