import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { catalogue } from "../diagnostics/catalogue/index.ts";
import { severityProblems, type Level } from "../diagnostics/severity.ts";
import { nearest } from "../diagnostics/did-you-mean.ts";
import { UsageError } from "./usage-error.ts";

/** What the commands work on: which URLconf, where the output goes, what the user decided. */
export interface Project {
  /** Absolute path of the root urls.ts. */
  readonly entry: string;
  /** Absolute path of the output folder. */
  readonly outDir: string;
  readonly severity: Readonly<Record<string, Level>>;
  /** The folder of the nearest package.json, or of the URLconf. */
  readonly root: string;
}

/** What a command line says about the project. */
export interface ProjectFlags {
  readonly entry?: string | undefined;
  readonly out?: string | undefined;
  readonly error?: readonly string[] | undefined;
  readonly warn?: readonly string[] | undefined;
  readonly off?: readonly string[] | undefined;
}

/** `"urlc"` in package.json. */
interface Config {
  readonly folder: string;
  readonly entry?: string;
  readonly out?: string;
  readonly severity: Readonly<Record<string, Level>>;
}

const places = ["urls.ts", "src/urls.ts"];

/** The folder of the nearest package.json at or above a folder. */
function packageFolder(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

function textOption(urlc: Record<string, unknown>, key: string, file: string): Record<string, string> {
  const value = urlc[key];
  if (value === undefined) return {};
  if (typeof value === "string" && value !== "") return { [key]: value };
  throw new UsageError(`"urlc"."${key}" in ${file} is not a path`);
}

function readConfig(folder: string | undefined): Config | undefined {
  if (folder === undefined) return undefined;
  const file = join(folder, "package.json");
  const manifest = readJson(file);
  const urlc = isObject(manifest) ? (manifest["urlc"] ?? {}) : {};
  if (!isObject(urlc)) throw new UsageError(`"urlc" in ${file} is not an object`);
  const known = ["entry", "out", "severity"];
  for (const key of Object.keys(urlc).filter((each) => !known.includes(each))) {
    const meant = nearest(key, known);
    throw new UsageError(
      `"urlc" in ${file} has no option "${key}"`,
      meant === undefined ? `it has ${known.join(", ")}` : `did you mean "${meant}"?`,
    );
  }
  const severity = urlc["severity"] ?? {};
  if (!isObject(severity)) throw new UsageError(`"urlc"."severity" in ${file} is not an object`);
  return {
    folder,
    ...textOption(urlc, "entry", file),
    ...textOption(urlc, "out", file),
    severity: severity as Config["severity"],
  };
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The URLconf the user named; a folder stands for the urls.ts in it. */
function namedEntry(path: string): string {
  const entry = isFolder(path) ? join(path, "urls.ts") : path;
  if (existsSync(entry)) return entry;
  throw new UsageError(`there is no ${entry}`, "name the root URLconf: urlc build path/to/urls.ts");
}

function foundEntry(folder: string): string {
  const entry = places.map((place) => join(folder, place)).find((place) => existsSync(place));
  if (entry !== undefined) return entry;
  throw new UsageError(
    `no URLconf found: ${folder} has neither ${places.join(" nor ")}`,
    'name it (urlc build path/to/urls.ts) or put "urlc": { "entry": "path/to/urls.ts" } into package.json; urlc init makes a project',
  );
}

function flagged(flags: ProjectFlags): Record<string, Level> {
  const severity: Record<string, Level> = Object.create(null) as Record<string, Level>;
  for (const level of ["error", "warn", "off"] as const) {
    for (const code of flags[level] ?? []) {
      if (code in severity && severity[code] !== level)
        throw new UsageError(`--${severity[code]} ${code} and --${level} ${code} contradict each other`);
      severity[code] = level;
    }
  }
  return severity;
}

function soundSeverity(severity: Record<string, Level>): Project["severity"] {
  const [problem] = severityProblems(severity, catalogue);
  if (problem === undefined) return severity;
  const unknown = Object.keys(severity).find((code) => !catalogue.has(code));
  const meant = unknown === undefined ? undefined : nearest(unknown, catalogue.keys());
  throw new UsageError(problem, meant === undefined ? undefined : `did you mean ${meant}?`);
}

/** The project that a command line means, from its flags, package.json and what lies in the folder. */
export function findProject(flags: ProjectFlags, cwd: string): Project {
  const named = flags.entry === undefined ? undefined : namedEntry(resolve(cwd, flags.entry));
  const config = readConfig(packageFolder(named === undefined ? cwd : dirname(named)));
  const folder = config?.folder ?? cwd;
  const configured = config?.entry === undefined ? undefined : resolve(folder, config.entry);
  if (named === undefined && configured !== undefined && !existsSync(configured))
    throw new UsageError(
      `"urlc"."entry" in ${join(folder, "package.json")} names ${config?.entry}, which does not exist`,
    );
  const entry =
    named ??
    (configured === undefined ? foundEntry(packageEntryFolder(cwd, folder)) : namedEntry(configured));
  // Another URLconf of the same package must not land in the folder meant for the configured one.
  const isConfigured = configured === undefined || configured === entry || namedEntryOf(configured) === entry;
  const out = config?.out !== undefined && isConfigured ? resolve(folder, config.out) : undefined;
  return {
    entry,
    outDir: flags.out === undefined ? (out ?? join(dirname(entry), "generated")) : resolve(cwd, flags.out),
    severity: soundSeverity({ ...config?.severity, ...flagged(flags) }),
    root: config?.folder ?? dirname(entry),
  };
}

const namedEntryOf = (path: string) => (isFolder(path) ? join(path, "urls.ts") : path);

/** Discovery looks where the user stands first, then where package.json is. */
function packageEntryFolder(cwd: string, folder: string): string {
  return places.some((place) => existsSync(join(cwd, place))) ? cwd : folder;
}
