import { test } from "uvu";
import * as assert from "uvu/assert";
import { quoteField, quotePath, refused, toUrl } from "./url.ts";

const encoder = new TextEncoder();

/** Python's `quote(text, safe)`, byte by byte. */
function quote(text: string, safe: string): string {
  let quoted = "";
  for (const byte of encoder.encode(text)) {
    const char = String.fromCharCode(byte);
    quoted += safe.includes(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return quoted;
}

const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

/** Every Unicode scalar value, in texts of 4096 characters. */
function* allCharacters(): Generator<string> {
  for (let start = 0; start < 0x110000; start += 4096) {
    if (start >= 0xd800 && start < 0xe000) continue;
    const end = start === 0xd000 ? 0xd800 : start + 4096;
    yield String.fromCodePoint(...Array.from({ length: end - start }, (_, at) => start + at));
  }
}

test("paths are quoted as Django's reverse() quotes them, for every character", () => {
  let characters = 0;
  for (const text of allCharacters()) {
    characters += [...text].length;
    assert.is(quotePath(text), quote(text, `${unreserved}!$&'()*+,;=/:@`));
  }
  assert.is(characters, 1_112_064);
});

test("queries are quoted as Python's urlencode quotes them, for every character", () => {
  for (const text of allCharacters())
    assert.is(quoteField(text), quote(text, `${unreserved} `).replaceAll(" ", "+"));
});

test("a lone surrogate has no UTF-8", () => {
  assert.is(quotePath("a\ud800"), refused);
});

test("helpers of urlc 0.1.0, which knew no mark of refusal in a path, are told to be built again", () => {
  assert.throws(() => toUrl(), /another version of urlc: run `urlc build`/);
});

test.run();
