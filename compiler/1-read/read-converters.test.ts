import { test } from "uvu";
import * as assert from "uvu/assert";
import { read } from "./read.test-util.ts";

/** What one `parse` is judged to do: `rejects`, `throws`. */
async function judge(parse: string, before = ""): Promise<string> {
  const { result, told } = await read(`import { registerConverter } from "urlc";
${before}
export const c = registerConverter("c", { regex: ".", parse: ${parse}, format: String });
export const urlpatterns = [];
`);
  assert.equal(told, []);
  const [converter] = result.converters;
  return [converter?.mayReject && "rejects", converter?.mayThrow && "throws"].filter(Boolean).join(" ");
}

test("finds converters wherever imports lead", async () => {
  const { result, told } = await read({
    "urls.ts": `import { path } from "urlc";
import "./converters.js";
import * as views from "./views.js";
export const urlpatterns = [path("", views.home)];
`,
    "converters.ts": `import * as urlc from "urlc";
import { digits } from "./regex.js";
const yyyy = urlc.registerConverter("yyyy", { regex: \`\${digits}{4}\`, parse: (text) => Number(text), format(year) { return String(year); } });
export { yyyy as year };
`,
    "regex.ts": `export const digits = "[0-9]";`,
    "views.ts": `import { deep } from "./deep"\nexport const home = () => deep`,
    "deep/index.ts": `import { registerConverter as register } from "urlc";
import type { Secret } from "../secret.js";
export default register("deep", { regex: "x" });
// import "./commented.js"
`,
    "deep/commented.ts": `const nothing = 1;`,
    "secret.ts": `import { registerConverter } from "urlc";\nexport const s = registerConverter("s", { regex: "s" });`,
  });
  assert.equal(told, []);
  assert.equal(
    result.converters.map((c) => [
      c.name,
      c.regex,
      c.module?.file,
      c.module?.specifier,
      c.exportName,
      c.hasParse,
      c.hasFormat,
    ]),
    [
      ["yyyy", "[0-9]{4}", "converters.ts", "./converters.js", "year", true, true],
      ["deep", "x", "deep/index.ts", "./deep", "default", false, false],
    ],
  );
});

test("knows nothing of a converter whose members are assigned to", async () => {
  const judged = async (after: string, elsewhere = "") => {
    const { result, told } = await read({
      "urls.ts": `import "./converters.js";\nimport "./other.js";\nexport const urlpatterns = [];\n`,
      "converters.ts": `import { registerConverter } from "urlc";
export const c = registerConverter("c", { regex: "." });
export const d = registerConverter("d", { regex: "." });
${after}`,
      "other.ts": elsewhere,
    });
    assert.equal(told, []);
    return result.converters.map(({ mayReject, hasParse }) => mayReject && hasParse).join(" ");
  };
  assert.is(await judged(""), "false false");
  assert.is(await judged("c.parse = () => undefined;"), "true false");
  assert.is(await judged(`(d as any)["parse"] ??= () => undefined;`), "false true");
  assert.is(await judged("Object.assign(c, { parse: () => undefined });"), "true false");
  assert.is(await judged("Object.defineProperty(c, 'parse', { value: Number });"), "true false");
  assert.is(await judged("if (c.parse === d.parse) throw 0;"), "false false");
  const named = `import { c as own } from "./converters.js";\nfunction later() { own.parse = () => undefined; }`;
  assert.is(await judged("", named), "true false");
  assert.is(await judged("", `import * as all from "./converters.js";\nall.c.parse = Number;`), "true true");
  assert.is(await judged("", `export const c = { parse: 1 };\nc.parse = 2;`), "false false");
});

test("judges parse by its syntax", async () => {
  for (const harmless of [
    "(t) => Number(t)",
    "(t: string): number => Number.parseInt(t, 16)",
    "Number",
    "(t) => t",
    "(t) => t.toUpperCase()",
    "(t) => t.replaceAll('-', ' ').trim()",
    "(t) => `${t}!`",
    "(t) => t.trim().length",
    "(t) => new Date(Number(t))",
    "function (t) { return t.split(','); }",
    "(t) => { const n = Number(t); return n * 2; }",
    "(t) => (t === 'yes' ? true : false)",
    "(t) => t === 'yes'",
  ])
    assert.is(await judge(harmless), "", harmless);
  assert.is(await judge("(t) => (t === 'x' ? undefined : Number(t))"), "rejects");
  for (const unknown of [
    "(t) => BigInt(t)",
    "(t) => table[t]",
    "(t) => decodeURIComponent(t)",
    "(t) => { if (t) return 1; return undefined; }",
    "(t) => Number(t).length",
    "(t) => Number(other)",
    "async (t) => t",
    "views.parse",
    "(t) => t.split(',').map(Number)",
  ])
    assert.is(
      await judge(unknown, "const table = {}; const other = 1; const views = { parse: Number };"),
      "rejects throws",
      unknown,
    );
  assert.is(await judge("parse", "const parse = (t: string) => Number(t);"), "");
  assert.is(await judge("parse", "function parse(t: string) { return t; }"), "");
});

test("looks into spread converters", async () => {
  const { result, told } = await read(`import { registerConverter } from "urlc";
const base = { regex: "[0-9]+", parse: (text: string) => BigInt(text) };
export const big = registerConverter("big", Object.freeze({ ...base, format: String }));
export const urlpatterns = Object.freeze([]);
`);
  assert.equal(told, []);
  const [big] = result.converters;
  assert.equal([big?.regex, big?.hasParse, big?.hasFormat, big?.mayThrow], ["[0-9]+", true, true, true]);
});

test("says what is wrong with a converter", async () => {
  const told = async (call: string, before = "") =>
    (
      await read(
        `import { registerConverter } from "urlc";\n${before}\n${call}\nexport const urlpatterns = [];\n`,
      )
    ).told;
  assert.equal(await told(`registerConverter("a", { regex: "." });`), [
    'URLC1051 urls.ts registerConverter("a", { regex: "." })',
  ]);
  assert.equal(await told(`export const a = registerConverter("a", new A());`), ["URLC1050 urls.ts new A()"]);
  assert.equal(await told(`export const a = registerConverter("a", { ...f(), regex: "." });`), [
    'URLC1050 urls.ts { ...f(), regex: "." }',
  ]);
  assert.equal(await told(`export const a = registerConverter("a", { regex: f() });`), [
    "URLC1050 urls.ts f()",
  ]);
  assert.equal(await told(`export const a = registerConverter("a", { regex: "(" });`), [
    'URLC1054 urls.ts "("',
  ]);
  assert.equal(await told(`export const a = registerConverter("int", { regex: "." });`), [
    'URLC1053 urls.ts "int"',
  ]);
  assert.equal(await told(`if (f()) registerConverter("a", { regex: "." });`), [
    'URLC1052 urls.ts registerConverter("a", { regex: "." })',
  ]);
  assert.equal(
    await told(
      `export const a = registerConverter("a", { regex: "." }), b = registerConverter("a", { regex: "." });`,
    ),
    ['URLC1053 urls.ts "a"'],
  );
});

test("a Number of the project's own is not JavaScript's", async () => {
  const own = "const Number = (text: string) => (text === '1' ? undefined : 5);";
  assert.is(await judge("(text) => Number(text)"), "");
  assert.is(await judge("(text) => Number(text)", own), "rejects throws");
  assert.is(await judge("Number", 'import { Number } from "some-package";'), "rejects throws");
  assert.is(await judge("(Number) => Number(1)"), "rejects throws");
});

test.run();
