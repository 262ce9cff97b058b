import { findNamespace } from "../../../runtime/find-namespace.ts";
import { NoReverseMatch } from "../../../runtime/no-reverse-match.ts";
import { allNamespaces } from "../../3-emit/reverse/all-namespaces.ts";
import { analyze } from "../../compile.ts";
import { nearest } from "../../diagnostics/did-you-mean.ts";
import type { Candidate, NamedRoute, NameTable } from "../../ir/named-route.ts";
import { printPattern } from "../../ir/print.ts";
import { findProject, type ProjectFlags } from "../project.ts";
import { hasErrors, sayHidden } from "../report.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface ReverseFlags extends ProjectFlags {
  readonly name?: string;
  readonly params?: readonly string[];
  readonly currentApp?: string;
}

/** `k=v` words as a map; the value is the text that stands in the path. */
function givenParams(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    words.map((word) => {
      const at = word.indexOf("=");
      if (at < 1) throw new UsageError(`"${word}" is not of the form name=value`);
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}

/** What RFC 3986 lets stand in a path segment as it is, and `/`; the rest is percent-encoded, as Django does. */
const encoded = (text: string) => encodeURI(text).replace(/[?#[\]]/g, encodeURIComponent);

/** Why one candidate is not it, or the path. */
function fill(candidate: Candidate, given: ReadonlyMap<string, string>): { path: string } | { why: string } {
  const extras = new Map(candidate.extras.map(({ name, value }) => [name, String(value)]));
  const missing = candidate.params.filter((name) => !given.has(name));
  if (missing.length > 0) return { why: `needs ${missing.join(", ")}` };
  for (const [name, value] of given) {
    if (candidate.params.includes(name)) continue;
    if (!extras.has(name)) return { why: `takes no ${name}` };
    if (extras.get(name) !== value) return { why: `has ${name}=${extras.get(name)}` };
  }
  let path = "";
  for (const part of candidate.parts) {
    if (part.kind === "literal") {
      path += part.text;
      continue;
    }
    const value = given.get(part.name) ?? "";
    const { converter } = part;
    if (converter !== undefined && !new RegExp(`^(?:${converter.regex})$`, "u").test(value))
      return { why: `<${converter.name}:${part.name}> does not accept "${value}"` };
    path += value;
  }
  if (candidate.whole !== undefined && !new RegExp(candidate.whole.source, candidate.whole.flags).test(path))
    return { why: `does not match "${path}"` };
  return { path: `/${encoded(path)}` };
}

/** The view name that a name means, whose namespaces may be those of apps; or that there is no such namespace. */
function resolveName(
  name: string,
  { root }: NameTable,
  currentApp: string | undefined,
): { readonly viewName: string } | { readonly namespace: string } {
  const segments = name.split(":");
  const urlName = segments.pop() ?? "";
  const { namespaces, apps } = allNamespaces(root);
  const index = { namespaces: new Set(namespaces), apps: new Map(apps) };
  try {
    return { viewName: findNamespace(index, segments, currentApp) + urlName };
  } catch (error) {
    if (!(error instanceof NoReverseMatch)) throw error;
    const known = (depth: number) => {
      try {
        return findNamespace(index, segments.slice(0, depth), currentApp) !== undefined;
      } catch {
        return false;
      }
    };
    const depth = segments.findIndex((_, at) => !known(at + 1));
    return { namespace: segments.slice(0, depth + 1).join(":") };
  }
}

function unknownName(name: string, routes: readonly NamedRoute[]): string {
  const meant = nearest(
    name,
    routes.map(({ viewName }) => viewName),
  );
  return meant === undefined ? "urlc routes lists the names" : `did you mean "${meant}"?`;
}

/** `urlc reverse NAME k=v …`: the path of a name; 1 when there is none. */
export async function reverse(flags: ReverseFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  const given = givenParams(flags.params ?? []);
  const name = flags.name ?? "";
  const { names, diagnostics } = await analyze({
    entry: project.entry,
    outDir: project.outDir,
    severity: project.severity,
  });
  const meant = resolveName(name, names, flags.currentApp);
  const named =
    "namespace" in meant ? undefined : names.routes.find(({ viewName }) => viewName === meant.viewName);
  const { bold, red, green } = terminal.messageColors;
  if (named === undefined) {
    const what = "namespace" in meant ? `namespace "${meant.namespace}"` : `route named "${name}"`;
    terminal.say(`${bold(red("error"))}: there is no ${what}\n`);
    terminal.say(`${bold(green("help"))}: ${unknownName(name, names.routes)}\n`);
    if (hasErrors(diagnostics)) sayHidden(diagnostics, terminal);
    return 1;
  }
  const outcomes = named.candidates.map((candidate) => ({ candidate, outcome: fill(candidate, given) }));
  for (const { outcome } of outcomes) {
    if (!("path" in outcome)) continue;
    terminal.print(`${outcome.path}\n`);
    return 0;
  }
  terminal.say(`${bold(red("error"))}: "${name}" cannot be reversed with these params\n`);
  for (const { candidate, outcome } of outcomes)
    terminal.say(`  ${printPattern(candidate.route.pattern)} ${"why" in outcome ? outcome.why : ""}\n`);
  if (outcomes.length === 0) terminal.say(`  no route of this name has a path that can be written\n`);
  return 1;
}
