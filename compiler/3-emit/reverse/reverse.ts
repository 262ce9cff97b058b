import type { CompiledFile } from "../../ir/compiled-file.ts";
import type { Candidate } from "../../ir/named-route.ts";
import { allNamespaces } from "./all-namespaces.ts";
import { createConverterImports, importDeclaration, type ConverterImports } from "./converter-imports.ts";
import { group, indent, list, object, print, type Doc } from "../layout.ts";
import { pathPattern } from "./path-pattern.ts";
import { createScope } from "../scope.ts";
import { tidy } from "../tidy.ts";
import { shapesMember, shapesOf, type TypesForm } from "./types.ts";
import { quoted } from "../words.ts";

const imported = [
  "redirectName",
  "reverseName",
  "type HttpResponseRedirect",
  "type ReverseArgs",
  "type ReverseRedirectOptions",
  "type ReverseTable",
];

const known = new WeakMap<Candidate["parts"], { readonly viewName: string; readonly text: string }>();

/** A row of the table, laid out where it will stand; kept, unless it imports a converter. */
function rowOf(viewName: string, candidate: Candidate, converters: ConverterImports): string {
  const { parts } = candidate;
  const before = known.get(parts);
  if (before?.viewName === viewName) return before.text;
  const row = print(indent(indent(["    ", pathPattern(candidate, converters, viewName), ","])));
  const text = row.slice("    ".length, -1);
  const isPlain = parts.every((part) => part.kind === "literal" || part.converter?.module === undefined);
  if (isPlain) known.set(parts, { viewName, text });
  return text;
}

/** Rows that are laid out already, in a list that is broken. */
const listed = (rows: readonly string[]): Doc => [
  group(`[\n${rows.map((row) => `    ${row},\n`).join("")}  ]`, true),
];

/** `reverse.ts`: `reverse(name, params)` and `redirect(name, params)` over every name. Imports no view. */
export async function emitReverse(form: TypesForm): Promise<CompiledFile> {
  const { names, options, root } = form;
  const shapes = shapesOf(form);
  const scope = createScope();
  const taken = [
    ...imported.map((name) => name.replace("type ", "")),
    "reverse",
    "redirect",
    "table",
    "RouteMap",
  ];
  for (const name of [...taken, ...shapes.all.map(({ name }) => name)]) scope.claim(name);
  const converters = createConverterImports(scope, options.outDir, options);
  const rows = names.routes.flatMap(({ viewName, candidates }) =>
    candidates.map((candidate) => rowOf(viewName, candidate, converters)),
  );
  const found = allNamespaces(names.root);
  const namespaces = found.namespaces.map(quoted);
  const apps = found.apps.map(([name, instances]): Doc =>
    list(["[", "]"], [quoted(name), list(["[", "]"], instances.map(quoted))]),
  );
  const table = print([
    "const table: ReverseTable = ",
    object([
      ["patterns", rows.length > 1 ? listed(rows) : list(["[", "]"], rows)],
      ["namespaces", list(["[", "]"], namespaces)],
      ...(apps.length === 0
        ? []
        : [["apps", list(["[", "]"], apps, { isBroken: apps.length > 1 })] as const]),
    ]),
    ";",
  ]);
  const used = new Set([...shapes.reverse.values()].flat().map(({ name }) => name));
  const members = [...shapes.reverse].map(([name, found]) => shapesMember(name, found));
  const text = [
    `// Made by urlc from ${root}. Do not edit: change the urls.ts files and run \`urlc build\`.`,
    importDeclaration("import", imported, "urlc"),
    ...converters.declarations(),
    ...(used.size === 0
      ? []
      : [importDeclaration("import type", [...used].sort(), `./types${options.importExtension}`)]),
    "",
    "/** Every name that can be reversed, with the params it takes. */",
    `export interface RouteMap {${members.length === 0 ? "" : "\n"}${members.join("\n")}${members.length === 0 ? "" : "\n"}}`,
    "",
    table,
    "",
    "/**",
    " * The URL of a name.",
    " * @throws {NoReverseMatch} for values that no pattern of the name takes",
    " */",
    "export function reverse<Name extends keyof RouteMap>(",
    "  name: Name,",
    "  ...args: ReverseArgs<RouteMap[Name]>",
    "): string {",
    "  return reverseName(table, name, ...args);",
    "}",
    "",
    "/** A redirect to the URL of a name: 302, or 301 with `permanent`. */",
    "export function redirect<Name extends keyof RouteMap>(",
    "  name: Name,",
    "  ...args: ReverseArgs<RouteMap[Name], ReverseRedirectOptions>",
    "): HttpResponseRedirect {",
    "  return redirectName(table, name, ...args);",
    "}",
    "",
  ];
  return { path: "reverse.ts", text: await tidy(text.join("\n")) };
}
