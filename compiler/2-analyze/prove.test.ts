import { test } from "uvu";
import * as assert from "uvu/assert";
import { prove } from "./prove.ts";
import { converter, emptyTree, flatRoutes, silent } from "./prove.test-util.ts";

/** `/a/` for a reachable route, `dead: 0 /a/`, `duplicate: 0 /a/`, `unproved: why`. */
function verdicts(...written: Parameters<typeof flatRoutes>): readonly string[] {
  return prove(emptyTree, flatRoutes(...written), silent).map((proof) => {
    if (proof.kind === "reachable") return [proof.witness, ...proof.ifAccepted].join(" if ");
    if (proof.kind === "unproved") return `unproved: ${proof.why}`;
    const kind = proof.isDuplicate ? "duplicate" : "dead";
    return `${kind}: ${proof.by.join(",")} ${proof.path ?? "no path"}`;
  });
}

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
  const ab = converter("ab", "a|b");
  assert.equal(verdicts(["a/", "b/", "<ab:x>/"], [ab]), ["/a/", "/b/", "dead: 0,1 /a/"]);
  assert.equal(verdicts(["<slug:s>/", "<str:s>/", "<path:p>"]), ["/a/", "/~/", "/a"]);
});

test("same language, same shape", () => {
  assert.equal(verdicts(["u/<int:a>/", "u/<int:b>/"]), ["/u/1/", "duplicate: 0 /u/1/"]);
  const any = converter("any", "[^/]{1,}");
  assert.equal(verdicts(["<str:a>", "<any:b>"], [any]), ["/a", "duplicate: 0 /a"]);
});

test("int stops at MAX_SAFE_INTEGER, after any number of zeros", () => {
  const digits = converter("digits", "[0-9]+");
  assert.equal(verdicts(["<int:a>/", "<digits:b>/"], [digits]), ["/1/", "/9111111111111111/"]);
  assert.equal(verdicts(["<digits:b>/", "<int:a>/"], [digits]), ["/1/", "dead: 0 /1/"]);
  const safe = converter("safe", "0{0,20}9007199254740991");
  assert.equal(verdicts(["<int:a>", "<safe:b>"], [safe]), ["/1", "dead: 0 /9007199254740991"]);
  const unsafe = converter("unsafe", "0{0,20}900719925474099[12]");
  assert.equal(verdicts(["<int:a>", "<unsafe:b>"], [unsafe]), ["/1", "/9007199254740992"]);
});

test("a converter that may refuse shadows nothing, and may be shadowed", () => {
  const even = converter("even", "[0-9]+", true);
  assert.equal(verdicts(["<even:n>/", "<int:n>/"], [even]), [
    "/1/ if even",
    "unproved: only what <even> refuses is left for it",
  ]);
  assert.equal(verdicts(["<str:n>/", "<even:n>/"], [even]), ["/a/", "dead: 0 /1/"]);
  assert.equal(verdicts(["<even:n>/", "<even:m>/"], [even]), ["/1/ if even", "duplicate: 0 /1/"]);
});

test("a split that an int refuses is not tried again", () => {
  assert.equal(verdicts(["<int:a><int:b>", "<int:c>"]), ["/11", "/1"]);
  const long = converter("long", "9{17}");
  assert.equal(
    verdicts(["<int:a><int:b>", "<long:c>"], [long])[1],
    "unproved: only what <int> refuses is left for it",
  );
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

test("a prefix whose end nobody knows proves nothing", () => {
  const odd = converter("odd", "a|ab");
  const [first, second] = verdicts([["<odd:x>", "c"], "abc"], [odd]);
  assert.is(first, "unproved: an include's prefix may end in several places");
  assert.is(second, "unproved: an include's prefix may end in several places");
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

test.run();
