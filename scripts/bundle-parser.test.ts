/** The parser taken out of TypeScript against the whole: what each makes of the sources here, and of what cannot be parsed. */
import { build } from "esbuild";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { insideTsMorph } from "../compiler/1-read/inside-ts-morph.ts";
import type { Parser } from "../compiler/1-read/parser.ts";
import type { Node } from "../compiler/1-read/typescript.ts";
import { parserAlone } from "./bundle-parser.ts";

const scratch = mkdtempSync("node_modules/.cache/urlc-parser-");
let alone: Parser;
const whole = insideTsMorph();

test.before(async () => {
  const outfile = join(scratch, "parser.cjs");
  const contents = 'module.exports = require("./compiler/1-read/parser.ts").loadParser();';
  const stdin = { contents, resolveDir: "." };
  await build({ stdin, outfile, bundle: true, platform: "node", format: "cjs", plugins: [parserAlone] });
  alone = createRequire(import.meta.url)(join(process.cwd(), outfile)) as Parser;
  assert.ok(readFileSync(outfile, "utf8").length < 2_000_000, "it is a fifth of the whole");
});
test.after(() => rmSync(scratch, { recursive: true }));

/** A tree as a list: the kind, the place and the errors of every node. */
function listed(ts: Parser, name: string, text: string): readonly unknown[] {
  const target = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const file = ts.createSourceFile(name, text, target, true);
  const found: unknown[] = [];
  const visit = (node: Node): void => {
    found.push([ts.SyntaxKind[node.kind], node.getStart(file), node.end, ts.isStatement(node)]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly { messageText: string }[] };
  return [
    found,
    parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
  ];
}

const sources = ["compiler/1-read", "compiler/2-analyze", "fixtures/mysite"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8")),
);

test("it makes the same trees", () => {
  assert.ok(sources.length > 50);
  for (const text of sources) assert.equal(listed(alone, "a.ts", text), listed(whole, "a.ts", text));
});

test("it makes the same of texts that are cut short, and complains alike", () => {
  for (const [at, text] of sources.entries()) {
    const cut = text.slice(0, (text.length * ((at % 7) + 1)) / 9);
    assert.equal(listed(alone, "a.tsx", cut), listed(whole, "a.tsx", cut));
  }
});

test("it reads a tsconfig.json alike, comments, commas and mistakes too", () => {
  for (const text of [
    '{ "a": [1, "b",], /* c */ "d": { "e": null } }',
    "{ a: 1",
    "",
    '{ "a": -1e3, "a": true }',
  ])
    assert.equal(
      alone.parseConfigFileTextToJson("tsconfig.json", text).config,
      whole.parseConfigFileTextToJson("tsconfig.json", text).config,
    );
});

test.run();
