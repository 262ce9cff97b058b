/**
 * Random URLconfs: what prove() says of each route against what the interpreter does with paths made to hit it. Converters
 * here are run for real; `prove` only knows of them what a compiler can know. `npm run weaken-proofs` weakens the proof in
 * many ways, and each time this test must fail.
 */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { FlatRoute, RouteNode, RoutePart, RouteTree } from "../../ir/route.ts";
import type { UrlPattern } from "../../ir/urlconf.ts";
import { findLosses } from "./find-losses.ts";
import { interpret } from "../interpret.ts";
import { languageMaker } from "./language.ts";
import { prove } from "./prove.ts";
import { analyze, converter, include, readResult, view } from "../urlconf.test-util.ts";

const plain = { mayReject: false, mayThrow: false, hasParse: false, hasFormat: false };
const converters = [
  converter("ab", "a|b", plain),
  converter("opt", "a|ab", plain),
  converter("hex", "[0-9a-f]{2,3}", plain),
  converter("lazy", "[a-z]+?", plain),
  converter("even", "[0-9]+"),
  converter("odd", "[0-9]+"),
];
const parsers = new Map([
  ["even", { parse: (text: string) => (/[02468]$/.test(text) ? Number(text) : undefined) }],
  ["odd", { parse: (text: string) => (/[13579]$/.test(text) ? Number(text) : undefined) }],
]);

const samples: Readonly<Record<string, readonly string[]>> = {
  int: [
    "1",
    "5",
    "12",
    "007",
    "15",
    "9007199254740991",
    "9007199254740993",
    "00009007199254740992",
    "99999999999999999",
  ],
  str: ["a", "ab", "5", "1", "b-a", "aa1", "\n"],
  slug: ["a", "b", "5a", "-", "ab"],
  path: ["a", "a/", "a/b/", "5/a", "b/5/", "/"],
  uuid: ["01234567-89ab-cdef-0123-456789abcdef"],
  ab: ["a", "b"],
  opt: ["a", "ab"],
  hex: ["0a", "aaa", "15"],
  lazy: ["a", "ab"],
  even: ["4", "5", "12"],
  odd: ["4", "5", "12"],
  regexp: ["a", "b", "a/", "ab", "5/", "ba1/", ""],
};

const atoms = [
  ...["a", "b", "ab/", "a/", "/", "5", "5/", "-"],
  ...[
    "<int>",
    "<str>",
    "<slug>",
    "<path>",
    "<ab>",
    "<opt>",
    "<hex>",
    "<lazy>",
    "<even>",
    "<odd>",
    "<int><int>",
    "<int>/",
    "<str>/",
  ],
];
const expressions = [
  ...[
    /^a/,
    /b$/,
    /a|b$/,
    /^(?:a|5)+\/$/,
    /^(?!a)[a-z0-9]+\/$/,
    /^[^/]+$/,
    /(?:^a|b\/)/,
    /^(?<w>[ab])-\k<w>$/,
  ],
  ...[/a\b/, /^\d+\/$/i, /^A/i, /^(?:ab?|b)\/?$/],
];

const routeText = fc.array(fc.constantFrom(...atoms), { maxLength: 4 }).map((list) =>
  list.join("").replace(
    /<(\w+)>/g,
    (
      (count = 0) =>
      (_: string, name: string) =>
        `<${name}:p${count++}>`
    )(),
  ),
);
const route = fc.oneof(
  { weight: 9, arbitrary: routeText },
  { weight: 1, arbitrary: fc.constantFrom(...expressions) },
);
const { patterns } = fc.letrec<{ patterns: UrlPattern[]; pattern: UrlPattern }>((tie) => ({
  patterns: fc.array(tie("pattern"), { minLength: 2, maxLength: 5, depthIdentifier: "urlconf" }),
  pattern: fc.oneof(
    { maxDepth: 3, depthIdentifier: "urlconf" },
    { weight: 3, arbitrary: route.map((text) => view(text, "view")) },
    { weight: 1, arbitrary: fc.tuple(route, tie("patterns")).map(([text, inner]) => include(text, inner)) },
  ),
}));

/** What chance seldom makes: an int that an inner capture or an extra kwarg hides, and what it may then be. */
const hard: readonly (readonly UrlPattern[])[] = [
  [],
  [include("<int:p0>/", [view("<str:p0>/", "view")]), view("99999999999999999/a/", "view")],
  [view("<int:p0>-", "view", { kwargs: { p0: 1 } }), view("99999999999999999-", "view")],
  [view("<int:p0>-", "view"), view("99999999999999999-", "view"), view("9007199254740991-", "view")],
];

/** A text for each part, by turns: the n-th path of a route. */
const textOf = (part: RoutePart, turn: number): string => {
  if (part.kind === "literal") return part.text;
  const texts = samples[part.kind === "regexp" ? "regexp" : part.converter.name] ?? ["a"];
  return texts[turn % texts.length] ?? "";
};
function pathsOf(routes: readonly FlatRoute[]): readonly string[] {
  const paths = new Set<string>();
  for (const { stages, index } of routes)
    for (let turn = 0; turn < 16; turn++) {
      const parts = stages.flatMap((stage) => stage.parts);
      const path = `/${parts.map((part, at) => textOf(part, turn * (at + 3) + index)).join("")}`;
      for (const near of [path, path.slice(0, -1), `${path}/`, `${path}5/`, path.replace("a", "b")])
        paths.add(near);
    }
  return [...paths].filter((path) => path.startsWith("/"));
}

/** Whether a route takes a path when there is no other one, and no converter refuses. */
function isTakenAlone(tree: RouteTree, index: number, path: string): boolean {
  const only = (nodes: readonly RouteNode[]): readonly RouteNode[] =>
    nodes.flatMap((node): readonly RouteNode[] => {
      if (node.kind === "view") return node.index === index ? [node] : [];
      const children = only(node.children);
      return children.length === 0 ? [] : [{ ...node, children }];
    });
  return interpret({ ...tree, children: only(tree.children) }, path).match !== undefined;
}

/** Set by `npm run weaken-proofs`: more of them, and no shrinking. */
const runs = process.env["PROVE_RUNS"];

test("the interpreter agrees with every verdict", () => {
  const counts = { reachable: 0, conditional: 0, dead: 0, duplicate: 0, unproved: 0, losses: 0, paths: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...hard), patterns, (first, others) => {
      const written = [...first, ...others];
      const { tree, routes } = analyze(readResult(written, converters));
      const proofs = prove(tree, routes, () => {});
      const losses = findLosses(routes);
      const isExact = routes.map(languageMaker()).every(({ inexact }) => inexact === undefined);
      const winner = (path: string) => interpret(tree, path, parsers).match?.leaf.index;
      const winnerIfAccepted = (path: string) => interpret(tree, path).match?.leaf.index;
      const witnesses = proofs.flatMap((proof) => (proof.kind === "reachable" ? [proof.witness] : []));
      const paths = [...new Set([...pathsOf(routes), ...witnesses])];
      const hits = paths.map((path) => ({ path, won: winner(path), claimed: winnerIfAccepted(path) }));
      counts.paths += paths.length;
      for (const proof of proofs) {
        const own = `${proof.index} ${routes[proof.index]?.pattern}`;
        if (proof.kind === "reachable") {
          counts[proof.ifAccepted.length > 0 ? "conditional" : "reachable"] += 1;
          assert.is(winnerIfAccepted(proof.witness), proof.index, `${own} takes ${proof.witness}`);
          if (proof.ifAccepted.length === 0)
            assert.is(winner(proof.witness), proof.index, `${own} ${proof.witness}`);
          const shorter = hits.find(
            ({ path, claimed }) => claimed === proof.index && path.length < proof.witness.length,
          );
          if (isExact) assert.is(shorter?.path, undefined, `${own}: ${proof.witness} is not the shortest`);
        } else if (proof.kind === "dead") {
          counts[proof.isDuplicate ? "duplicate" : "dead"] += 1;
          const alive = hits.find(({ won, claimed }) => won === proof.index || claimed === proof.index);
          assert.is(alive?.path, undefined, `${own} is no dead route`);
          const taker = proof.path === undefined ? proof.by[0] : winner(proof.path);
          assert.is(taker, proof.by[0], `${own}: who takes ${proof.path}`);
        } else {
          counts.unproved += 1;
          assert.not.match(
            `${own}: ${proof.why}`,
            /interpreter/,
            `${own}: ${proof.why} ${routes.map(({ pattern }) => pattern).join(" · ")}`,
          );
        }
      }
      for (const { index, losses: lost } of losses)
        for (const { to, path } of lost) {
          counts.losses += 1;
          assert.is(winner(path), to, `${path} is lost by ${index} to ${to}`);
          assert.ok(isTakenAlone(tree, index, path), `${index} would take ${path}`);
        }
    }),
    runs === undefined
      ? { numRuns: 150, includeErrorInReport: true }
      : { numRuns: Number(runs), endOnFailure: true, includeErrorInReport: true },
  );
  console.log(counts);
});

test.run();
