import { test } from "uvu";
import * as assert from "uvu/assert";
import { pieceMaker } from "./piece.ts";

test("expressions that would grow large stay as they are, exact all the same, and later ones are given up sooner", () => {
  const maker = pieceMaker();
  const sizes = Array.from({ length: 14 }, (_, at) => {
    const piece = maker.regexp(`[a-z]*a[a-z]{${at + 15}}`, "u", "part");
    assert.is(piece.isTooLarge, true);
    assert.is(piece.inexact, undefined);
    return piece.edges.length;
  });
  assert.ok(sizes.every((size) => size < 60));
  // 2 ** 8 states: few enough for the first, too many once ten others were too large.
  const last = (made: typeof maker) => made.regexp("[a-z]*a[a-z]{7}", "u", "part").isTooLarge;
  assert.is(last(pieceMaker()), undefined);
  assert.is(last(maker), true);
});

test.run();
