import type { HandlerFault } from "../diagnostics/catalogue/views-check.ts";
import type { Diagnostic, Note } from "../diagnostics/diagnostic.ts";
import {
  viewArity,
  viewIsClass,
  viewMismatch,
  viewMissing,
  viewNotCallable,
  viewParamMissing,
  viewParamOptional,
  viewParamType,
  viewReturn,
} from "../diagnostics/catalogue/views.ts";
import { printPattern } from "../ir/print.ts";
import type { FlatRoute, Param } from "../ir/route.ts";
import type { Sources } from "../ir/span.ts";
import { declarationNote } from "./find-declaration.ts";
import type { TscDiagnostic } from "./run-compiler.ts";

/** Puts what TypeScript says of a view into words about its route; undefined for what is no mistake. */
export function explainView(
  route: FlatRoute,
  { code, chain }: TscDiagnostic,
  sources: Sources,
): Diagnostic | undefined {
  const { view } = route;
  const at = { span: view.span, view: view.text, pattern: printPattern(route.pattern) };
  const notes = (key?: string): readonly Note[] => [
    ...declarationNote(view, key, sources),
    ...route.includes.map(({ span }) => ({ message: "included from here", span })),
  ];
  const text = chain.join("\n");
  const missing = missingExport({ code, chain });
  if (missing !== undefined) return viewMissing(at, missing.name, missing.near, notes());
  const params = /Types of parameters '.*' and 'params' are incompatible\./.exec(text);
  const inside = params === null ? text : text.slice(params.index);
  // A view of nothing but optional params may serve a route that captures none of them.
  if (/has no properties in common with type/.test(inside) && params !== null) return undefined;
  if (params !== null) {
    const absent = /Property '(.+?)' is missing in type .* but required in type/.exec(inside)?.[1];
    if (absent !== undefined) return viewParamMissing(at, absent, notes(absent));
    const several = /is missing the following properties from type .*?: (.+)$/m.exec(inside)?.[1];
    const first = several?.split(", ")[0];
    if (first !== undefined) return viewParamMissing(at, first, notes(first));
    const optional = /Property '(.+?)' is optional in type/.exec(inside)?.[1];
    if (optional !== undefined) return viewParamOptional(at, optional, notes(optional));
    const wrong = wrongProperty(chain);
    const [key] = wrong?.path.split(".") ?? [];
    const param = route.params.find(({ name }) => name === key);
    if (wrong !== undefined && param !== undefined)
      return viewParamType(at, { ...wrong, name: param.name, source: sourceText(param, route) }, notes(key));
    return viewMismatch(at, condense(chain), false, notes());
  }
  if (/Target signature provides too few arguments/.test(text)) return viewArity(at, notes());
  if (/provides no match for the signature/.test(text)) {
    const isClass = /Type 'typeof .*' provides no match/.test(text) || /'typeof [A-Z]/.test(text);
    return isClass ? viewIsClass(at, notes()) : viewNotCallable(at, notes());
  }
  const isInside = !isAboutAssigning({ code });
  const unknown = /^Property '(.+?)' does not exist on type '(\{.*\})'/.exec(text);
  if (unknown?.[1] !== undefined && isParams(unknown[2], route))
    return viewParamMissing(at, unknown[1], notes());
  if (!isInside && !/Types of parameters/.test(text)) {
    const returned = /^Type '(.*)' is not assignable to type '(?:ViewResult|.*HttpResponse.*)'/m.exec(
      // Of an arrow that returns an expression TypeScript blames the expression, and says this first.
      (code === 2322 ? chain : chain.slice(1)).join("\n"),
    )?.[1];
    if (returned !== undefined) return viewReturn(at, returned, notes());
    if (/of type '[^(]*' is not assignable to parameter of type '\(/.test(text))
      return viewNotCallable(at, notes());
  }
  return viewMismatch(at, condense(chain), isInside || isOfBody(text), notes());
}

/** True for what TypeScript says of a value that does not fit its place, not of a mistake inside it. */
export const isAboutAssigning = ({ code }: Pick<TscDiagnostic, "code">): boolean =>
  [2322, 2345, 2739, 2740, 2741].includes(code);

/** True for a mismatch that names no function, class or response: of something in the body of a view. */
const isOfBody = (text: string): boolean => !/=>|View|Response|typeof/.test(text);

/** True for the type of all params of a route, as TypeScript prints it. */
function isParams(type: string | undefined, { params }: FlatRoute): boolean {
  const names = [
    ...(type ?? "").matchAll(/(?:\{ |; )(?:readonly )?(?:"(.+?)"|([\p{ID_Continue}$]+))\??: /gu),
  ].map(([, quoted, plain]) => quoted ?? plain);
  return names.length === params.length && params.every(({ name }) => names.includes(name));
}

/** What is wrong with an error handler. */
export function handlerFault({ chain }: Pick<TscDiagnostic, "chain">): HandlerFault {
  const text = chain.join("\n");
  if (/Target signature provides too few arguments/.test(text)) return { kind: "arguments" };
  const params = /Types of parameters '.*' and '(.*)' are incompatible\./.exec(text);
  const wanted = /^Type 'unknown' is not assignable to type '(.*)'\.$/m.exec(text)?.[1];
  if (params?.[1] === "exception" && wanted !== undefined) return { kind: "exception", wanted };
  const returned = /^Type '(.*)' is not assignable to type 'ViewResult'/m.exec(text)?.[1];
  if (params === null && returned !== undefined) return { kind: "returns", returned };
  return { kind: "other", words: condense(chain) };
}

/** `<int:id>`, `(?<id>…)` or `the extra kwarg "id"`. */
function sourceText({ name, sources }: Param, route: FlatRoute): string {
  const [source] = sources;
  if (source === undefined || source.kind === "extra") return `the extra kwarg "${name}"`;
  if (source.converter === undefined) return `(?<${name}>…)`;
  const long = `<${source.converter.name}:${name}>`;
  return route.pattern.includes(long) ? long : `<${name}>`;
}

/** The property of params whose types differ, `filter.tags`, and its two types. */
function wrongProperty(chain: readonly string[]) {
  const heading =
    /^(?:(?:Types of property|The types of) '(.+?)' are incompatible|Property '"?(.+?)"?' is incompatible with index signature)/;
  const at = chain.findIndex((line) => heading.test(line));
  const [, property, indexed] = heading.exec(chain[at] ?? "") ?? [];
  const path = property ?? indexed;
  const [, given, wanted] =
    /^Type '(.*)' is not assignable to type '(.*)'\.$/.exec(chain[at + 1] ?? "") ??
    /^The type '(.*)' is 'readonly' and cannot be assigned to the mutable type '(.*)'\.$/.exec(
      chain[at + 1] ?? "",
    ) ??
    [];
  return path === undefined || given === undefined || wanted === undefined
    ? undefined
    : { path, given, wanted };
}

/** The name that TypeScript does not find among the exports of a module, and one like it. */
export function missingExport({
  code,
  chain,
}: Pick<TscDiagnostic, "code" | "chain">):
  { readonly name: string; readonly near: string | undefined } | undefined {
  if (code !== 2339 && code !== 2551) return undefined;
  const text = chain.join("\n");
  const name = /Property '(.+?)' does not exist on type 'typeof import\(/.exec(text)?.[1];
  return name === undefined ? undefined : { name, near: /Did you mean '(.+)'/.exec(text)?.[1] };
}

/** TypeScript's words without the types that are only ours, and without the folders of this machine. */
export function condense(chain: readonly string[]): string {
  const words = chain.length > 1 ? chain.slice(1) : chain;
  return words
    .map((line) => line.replace(/\.$/, "").replace(/(?<=import\()"[^"]*\/([^"/]+)"/g, '"$1"'))
    .join("; ");
}
