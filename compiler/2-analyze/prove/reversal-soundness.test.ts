/**
 * Random URLconfs: what proveReversals() says of each way to write a path against paths written so. `npm run weaken-proofs` weakens
 * the proof in many ways, and each time this test must fail.
 */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Candidate } from "../../ir/named-route.ts";
import { interpret } from "../interpret.ts";
import { view } from "../urlconf.test-util.ts";
import { mayWrite, takes, writePath, type Texts } from "./reversed-path.ts";

import { parsers, pattern, proved } from "./reversals.test-util.ts";
import { writtenParts } from "./written.ts";

/** Values that a param may have. */
const samples: Readonly<Record<string, readonly string[]>> = {
  int: ["1", "5", "12", "0", "105", "9007199254740991"],
  str: ["a", "ab", "5", "-", "b-a", "aa1", "\n", "é"],
  slug: ["a", "b", "5a", "-", "ab", "a-a", "2024", "55"],
  path: ["a", "a/", "a/b/", "5/a", "b/5/", "/", "-", "a/edit/"],
  opt: ["a", "ab"],
  yyyy: ["2024", "0001"],
  even: ["4", "04"],
  group: ["", "a", "aa", "b", "ab", "a1", "5", "a-b"],
};

const given = fc.array(pattern, { minLength: 1, maxLength: 5 });
const turns = fc.array(fc.nat(1e6), { minLength: 5, maxLength: 5 });
const runs = process.env["PROVE_RUNS"];

test("what reverse() gives is lost only to the routes that are named, if everything is proved", () => {
  const counts = { kept: 0, lost: 0, unproved: 0, values: 0 };
  fc.assert(
    fc.property(given, fc.array(turns, { minLength: 20, maxLength: 20 }), (patterns, lists) => {
      const { tree, routes, names, reversals } = proved(patterns);
      const proofs = new Map(
        reversals.map((proof) => [`${proof.viewName} ${proof.candidate}`, proof] as const),
      );
      for (const { path, to } of reversals.flatMap(({ losses }) => losses))
        assert.is(interpret(tree, path, parsers).match?.leaf.index, to, `${path} goes to ${to}`);
      for (const { viewName, candidates } of names.routes)
        candidates.forEach((candidate, at) => {
          const proof = proofs.get(`${viewName} ${at}`);
          assert.ok(proof, `a verdict on ${viewName}`);
          if (proof === undefined) return;
          counts[proof.unproved !== undefined ? "unproved" : proof.losses.length > 0 ? "lost" : "kept"]++;
          if (proof.unproved !== undefined) return;
          const parts = candidate.parts.filter((part) => part.kind === "param");
          for (const list of lists) {
            const texts = new Map(
              parts.map(({ name, converter }, place) => {
                const own = samples[converter?.name ?? "group"] ?? ["a"];
                return [name, own[(list[place] ?? 0) % own.length] ?? "a"];
              }),
            );
            const isTried = candidates
              .slice(0, at)
              .some((one) => one.params.every((name) => texts.has(name)) && mayWrite(one, texts));
            const path = writePath(candidate, texts);
            if (isTried || path === undefined || !isCapturable(candidate, texts)) continue;
            counts.values++;
            const { match } = interpret(tree, `/${path}`, parsers);
            const winner = match && routes[match.leaf.index];
            const isBack =
              winner === candidate.route &&
              candidate.route.params.every(({ name }) =>
                texts.has(name)
                  ? String(match?.params[name]) === texts.get(name)
                  : match?.params[name] === undefined,
              );
            const all = routes.map(({ pattern, viewName: own }) => `${own} ${pattern}`).join(" · ");
            const says = `${candidate.route.pattern} ${JSON.stringify([...texts])} gives ${path}, taken by ${winner?.pattern}, of ${all}`;
            // Of what no earlier route takes, one example is enough.
            const isEarlier = winner !== undefined && winner.index < candidate.route.index;
            const isNamed = proof.losses.some(({ to }) => !isEarlier || to === winner.index);
            if (!isBack) assert.ok(isNamed, says);
          }
        });
    }),
    runs === undefined
      ? { numRuns: 300, includeErrorInReport: true }
      : { numRuns: Number(runs), endOnFailure: true, includeErrorInReport: true },
  );
  console.log(counts);
});

test("where a search is too long, nothing is proved", () => {
  // In both languages are the texts of 13 letters that begin with "ab", behind thousands of states.
  const patterns = [/^(?<x>[ab]*a[ab]{12})$/, /^(?<y>[ab]*b[ab]{11})$/];
  const { tree, reversals } = proved(patterns.map((text, at) => view(text, `v${at}`, { name: `n${at}` })));
  assert.is(interpret(tree, "/abaaaaaaaaaaa").match?.leaf.index, 0);
  const second = reversals.find(({ index }) => index === 1);
  assert.equal(second?.losses, []);
  assert.is(second?.unproved, "more than 20000 steps");
});

/** Each text is one that its group takes, by itself. */
const isCapturable = (candidate: Candidate, texts: Texts): boolean =>
  writtenParts(candidate).every(
    (part) => typeof part === "string" || takes(part, texts.get(part.name) ?? ""),
  );

test.run();
