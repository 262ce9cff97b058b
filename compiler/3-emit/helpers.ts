import type { CompiledFile, EmitOptions } from "../ir/compiled-file.ts";
import type { Candidate, NamedRoute, Namespace, NamespaceLevel, NameTable } from "../ir/named-route.ts";
import type { Proof } from "../ir/proof.ts";
import type { Sources, Span } from "../ir/span.ts";
import { createConverterImports, importDeclaration, type ConverterImports } from "./converter-imports.ts";
import { docOf } from "./helper-doc.ts";
import { anyOf, call, list, objectType, print, statement, union, type Doc } from "./layout.ts";
import { converterType, valueType } from "./param-type.ts";
import { pathPattern } from "./path-pattern.ts";
import { createScope, isIdentifier, type Scope } from "./scope.ts";
import { lineFinder } from "./source-line.ts";
import { tidy } from "./tidy.ts";
import { keyOf, quoted } from "./words.ts";

/** All that the helper modules are written from. */
export interface HelpersForm {
  readonly names: NameTable;
  readonly proofs: readonly Proof[];
  readonly sources: Sources;
  readonly options: EmitOptions;
  /** `Span.file` of the root urls.ts. */
  readonly root: string;
}

/** What the modules of one output share. */
interface Context extends HelpersForm {
  readonly lineOf: (span: Span) => number | undefined;
  readonly witnesses: ReadonlyMap<number, string>;
  /** Named routes by the module of their helper. */
  readonly byModule: ReadonlyMap<string, readonly NamedRoute[]>;
}

/** One module while it is written. */
interface Module {
  readonly scope: Scope;
  readonly converters: ConverterImports;
  /** Names taken from "urlc". */
  readonly used: Set<string>;
}

const runtimeNames = [
  "noReverseMatch",
  "quoteInt",
  "quotePathParam",
  "quoteSlug",
  "quoteStr",
  "quoteUuid",
  "quoteWith",
  "reverseFirst",
  "toGuardedUrl",
  "toUrl",
  "ConverterValue",
  "PathPattern",
  "UrlOptions",
] as const;
type RuntimeName = (typeof runtimeNames)[number];
const typeNames: ReadonlySet<string> = new Set(["ConverterValue", "PathPattern", "UrlOptions"]);

const quoteFunctions: Readonly<Record<string, RuntimeName>> = {
  str: "quoteStr",
  int: "quoteInt",
  slug: "quoteSlug",
  uuid: "quoteUuid",
  path: "quotePathParam",
};

const memberOf = (name: string) => (isIdentifier(name) ? `params.${name}` : `params[${quoted(name)}]`);

/** The type of the params of a candidate; extra kwargs only where they tell candidates apart. */
function shapeOf(candidate: Candidate, hasExtras: boolean, { converters, used }: Module): Doc {
  const members = candidate.params.map((name): [string, string] => {
    const part = candidate.parts.find((found) => found.kind === "param" && found.name === name);
    const def = part?.kind === "param" ? part.converter : undefined;
    const local = def && converters.nameOf(def);
    if (local !== undefined) used.add("ConverterValue");
    return [`readonly ${keyOf(name)}`, converterType(def, local)];
  });
  const extras = hasExtras ? candidate.extras : [];
  for (const { name, value } of extras) members.push([`readonly ${keyOf(name)}?`, valueType(value)]);
  return members.length === 0 ? "Readonly<Record<string, never>>" : objectType(members);
}

/** The type of all candidates' params, and whether they may be left out. */
function paramsDoc(candidates: readonly Candidate[], module: Module): Doc | undefined {
  const isOne = candidates.length === 1;
  if (isOne && candidates[0]?.params.length === 0) return undefined;
  const shapes = new Map<string, Doc>();
  for (const candidate of candidates) {
    const shape = shapeOf(candidate, !isOne, module);
    shapes.set(print(shape), shape);
  }
  const mark = candidates.some(({ params }) => params.length === 0) ? "?" : "";
  return [`params${mark}: `, union([...shapes.values()])];
}

/** A URL whose second character may be a slash has to be looked at. */
function isGuarded({ parts: [first] }: Candidate): boolean {
  if (first === undefined) return false;
  if (first.kind === "literal") return first.text.startsWith("/");
  return first.converter?.name !== "int" || first.converter.module !== undefined;
}

const templateText = (text: string) => text.replace(/[\\`]|\$(?=\{)/g, "\\$&");
const quotedPath = (text: string) => encodeURI(text).replace(/[?#]/g, encodeURIComponent);

/** The statements of a route whose values are checked one by one. */
function directBody(
  { viewName }: NamedRoute,
  candidate: Candidate,
  { scope, converters, used }: Module,
): string {
  const toUrl = isGuarded(candidate) ? "toGuardedUrl" : "toUrl";
  used.add(toUrl);
  const { parts, params, route } = candidate;
  if (params.length === 0) {
    const path = parts.map((part) => (part.kind === "literal" ? quotedPath(part.text) : "")).join("");
    return statement(["return ", call(toUrl, [quoted(`/${path}`), "options"]), ";"]);
  }
  const inner = scope.open();
  for (const name of ["params", "options"]) inner.claim(name);
  const locals = new Map(params.map((name) => [name, inner.claim(name)]));
  const statements: string[] = [];
  for (const [name, local] of locals) {
    const part = parts.find((found) => found.kind === "param" && found.name === name);
    const def = part?.kind === "param" ? part.converter : undefined;
    const custom = def && converters.nameOf(def);
    const quote: RuntimeName =
      custom === undefined ? (quoteFunctions[def?.name ?? "str"] ?? "quoteStr") : "quoteWith";
    used.add(quote);
    statements.push(
      statement([
        `const ${local} = `,
        call(quote, [...(custom === undefined ? [] : [custom]), memberOf(name)]),
        ";",
      ]),
    );
  }
  used.add("noReverseMatch");
  const refusal: Doc = [
    "throw ",
    call("noReverseMatch", [quoted(viewName), "params", quoted(route.pattern)]),
    ";",
  ];
  const path = parts.map((part) =>
    part.kind === "literal" ? templateText(quotedPath(part.text)) : `\${${locals.get(part.name)}}`,
  );
  return [
    ...statements,
    refusalOf(
      [...locals.values()].map((local) => `${local} === undefined`),
      refusal,
    ),
    statement(["return ", call(toUrl, [`\`/${path.join("")}\``, "options"]), ";"]),
  ].join("\n");
}

/** `if (…) throw …;` on one line where it fits, as prettier leaves it; else on two. */
function refusalOf(conditions: readonly string[], refusal: Doc): string {
  const body = print(["    ", refusal]);
  const head = statement(["if ", anyOf(conditions), " {"]);
  return `${head}\n${body.replaceAll("\n", "\n    ")}\n  }`;
}

/** A function, and the patterns it needs besides. */
function functionOf(named: NamedRoute, module: Module, context: Context): string {
  const { candidates, helper = "", viewName } = named;
  const [only] = candidates;
  const params = paramsDoc(candidates, module);
  module.used.add("UrlOptions");
  const head = print([
    `export function ${helper}`,
    list(["(", ")"], [...(params === undefined ? [] : [params]), "options?: UrlOptions"]),
    ": string {",
  ]);
  const doc = docOf(named, context);
  if (candidates.length === 1 && only !== undefined && only.whole === undefined)
    return `${doc}\n${head}\n${directBody(named, only, module)}\n}`;
  module.used.add("reverseFirst").add("PathPattern");
  const patterns = module.scope.claim(`${helper}Patterns`);
  const rows = candidates.map((candidate) => pathPattern(candidate, module.converters));
  const table = print([
    `const ${patterns}: readonly PathPattern[] = `,
    list(["[", "]"], rows, { isBroken: rows.length > 1 }),
    ";",
  ]);
  const given = params === undefined ? "undefined" : "params";
  const body = statement([
    "return ",
    call("reverseFirst", [quoted(viewName), patterns, given, "options"]),
    ";",
  ]);
  return `${table}\n\n${doc}\n${head}\n${body}\n}`;
}

/** Every namespace of a tree, itself excepted. */
const allNamespaces = ({ namespaces }: NamespaceLevel): readonly Namespace[] =>
  namespaces.flatMap((namespace) => [namespace, ...allNamespaces(namespace)]);

async function moduleOf(path: string, level: NamespaceLevel, context: Context): Promise<CompiledFile> {
  const { options, root } = context;
  const scope = createScope();
  for (const name of runtimeNames) scope.claim(name);
  const routes = context.byModule.get(path) ?? [];
  const folder = `${options.outDir}/${path.slice(0, path.lastIndexOf("/"))}`;
  for (const { helper } of routes) if (helper !== undefined) scope.claim(helper);
  const module: Module = {
    scope,
    converters: createConverterImports(scope, folder, options),
    used: new Set(),
  };
  const functions = routes.filter(({ helper }) => helper).map((named) => functionOf(named, module, context));
  const names = runtimeNames
    .filter((name) => module.used.has(name))
    .map((name) => (typeNames.has(name) ? `type ${name}` : name));
  const here = path.slice(path.lastIndexOf("/") + 1);
  const inner = level.namespaces
    .filter(({ helper, module: file }) => helper !== undefined && hasHelpers(file, context))
    .map(({ helper, module: file }) => {
      const below = file.slice(path.length - here.length).replace(/\.ts$/, options.importExtension);
      return `export * as ${helper} from ${quoted(`./${below}`)};`;
    });
  const head = [
    `// Made by urlc from ${root}. Do not edit: change the urls.ts files and run \`urlc build\`.`,
    ...(names.length === 0 ? [] : [importDeclaration("import", names, "urlc")]),
    ...module.converters.declarations(),
  ];
  const sections = [head.join("\n"), inner.join("\n"), ...functions].filter((section) => section !== "");
  const text = sections.length === 1 ? [...sections, "export {};"] : sections;
  return { path, text: await tidy(`${text.join("\n\n")}\n`) };
}

/** True when a namespace has helpers, or one below it. */
function hasHelpers(module: string, { byModule }: Context): boolean {
  const below = module.replace(/\.ts$/, "/");
  return [...byModule].some(
    ([file, routes]) => (file === module || file.startsWith(below)) && routes.some(({ helper }) => helper),
  );
}

/** `urls/index.ts` and one module a namespace: a pure function for every name that can be reversed. */
export function emitHelpers(form: HelpersForm): Promise<readonly CompiledFile[]> {
  const byModule = new Map<string, NamedRoute[]>();
  for (const named of form.names.routes) {
    const others = byModule.get(named.module);
    if (others === undefined) byModule.set(named.module, [named]);
    else others.push(named);
  }
  const witnesses = new Map(
    form.proofs.flatMap((proof) =>
      proof.kind === "reachable" ? [[proof.index, proof.witness] as const] : [],
    ),
  );
  const context: Context = { ...form, lineOf: lineFinder(form.sources), witnesses, byModule };
  const levels = allNamespaces(form.names.root).filter(({ module }) => hasHelpers(module, context));
  return Promise.all([
    moduleOf("urls/index.ts", form.names.root, context),
    ...levels.map((namespace) => moduleOf(namespace.module, namespace, context)),
  ]);
}
