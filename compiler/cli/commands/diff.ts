import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import {
  diffMaps,
  isBreaking,
  type MapChange,
  type MapRoute,
  type UrlMap,
} from "../../2-analyze/prove/diff.ts";
import { analyze } from "../../compile.ts";
import { printable } from "../../diagnostics/display-width.ts";
import { printPattern } from "../../ir/print.ts";
import { summarize } from "../../summary.ts";
import { findProject, type Project, type ProjectFlags } from "../project.ts";
import { count } from "../report.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface DiffFlags extends ProjectFlags {
  readonly base?: string;
  readonly json?: boolean;
  readonly failOnBreaking?: boolean;
}

async function compiledMap(entry: string): Promise<UrlMap> {
  const analysis = await analyze({ entry });
  return { routes: summarize(analysis), compiled: { tree: analysis.tree, routes: analysis.routes } };
}

/** A map saved by `urlc routes --json`. */
function savedMap(file: string): UrlMap {
  try {
    const { routes } = JSON.parse(readFileSync(file, "utf8")) as { readonly routes?: readonly MapRoute[] };
    if (Array.isArray(routes)) return { routes };
  } catch {
    // Said below: what is no JSON is no saved map either.
  }
  throw new UsageError(`${file} is not what urlc routes --json prints`);
}

function git(cwd: string, ...words: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync("git", words, {
    cwd,
    maxBuffer: 1 << 30,
    encoding: "buffer",
  });
  if (error !== undefined) throw new UsageError(`git cannot be run: ${error.message}`);
  return { isGood: status === 0, stdout, message: stderr.toString().trim() };
}

/** The map at a revision: its files are laid out in a temporary folder, for a URLconf is read with all it imports. */
async function mapAtRevision(revision: string, { entry, root }: Project): Promise<UrlMap> {
  const top = git(root, "rev-parse", "--show-toplevel");
  const isRevision = git(
    root,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  );
  if (!top.isGood || !isRevision.isGood)
    throw new UsageError(
      `"${revision}" is neither a file nor a revision of git`,
      "name a branch, tag or commit, or a file that urlc routes --json has written",
    );
  const repository = resolve(top.stdout.toString().trim());
  const folder = mkdtempSync(join(tmpdir(), "urlc-diff-"));
  try {
    const archive = git(repository, "archive", "--format=tar", isRevision.stdout.toString().trim());
    const { status } = spawnSync("tar", ["-x", "-C", folder], { input: archive.stdout });
    if (!archive.isGood || status !== 0)
      throw new UsageError(`the files of "${revision}" cannot be read: ${archive.message || "tar failed"}`);
    const before = join(folder, relative(repository, entry));
    return existsSync(before) ? await compiledMap(before) : { routes: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the routes that lose paths to a new one. */
const mostNamed = 3;
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const patternOf = (route: MapRoute) => printPattern(route.pattern);
const example = (path: string | null) => (path === null ? "" : `, say ${path}`);

function takesText(takes: NonNullable<Extract<MapChange, { kind: "added" }>["takes"]>): string {
  const named = takes.slice(0, mostNamed).map(({ before, path }) => `${path} from ${before.viewName}`);
  const rest = takes.length > mostNamed ? [`paths of ${takes.length - mostNamed} more`] : [];
  return `, takes ${[...named, ...rest].join(", ")}`;
}

/** The old pattern and the new one; where both look alike, what their converters take. */
function isNow({ before, after }: { readonly before: MapRoute; readonly after: MapRoute }): string {
  const regexes = ({ params }: MapRoute) =>
    params.flatMap(({ name, regex }) => (regex ? [`${name} /${regex}/`] : [])).join(", ");
  return patternOf(before) === patternOf(after)
    ? `${after.viewName}: ${patternOf(after)} took ${regexes(before)}, takes ${regexes(after)}`
    : `${after.viewName}: ${patternOf(before)} is ${patternOf(after)}`;
}

/** One change in words: what, and the path that shows it. */
function changeText(change: MapChange): string {
  switch (change.kind) {
    case "added":
      return `${patternOf(change.after)} ${change.after.viewName}${change.takes ? takesText(change.takes) : example(change.path)}`;
    case "removed": {
      const now = change.takenBy === undefined ? "leads nowhere" : `goes to ${patternOf(change.takenBy)}`;
      const path = change.path === null ? "" : `: ${change.path} ${now}`;
      return `${patternOf(change.before)} ${change.before.viewName}${path}`;
    }
    case "renamed":
      return `${change.before.viewName} is ${change.after.viewName} (${patternOf(change.after)})`;
    case "moved":
      return `${isNow(change)}${change.path === null ? "" : `, ${change.path} is no longer one of its paths`}`;
    case "widened":
      return `${isNow(change)}, takes ${change.path} too`;
    case "retyped":
      return `${change.after.viewName}: ${change.params.join(", ")} (${patternOf(change.after)})${example(change.path)}`;
    case "handed-over":
      return `${change.path} went to ${change.before.viewName}, goes to ${change.after.viewName}`;
  }
}

/** `urlc diff BASE`: what changed in the URL map; 1 under `--fail-on-breaking` when somebody may be let down. */
export async function diff(flags: DiffFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  const base = flags.base ?? "";
  const file = resolve(terminal.cwd, base);
  const before = isFile(file) ? savedMap(file) : await mapAtRevision(base, project);
  const changes = diffMaps(before, await compiledMap(project.entry));
  const breaking = changes.filter(isBreaking);
  if (flags.json) terminal.print(`${JSON.stringify({ changes }, null, 2)}\n`);
  else {
    const { green, red, yellow, dim } = terminal.colors;
    for (const change of changes) {
      const paint = !isBreaking(change) ? green : change.kind === "removed" ? red : yellow;
      terminal.print(`${paint(change.kind.padEnd(11))} ${printable(changeText(change))}\n`);
    }
    const sum = `${count(changes.length, "change")}, ${breaking.length} breaking`;
    terminal.print(changes.length === 0 ? "the URL maps are the same\n" : `${dim(sum)}\n`);
  }
  return flags.failOnBreaking && breaking.length > 0 ? 1 : 0;
}
