/**
 * Takes out of the TypeScript inside ts-morph what reading needs, a fifth of it: the command line starts with less to load.
 *
 * Its one file is a row of declarations, of which a bundler keeps what is used, once nothing runs beside them: registrations
 * of what editors offer are left out, and what fills a namespace (`(Parser2) => {…}`) becomes the value of its variable.
 */
import type { Plugin } from "esbuild";
import { readFileSync } from "node:fs";
import { parserNames } from "../compiler/1-read/parser.ts";

const source = "node_modules/@ts-morph/common/dist/typescript.js";

/** Where the licences of what is taken stand. */
export const parserPackages = ["node_modules/@ts-morph/common", "node_modules/typescript-6"];

/** The parser as a module that exports `parserNames`, with all that it does not need still in it. */
function parserModule(): string {
  const text = readFileSync(source, "utf8");
  const [licence = ""] = /^\/\*![^]*?\*\//.exec(text) ?? [];
  const body = text.slice(text.indexOf('"use strict";'), text.lastIndexOf("0 && (module.exports"));
  const declarations = body
    .replace(/^module\.exports = .*$/m, "")
    .replace(/^(?:registerCodeFix|registerRefactor|__export)\([^]*?^\}\);$/gm, "")
    .replace(
      /^_(?:ProjectService|ScriptVersionCache|AutoImport\w*|Typings\w*)\.\w+ = (?:\{[^]*?^\}|.*);$/gm,
      "",
    )
    .replace(/^if \([^]*?^\}$/gm, "")
    .replace(
      /^var (\w+);\n\(\((\w+)\) => \{$([^]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);$/gm,
      "var $1 = /* @__PURE__ */ (($2) => {$3return $2;\n})({});",
    )
    .replace(/^((?:var|let|const) [\w$]+ = )((?:new )?[\w$.]+\()/gm, "$1/* @__PURE__ */ $2");
  return `${licence}\n${declarations}\nexport { ${parserNames.join(", ")} };\n`;
}

/** In a bundle, `loadParser()` gives the parser alone. */
export const parserAlone: Plugin = {
  name: "parser-alone",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]1-read[\\/]parser\.ts$/ }, () => ({
      contents: 'import * as parser from "parser-alone";\nexport const loadParser = () => parser;',
    }));
    onResolve({ filter: /^parser-alone$/ }, ({ path }) => ({ path, namespace: path }));
    onLoad({ filter: /./, namespace: "parser-alone" }, () => ({ contents: parserModule(), loader: "js" }));
  },
};
