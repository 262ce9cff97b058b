import type { Candidate, NamedRoute } from "../../ir/named-route.ts";
import type { ConverterImports } from "./converter-imports.ts";
import { docOf, type DocFacts } from "./helper-doc.ts";
import { anyOf, call, list, objectType, print, statement, union, type Doc } from "../layout.ts";
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

const memberOf = (name: string) => (isIdentifier(name) ? `params.${name}` : `params[${quoted(name)}]`);

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

/** A URL whose second character may be a slash has to be looked at. */
function isGuarded({ parts: [first] }: Candidate): boolean {
  if (first === undefined) return false;
  if (first.kind === "literal") return first.text.startsWith("/");
  return first.converter?.module !== undefined || first.converter?.name === "path";
}

const templateText = (text: string) => text.replace(/[\\`]|\$(?=\{)/g, "\\$&");
const quotedPath = (text: string) => encodeURI(text).replace(/[?#]/g, encodeURIComponent);

/** How a param becomes text: the call that quotes it. */
function quoteCall(name: string, { parts }: Candidate, { converters, runtime }: HelperModule): Doc {
  const part = parts.find((found) => found.kind === "param" && found.name === name);
  const def = part?.kind === "param" ? part.converter : undefined;
  const custom = def && converters.nameOf(def);
  if (custom !== undefined) return call(runtime.nameOf("quoteWith"), [custom, memberOf(name)]);
  return call(runtime.nameOf(quoteFunctions[def?.name ?? "str"] ?? "quoteStr"), [memberOf(name)]);
}

/** The statements of a route whose values are checked one by one. */
function directBody({ viewName }: NamedRoute, candidate: Candidate, module: HelperModule): string {
  const { scope, runtime } = module;
  const { parts, params, route } = candidate;
  const toUrl = runtime.nameOf(isGuarded(candidate) ? "toGuardedUrl" : "toUrl");
  if (params.length === 0) {
    const path = parts.map((part) => (part.kind === "literal" ? quotedPath(part.text) : "")).join("");
    return statement(["return ", call(toUrl, [quoted(`/${path}`), "options"]), ";"]);
  }
  const noReverseMatch = runtime.nameOf("noReverseMatch");
  const quotes = params.map((name) => quoteCall(name, candidate, module));
  // Only now, when every import has its name, may the locals take theirs.
  const inner = scope.open();
  for (const name of ["params", "options"]) inner.claim(name);
  const locals = new Map(params.map((name) => [name, inner.claim(name)]));
  const path = parts.map((part) =>
    part.kind === "literal" ? templateText(quotedPath(part.text)) : `\${${locals.get(part.name)}}`,
  );
  return [
    ...params.map((name, at) => statement([`const ${locals.get(name)} = `, quotes[at] ?? "", ";"])),
    refusalOf(
      [...locals.values()].map((local) => `${local} === undefined`),
      ["throw ", call(noReverseMatch, [quoted(viewName), "params", quoted(route.pattern)]), ";"],
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
  if (candidates.length === 1 && only !== undefined && only.whole === undefined)
    return `${doc}\n${head}\n${directBody(named, only, module)}\n}`;
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
