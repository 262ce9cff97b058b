import { test } from "uvu";
import * as assert from "uvu/assert";
import { isMadeOf } from "../../../runtime/path-pieces.ts";
import { random } from "../../3-emit/router/random-urlconf.test-util.ts";
import { piecesOf } from "./pieces.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const made = (source: string) =>
  piecesOf({ source, flags: "u" })?.map((piece) =>
    "text" in piece ? piece.text : new RegExp(piece.chars, "uy"),
  );

test("expressions that are a sequence, and others", () => {
  assert.equal(made("^([^/]+)-(?:[0-9]{2})(?<c>\\w*)\\/$"), [
    /[^/]+/uy,
    "-",
    /[0-9]/uy,
    /[0-9]/uy,
    /\w*/uy,
    "/",
  ]);
  assert.equal(made("^(a+)b(a+)"), [/a+/uy, "b", /a+/uy, /[^]*/uy]);
  assert.equal(made("^(a+)b(a+)\\$"), [/a+/uy, "b", /a+/uy, "$", /[^]*/uy]);
  for (const other of [
    "^(a+)$",
    "^(a|b)+(a+)$",
    "^(?=a)a+a+$",
    "^(?:a+)?a+$",
    "^a{1,3}a+a+$",
    "a+a+",
    "^(a+)\\1a+$",
  ])
    assert.is(made(other), undefined, other);
});

test(`they take what the expression takes (SEED=${seed})`, () => {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  let taken = 0;
  for (let round = 0; round < 400; round++) {
    const parts = Array.from({ length: 2 + Math.floor(next() * 4) }, () =>
      pick([
        "([^/]+)",
        "(?:[-a-z]+)",
        "(?<x>[0-9]+)",
        "(.*)",
        "-",
        "-",
        "a",
        "\\/",
        "([^-]{2})",
        "(😀+)",
        "(\\w*)",
      ]),
    );
    const source = `^${parts.join("").replaceAll("<x>", () => `<x${Math.floor(next() * 1e9)}>`)}${pick(["$", "$", ""])}`;
    const pieces = made(source);
    if (pieces === undefined) continue;
    const expression = new RegExp(source, "u");
    for (let count = 0; count < 40; count++) {
      const text = Array.from({ length: Math.floor(next() * 9) }, () => pick([..."--aab/10é\n", "😀"])).join(
        "",
      );
      const isTaken = expression.test(text);
      if (isTaken) taken++;
      assert.is(isMadeOf(text, pieces), isTaken, `${source} ${JSON.stringify(text)} SEED=${seed}`);
    }
  }
  assert.ok(taken > 0);
});

test("a long text costs what it is long", () => {
  const pieces = made("^([^/]+)-([^/]+)-([^/]+)-([^/]+)-([^/]+)\\/x$")!;
  assert.not(isMadeOf(`${"a-".repeat(50_000)}/y`, pieces));
  assert.ok(isMadeOf(`${"a-".repeat(50_000)}a/x`, pieces));
});

test.run();
