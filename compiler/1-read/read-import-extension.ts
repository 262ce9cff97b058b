import type { ReadResult } from "../ir/urlconf.ts";
import type { Module } from "./module.ts";
import { readPathAliases } from "./path-aliases.ts";
import type { Reader } from "./reader.ts";
import { isRelative } from "./resolve-module.ts";
import { ts } from "./typescript.ts";

type Extension = ReadResult["importExtension"];

/**
 * How the project ends the specifiers of its own files: as the first relative import of a URLconf does, else of any module
 * that was read, else as an alias does, else as tsconfig.json allows.
 */
export function readImportExtension(reader: Reader, urlconfs: readonly Module[]): Extension {
  const modules = [...new Set([...urlconfs, ...reader.modules.values()])];
  const written = modules.flatMap((module) =>
    specifiersOf(module).map((specifier) => ({ module, specifier })),
  );
  for (const { module, specifier } of written) {
    if (!isRelative(specifier)) continue;
    const ending = endingOf(specifier);
    if (ending !== undefined) return ending;
    const { path } = reader.refer(module, specifier);
    if (path !== undefined && endingOf(path) !== undefined) return "";
  }
  for (const { module, specifier } of written) {
    const ending = endingOf(specifier);
    if (ending !== undefined && reader.refer(module, specifier).path !== undefined) return ending;
  }
  return allowedExtension(readPathAliases(reader.base, reader.host).options);
}

function specifiersOf({ syntax }: Module): readonly string[] {
  return syntax.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    return specifier !== undefined && ts.isStringLiteral(specifier) ? [specifier.text] : [];
  });
}

function endingOf(path: string): ".js" | ".ts" | undefined {
  if (/\.[mc]?jsx?$/.test(path)) return ".js";
  return /\.[mc]?tsx?$/.test(path) ? ".ts" : undefined;
}

/** `.ts` runs everywhere once TypeScript allows it; without a bundler a specifier needs an ending. */
function allowedExtension(options: Readonly<Record<string, unknown>>): Extension {
  const isTrue = (name: string) => options[name] === true;
  if (isTrue("allowImportingTsExtensions") || isTrue("rewriteRelativeImportExtensions")) return ".ts";
  const isWord = (name: string, words: RegExp) => words.test(String(options[name] ?? ""));
  return isWord("moduleResolution", /^(bundler|node|node10)$/i) || isWord("module", /^preserve$/i)
    ? ""
    : ".js";
}
