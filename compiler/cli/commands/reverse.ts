import { analyze } from "../../compile.ts";
import { nearest } from "../../diagnostics/did-you-mean.ts";
import type { Candidate, NamedRoute } from "../../ir/named-route.ts";
import { findProject, type ProjectFlags } from "../project.ts";
import { hasErrors, sayHidden } from "../report.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface ReverseFlags extends ProjectFlags {
  readonly name?: string;
  readonly params?: readonly string[];
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
  const named = names.routes.find(({ viewName }) => viewName === name);
  const { bold, red, green } = terminal.messageColors;
  if (named === undefined) {
    terminal.say(`${bold(red("error"))}: there is no route named "${name}"\n`);
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
    terminal.say(`  "${candidate.route.pattern}" ${"why" in outcome ? outcome.why : ""}\n`);
  if (outcomes.length === 0) terminal.say(`  no route of this name has a path that can be written\n`);
  return 1;
}
