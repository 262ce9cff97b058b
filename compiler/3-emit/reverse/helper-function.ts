import type { Candidate, NamedRoute } from "../../ir/named-route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import type { ConverterImports } from "./converter-imports.ts";
import { docOf, type DocFacts } from "./helper-doc.ts";
import { call, list, objectType, print, statement, union, type Doc } from "../layout.ts";
import { converterType, valueType } from "./param-type.ts";
import { pathPattern } from "./path-pattern.ts";
import type { RuntimeImports, RuntimeName } from "./runtime-imports.ts";
import { isIdentifier, type Scope } from "../scope.ts";
import { keyOf, quoted } from "../words.ts";

/** A helper module while it is written. */
export interface HelperModule {
  readonly scope: Scope;
  readonly converters: ConverterImports;
  readonly runtime: RuntimeImports;
}

const quoteFunctions: Readonly<Record<string, RuntimeName>> = {
  str: "quoteStr",
  int: "quoteInt",
  slug: "quoteSlug",
  uuid: "quoteUuid",
  path: "quotePathParam",
};

/** A call from JavaScript may lack the params: they are missing then, as in `reverse()`. */
const memberOf = (name: string) => `params?.${isIdentifier(name) ? name : `[${quoted(name)}]`}`;

/** The type of the params of a candidate; extra kwargs only where they tell candidates apart. */
function shapeOf(candidate: Candidate, hasExtras: boolean, { converters, runtime }: HelperModule): Doc {
  const members = candidate.params.map((name): [string, string] => {
    const part = candidate.parts.find((found) => found.kind === "param" && found.name === name);
    const def = part?.kind === "param" ? part.converter : undefined;
    const local = def && converters.nameOf(def);
    const generic = local === undefined ? "" : runtime.nameOf("ConverterValue");
    return [`readonly ${keyOf(name)}`, converterType(def, local, generic)];
  });
  const extras = hasExtras ? candidate.extras : [];
  for (const { name, value } of extras) members.push([`readonly ${keyOf(name)}?`, valueType(value)]);
  return members.length === 0 ? "Readonly<Record<string, never>>" : objectType(members);
}

/** The type of all candidates' params, and whether they may be left out. */
function paramsDoc(candidates: readonly Candidate[], module: HelperModule): Doc | undefined {
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

const templateText = (text: string) => text.replace(/[\\`]|\$(?=\{)/g, "\\$&");
const quotedPath = (text: string) => encodeURI(text).replace(/[?#]/g, encodeURIComponent);

/** How a param becomes text: the call that quotes it. */
function quoteCall(
  name: string,
  def: ConverterDef | undefined,
  { converters, runtime }: HelperModule,
): string {
  const custom = def && converters.nameOf(def);
  if (custom !== undefined) return `${runtime.nameOf("quoteWith")}(${custom}, ${memberOf(name)})`;
  return `${runtime.nameOf(quoteFunctions[def?.name ?? "str"] ?? "quoteStr")}(${memberOf(name)})`;
}

/**
 * The statement of a route whose values are checked one by one. TypeScript reads it once a route: one expression, for locals
 * and branches cost it twice as much.
 */
function directBody({ viewName }: NamedRoute, candidate: Candidate, module: HelperModule): string {
  const { parts, params, route } = candidate;
  const { runtime } = module;
  if (params.length === 0) {
    const path = quotedPath(parts.map((part) => (part.kind === "literal" ? part.text : "")).join(""));
    const toUrl = runtime.nameOf(path.startsWith("/") ? "toGuardedUrl" : "toPlainUrl");
    return statement(["return ", call(toUrl, [quoted(`/${path}`), "options"]), ";"]);
  }
  const path = parts.map((part) =>
    part.kind === "literal"
      ? templateText(quotedPath(part.text))
      : `\${${quoteCall(part.name, part.converter, module)}}`,
  );
  const toUrl = runtime.nameOf("toParamsUrl");
  const names = list(["[", "]"], params.map(quoted));
  const refusal = ["params", names, quoted(viewName), quoted(route.pattern)];
  return statement(["return ", call(toUrl, [`\`/${path.join("")}\``, "options", ...refusal]), ";"]);
}

/** The function of a name, and the patterns it needs besides. */
export function helperFunction(named: NamedRoute, module: HelperModule, facts: DocFacts): string {
  const { candidates, helper = "", viewName } = named;
  const [only] = candidates;
  const params = paramsDoc(candidates, module);
  const head = print([
    `export function ${helper}`,
    list(
      ["(", ")"],
      [...(params === undefined ? [] : [params]), `options?: ${module.runtime.nameOf("UrlOptions")}`],
    ),
    ": string {",
  ]);
  const doc = docOf(named, facts);
  const isDirect = only !== undefined && only.whole === undefined && only.extras.length === 0;
  if (candidates.length === 1 && isDirect) return `${doc}\n${head}\n${directBody(named, only, module)}\n}`;
  const patterns = module.scope.claim(`${helper}Patterns`);
  const rows = candidates.map((candidate) => pathPattern(candidate, module.converters));
  const table = print([
    `const ${patterns}: readonly ${module.runtime.nameOf("PathPattern")}[] = `,
    list(["[", "]"], rows, { isBroken: rows.length > 1 }),
    ";",
  ]);
  const given = params === undefined ? "undefined" : "params";
  const body = statement([
    "return ",
    call(module.runtime.nameOf("reverseFirst"), [quoted(viewName), patterns, given, "options"]),
    ";",
  ]);
  return `${table}\n\n${doc}\n${head}\n${body}\n}`;
}
