import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseCookies, serializeCookie } from "./cookies.ts";

const parse = (header: string) => ({ ...parseCookies(header) });

test("cookies are read as by Django", () => {
  assert.equal(parse('a=1; b="2"; c=%C3%A9 ;a=3;;'), { a: "3", b: "2", c: "é" });
  assert.equal(parse("bare; =x; e=a=b; f="), { "": "x", e: "a=b", f: "" });
  assert.equal(parse("a=%zz; b=%E9"), { a: "%zz", b: "%E9" });
});

test("no name is special", () => {
  const cookies = parseCookies("__proto__=1; toString=2");
  assert.equal([cookies["__proto__"], cookies["toString"], cookies["constructor"]], ["1", "2", undefined]);
});

test("all attributes are written", () => {
  const line = serializeCookie("id", "a b;é", {
    maxAge: 3600,
    expires: new Date(0),
    path: "/x",
    domain: "example.com",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
    partitioned: true,
  });
  assert.is(
    line,
    "id=a%20b%3B%C3%A9; Path=/x; Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Domain=example.com; Secure; HttpOnly; SameSite=Lax; Partitioned",
  );
  assert.is(serializeCookie("id", "", { secure: false, domain: undefined }), "id=; Path=/");
});

test("what cannot stand in a cookie is refused", () => {
  assert.throws(() => serializeCookie("a b", ""), "bad header");
  assert.throws(() => serializeCookie("", ""), "bad header");
  assert.throws(() => serializeCookie("a", "", { path: "/;Domain=evil.com" }), "bad cookie Path");
  assert.throws(() => serializeCookie("a", "", { domain: "a\r\nb" }), "bad cookie Domain");
});

test("reading never throws, and a cookie set is the cookie read", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (header) => void parseCookies(header)));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      const line = serializeCookie("name", value);
      assert.is(parseCookies(line.slice(0, line.indexOf("; Path=")))["name"], value);
    }),
  );
});

test.run();
