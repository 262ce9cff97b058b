import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { TooManyFieldsSent } from "./errors.ts";
import { QueryDict } from "./query-dict.ts";

test("fields are read as by Django", () => {
  for (const [query, fields] of [
    ["", []],
    ["a", [["a", ""]]],
    ["=b", [["", "b"]]],
    ["a==b", [["a", "=b"]]],
    ["&&a=1&", [["a", "1"]]],
    ["a=1;b=2", [["a", "1;b=2"]]],
    ["?a=1", [["?a", "1"]]],
    ["a=1+2%203", [["a", "1 2 3"]]],
    ["a=%E9&b=%zz", [["a", "\ufffd"], ["b", "%zz"]]], // prettier-ignore
    ["__proto__=x", [["__proto__", "x"]]],
  ] as const)
    assert.equal([...new QueryDict(query)], fields, query);
});

test("the last value counts, all are kept", () => {
  const query = new QueryDict("a=1&b=2&a=3");
  assert.equal([query.get("a"), query.get("c"), query.get("c", "d")], ["3", undefined, "d"]);
  assert.equal([query.getList("a"), query.getlist("c")], [["1", "3"], []]);
  assert.equal([query.keys(), query.size, query.has("b"), query.has("c")], [["a", "b"], 3, true, false]);
});

test("it is written as by Django, and changed by copying", () => {
  const query = new QueryDict("b=~*'()&a=1&b= ");
  assert.is(query.urlencode(), "b=~%2A%27%28%29&b=+&a=1");
  assert.is(String(new QueryDict(new Map([...query, ["b", "x&y"]]))), "b=x%26y&a=1");
  assert.is(query.get("b"), " ");
});

test("fields are counted by their separators", () => {
  assert.is(new QueryDict("a&".repeat(999)).size, 999);
  for (const query of ["a&".repeat(1000), "&".repeat(1000)])
    assert.throws(
      () => new QueryDict(query),
      (error: unknown) => error instanceof TooManyFieldsSent,
    );
  assert.throws(() => new QueryDict("a&b&c", 2));
  assert.is(new QueryDict("a&b", 2).size, 2);
});

test("queries are decoded as by URLSearchParams", () => {
  const piece = fc.constantFrom("a", "=", "&", "+", "%", "%2", "%26", "%3d", "%C3", "%A9", "%c3%a9", "%ED%A0%80", "é", "\ud800", "?", "%EF%BB%BF", "\ufeff"); // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const query = pieces.join("");
      assert.equal([...new QueryDict(query)], [...new URLSearchParams(`?${query}`)]);
    }),
    { numRuns: 2000 },
  );
});

test("any text is a query, and a written one reads the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const query = new QueryDict(text);
      const again = new QueryDict(query.urlencode());
      for (const name of query.keys()) assert.equal(again.getList(name), query.getList(name));
    }),
  );
});

test.run();
