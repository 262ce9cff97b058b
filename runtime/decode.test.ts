import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decodePath, encodeIri, encodePath, splitAuthority } from "./decode.ts";

test("a path is decoded once", () => {
  for (const [raw, path] of [
    ["/a/", "/a/"],
    ["/a%2Fb/", "/a/b/"],
    ["/%2541/", "/%41/"],
    ["/caf%C3%A9/", "/café/"],
    ["/a+b;c=d/", "/a+b;c=d/"],
    ["/%F0%9F%98%80/", "/😀/"],
    ["/%00%0A/", "/\0\n/"],
    ["/%EF%BB%BF/", "/\ufeff/"],
  ])
    assert.is(decodePath(raw as string), path);
});

test("what is no escape stays, what is not UTF-8 stays in upper case", () => {
  for (const [raw, path] of [
    ["/%zz/%2/%", "/%zz/%2/%"],
    ["/s/%ff/", "/s/%FF/"],
    ["/caf%e9/%41", "/caf%E9/A"],
    ["/%e0%a4%41/", "/%E0%A4A/"],
    ["/%E0%A4%A/", "/%E0%A4%A/"],
    ["/%c0%af/%ed%a0%80/", "/%C0%AF/%ED%A0%80/"],
    ["/%f4%90%80%80/%f0%80%80%80", "/%F4%90%80%80/%F0%80%80%80"],
    ["/%c3%a9%c3/", "/é%C3/"],
  ])
    assert.is(decodePath(raw as string), path);
});

const escapes = fc.oneof(
  fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, "0")}`),
  fc.constantFrom("/", "a", "%", "+", "%2", "%zz", "é"),
);

/** The same by brute force: which of the next one to four bytes are UTF-8? */
function decodeSlowly(raw: string): string {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return raw.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    let text = "";
    for (let at = 0, length = 1; at < bytes.length; length++) {
      try {
        text += utf8.decode(bytes.subarray(at, at + length));
      } catch {
        if (length < 4) continue;
        text += `%${(bytes[at] as number).toString(16).toUpperCase().padStart(2, "0")}`;
        length = 1;
      }
      at += length;
      length = 0;
    }
    return text;
  });
}

test("decoding never throws, and agrees with a slower way", () => {
  fc.assert(
    fc.property(fc.array(escapes, { maxLength: 40 }), (pieces) => {
      const raw = pieces.join("");
      assert.is(decodePath(raw), decodeSlowly(raw));
    }),
    { numRuns: 2000 },
  );
});

test("16 KB of broken escapes are decoded in linear time", () => {
  const started = process.cpuUsage().user;
  for (const unit of ["%ff", "%c3", "%e0%a4", "%zz", "%f0%9f%98"]) decodePath(`/${unit.repeat(5461)}`);
  assert.ok(process.cpuUsage().user - started < 1_000_000);
});

test("a path is encoded as by Django", () => {
  assert.is(encodePath("/a b/é;=?#%/~:@&+$,-_.!*'()"), "/a%20b/%C3%A9%3B%3D%3F%23%25/~:@&+$,-_.!*'()");
  assert.is(encodePath("/\ud800/"), "/%EF%BF%BD/");
});

test("an IRI becomes a URI, once", () => {
  assert.is(encodeIri("/é?q=é#f [%41]"), "/%C3%A9?q=%C3%A9#f%20[%41]");
  assert.is(encodeIri("/a\nb\\"), "/a%0Ab%5C");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) =>
      assert.is(encodeIri(encodeIri(text)), encodeIri(text)),
    ),
  );
});

test("the authority of an absolute-form target is split off", () => {
  assert.equal(splitAuthority("http://h:1/x?a"), { target: "/x?a", authority: "h:1" });
  assert.equal(splitAuthority("HTTP://h"), { target: "/", authority: "h" });
  assert.equal(splitAuthority("http://h?a"), { target: "/?a", authority: "h" });
  assert.equal(splitAuthority("*"), { target: "*", authority: undefined });
});

test.run();
