/** What is seen at a glance against what the automata find out, on random lists of routes. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { analyze, readResult, view } from "../urlconf.test-util.ts";
import { catchAllFinder } from "./catch-all.ts";
import { languageMaker } from "./language.ts";
import { search } from "./search.ts";
import { endingOf } from "./thread.ts";

const seed = Number(process.env["SEED"] ?? Date.now() & 0xffff);

const languagesOf = (texts: readonly string[]) => {
  const named = texts.map((text) =>
    text.replace(
      />/g,
      (
        (count = 0) =>
        () =>
          `:p${count++}>`
      )(),
    ),
  );
  const { routes } = analyze(readResult(named.map((text, at) => view(text, `v${at}`))));
  const toLanguage = languageMaker();
  return routes.map((route) => toLanguage(route));
};

const atoms = [
  "a",
  "a/",
  "b/",
  "\n",
  "5",
  "<int>",
  "<slug>",
  "<str>",
  "<uuid>",
  "<path>",
  "<int>/",
  "<path>/",
];
const routeText = fc.array(fc.constantFrom(...atoms), { maxLength: 4 }).map((list) => list.join(""));
const catchAll = fc.constantFrom("<path>", "a/<path>", "<str>", "a<slug>", "5<int>", "b/<path>");

test("a route is said to lie under a catch-all only where the automata find the same", () => {
  let seen = 0;
  const lists = fc.array(fc.oneof({ weight: 3, arbitrary: routeText }, { weight: 1, arbitrary: catchAll }), {
    minLength: 2,
    maxLength: 7,
  });
  fc.assert(
    fc.property(lists, (texts) => {
      const languages = languagesOf(texts);
      const catchAllAbove = catchAllFinder(languages);
      const { findings, isComplete } = search(languages, { budget: 1_000_000 });
      // What was not found then means nothing: `<slug>5<uuid>` has too many states.
      if (!isComplete) return;
      for (const [rank, { owner, row }] of languages.entries()) {
        const taker = catchAllAbove(rank)?.owner;
        if (taker === undefined) continue;
        seen++;
        const { certain, possible, contested, takers, covers = [] } = findings.get(owner)!;
        assert.equal([certain, possible, contested], [undefined, undefined, undefined]);
        assert.equal([...takers], [[taker, endingOf(row)]]);
        assert.ok(covers.includes(taker));
      }
    }),
    { seed, numRuns: 600 },
  );
  assert.ok(seen > 40, `${seen} routes, seed ${seed}`);
});

test("what a catch-all leaves is seen, and who comes before it", () => {
  const takers = (...texts: string[]) => {
    const languages = languagesOf(texts);
    return languages.map((_, rank) => catchAllFinder(languages)(rank)?.owner);
  };
  assert.equal(takers("<path>", "a/<int>/", "<slug>", ""), [undefined, 0, 0, undefined]);
  // A text without "/" may have a line break, which no <path> takes.
  assert.equal(takers("<path>", "<str>/"), [undefined, undefined]);
  assert.equal(takers("a/<path>", "a/", "a/b", "b/"), [undefined, undefined, 0, undefined]);
  assert.equal(takers("a/<int>/", "<path>", "a/<slug>/", "b/"), [undefined, undefined, undefined, 1]);
  // An <int> beyond the safe integers is refused.
  assert.equal(takers("5<int>", "55"), [undefined, undefined]);
});

test.run();
