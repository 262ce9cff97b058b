import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Proof } from "../../ir/proof.ts";
import { prove } from "./prove.ts";
import { verify } from "./verify.ts";
import { analyze, converter, include, readResult, view } from "../urlconf.test-util.ts";

type Level = string | RegExp;
type Converters = Parameters<typeof readResult>[1];

/** A route as its levels are written: `["items/<int:id>", "5/"]` is an include and a route in it. */
const patternOf = (
  levels: Level | readonly Level[],
): ReturnType<typeof view> | ReturnType<typeof include> => {
  const [first = "", ...rest] = Array.isArray(levels) ? (levels as readonly Level[]) : [levels as Level];
  return rest.length === 0 ? view(first, "view") : include(first, [patternOf(rest)]);
};

/** `/a/` for a reachable route, `dead: 0 /a/`, `duplicate: 0 /a/`, `unproved: why`. */
function verdicts(
  written: readonly (Level | readonly Level[])[],
  converters: Converters = [],
): readonly string[] {
  const { tree, routes } = analyze(readResult(written.map(patternOf), converters));
  return prove(tree, routes, () => {}).map((proof) => {
    if (proof.kind === "reachable") return [proof.witness, ...proof.ifAccepted].join(" if ");
    if (proof.kind === "unproved") return `unproved: ${proof.why}`;
    const kind = proof.isDuplicate ? "duplicate" : "dead";
    return `${kind}: ${proof.by.join(",")} ${proof.path ?? "no path"}`;
  });
}

const plain = (name: string, regex: string) =>
  converter(name, regex, { mayReject: false, mayThrow: false, hasParse: false, hasFormat: false });

test("a route is dead after one that takes all its paths", () => {
  assert.equal(verdicts(["greetings/<str:name>/", "greetings/search/"]), [
    "/greetings/a/",
    "dead: 0 /greetings/search/",
  ]);
  assert.equal(verdicts(["greetings/search/", "greetings/<str:name>/"]), [
    "/greetings/search/",
    "/greetings/a/",
  ]);
});

test("two routes kill a third together", () => {
  const ab = plain("ab", "a|b");
  assert.equal(verdicts(["a/", "b/", "<ab:x>/"], [ab]), ["/a/", "/b/", "dead: 0,1 /a/"]);
  assert.equal(verdicts(["<slug:s>/", "<str:s>/", "<path:p>"]), ["/a/", "/~/", "/a"]);
});

test("same language, same shape", () => {
  assert.equal(verdicts(["u/<int:a>/", "u/<int:b>/"]), ["/u/1/", "duplicate: 0 /u/1/"]);
  const any = plain("any", "[^/]{1,}");
  assert.equal(verdicts(["<str:a>", "<any:b>"], [any]), ["/a", "duplicate: 0 /a"]);
});

test("int stops at MAX_SAFE_INTEGER, after any number of zeros", () => {
  const digits = plain("digits", "[0-9]+");
  assert.equal(verdicts(["<int:a>/", "<digits:b>/"], [digits]), ["/1/", "/9111111111111111/"]);
  assert.equal(verdicts(["<digits:b>/", "<int:a>/"], [digits]), ["/1/", "dead: 0 /1/"]);
  const safe = plain("safe", "0{0,20}9007199254740991");
  assert.equal(verdicts(["<int:a>", "<safe:b>"], [safe]), ["/1", "dead: 0 /9007199254740991"]);
  const unsafe = plain("unsafe", "0{0,20}900719925474099[12]");
  assert.equal(verdicts(["<int:a>", "<unsafe:b>"], [unsafe]), ["/1", "/9007199254740992"]);
});

test("a converter that may refuse shadows nothing, and may be shadowed", () => {
  const even = converter("even", "[0-9]+", { mayThrow: false });
  assert.equal(verdicts(["<even:n>/", "<int:n>/"], [even]), [
    "/1/ if even",
    "unproved: only what <even> refuses is left for it",
  ]);
  const odd = converter("odd", "[0-9]+", { mayThrow: false });
  assert.is(
    verdicts(["<even:n>/", "<odd:n>/"], [even, odd])[1],
    "unproved: only what <even> refuses is left for it",
  );
  assert.equal(verdicts(["<str:n>/", "<even:n>/"], [even]), ["/a/", "dead: 0 /1/"]);
  assert.equal(verdicts(["<even:n>/", "<even:m>/"], [even]), ["/1/ if even", "duplicate: 0 no path"]);
});

test("a dead route behind one that may refuse is checked without that one", () => {
  const { tree, routes } = analyze(
    readResult(["<even:n>/", "<int:n>/", "5/", "a/"].map(patternOf), [converter("even", "[0-9]+")]),
  );
  const proofs = prove(tree, routes, () => {});
  assert.equal(proofs[2], {
    ...{ kind: "dead", index: 2, by: [1], path: undefined, doubtfulPath: "/5/", isDuplicate: false },
  });
  const claim = (index: number, doubtfulPath?: string): Proof => ({
    ...{ kind: "dead", index, by: [1], path: undefined, isDuplicate: false },
    ...(doubtfulPath !== undefined && { doubtfulPath }),
  });
  const kindOf = (proof: Proof) => verify(tree, routes, [proof])[0]?.kind;
  assert.is(kindOf(claim(2, "/5/")), "dead");
  assert.is(kindOf(claim(2)), "unproved");
  assert.is(kindOf(claim(3, "/a/")), "unproved");
});

test("a split that an int refuses is not tried again", () => {
  assert.equal(verdicts(["<int:a><int:b>", "<int:c>"]), ["/11", "/1"]);
  const digits = plain("digits", "[0-9]{2,}");
  assert.is(
    verdicts(["<int:a><int:b>", "<digits:c>"], [digits])[1],
    "unproved: an <int> may begin at several digits",
  );
  const long = plain("long", "9{17}");
  assert.is(verdicts(["<int:a><int:b>", "<long:c>"], [long])[1], "/99999999999999999");
});

test("an include's prefix is matched once, as far as it goes", () => {
  assert.equal(verdicts([["i/<int:a>", "5/"]]), ["dead:  no path"]);
  assert.equal(verdicts([["i/<int:a>", "/"]]), ["/i/1/"]);
  assert.equal(verdicts([["<path:p>/", "edit/"], "a/edit/"]), ["dead:  no path", "/a/edit/"]);
  assert.equal(verdicts([["<path:p>/", "edit"], "a/edit"]), ["/a/edit", "dead: 0 /a/edit"]);
  assert.equal(verdicts([["<str:p>", "suffix/"], ["<str:p>", "/"], "<str:p>/"]), [
    "dead:  no path",
    "/a/",
    "duplicate: 1 /a/",
  ]);
});

test("where a prefix ends is sometimes known only to the regex", () => {
  const odd = plain("odd", "a|ab");
  assert.equal(verdicts([["<odd:x>", "c"], "abc"], [odd]), ["/ac", "/abc"]);
  const both = plain("both", "ac|abc");
  assert.equal(verdicts([["<odd:x>", "c"], "<both:y>"], [odd, both]), [
    "/ac",
    "unproved: an include's prefix may end in several places",
  ]);
});

test("look-around is followed where it can be, and settled by an example where it cannot", () => {
  assert.equal(verdicts([/^(?!admin\/)[^/]+\/$/, "admin/", "search/"]), [
    "/b/",
    "/admin/",
    "dead: 0 /search/",
  ]);
  assert.equal(verdicts([/^(?=.*x)[a-z]+\/$/, "ax/", "a/", "<slug:s>/"]), [
    "unproved: it looks around",
    "dead: 0 /ax/",
    "/a/",
    "/1/",
  ]);
  assert.equal(verdicts([/^(?<a>[a-z]+)-\k<a>$/, "a-a", "a-b"]), [
    "unproved: a back-reference is not regular",
    "dead: 0 /a-a",
    "/a-b",
  ]);
});

test("regular expressions are searched for, from an anchor or anywhere", () => {
  assert.equal(verdicts([[/bar/], "foobarx/"]), ["/bar", "dead: 0 /foobarx/"]);
  assert.equal(verdicts([[/^pre/], "prefix/", "a/pre/"]), ["/pre", "dead: 0 /prefix/", "/a/pre/"]);
  assert.equal(verdicts([[/^a\/(?<n>[0-9]{4})\/$/], "a/2024/", "a/x/"]), [
    "/a/1111/",
    "dead: 0 /a/2024/",
    "/a/x/",
  ]);
  assert.equal(verdicts([[/(?:^a|b)c$/], "ac", "bc", "xbc"]), ["/ac", "dead: 0 /ac", "dead: 0 /bc", "/xbc"]);
});

test("names from Object.prototype are plain texts", () => {
  assert.equal(verdicts(["__proto__/", "constructor/", "<slug:s>/"]), [
    "/__proto__/",
    "/constructor/",
    "/a/",
  ]);
});

test("a set too large to be read is unproved, not a crash", () => {
  const [emoji, family, other] = verdicts([new RegExp("^\\p{RGI_Emoji}\\/$", "v"), "👨‍👩‍👧/", "a/"]);
  assert.match(emoji ?? "", /^unproved: .* has more than 2000 states$/);
  assert.is(family, "dead: 0 /👨‍👩‍👧/");
  assert.is(other, "/a/");
});

test.run();
