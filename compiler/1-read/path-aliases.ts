import { dirname, join, resolve } from "node:path";
import type { FileHost } from "./files.ts";
import { ts } from "./typescript.ts";

/** `paths` and `baseUrl` of a tsconfig.json, those it extends included. */
export interface PathAliases {
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** What the targets of `paths` are relative to. */
  readonly pathsBase: string;
  readonly baseUrl: string | undefined;
  /** Other options, those inherited included. */
  readonly options: Readonly<Record<string, unknown>>;
}

interface Match {
  readonly pattern: string;
  readonly star: string;
}

/** The nearest file of a name in a folder or above it. */
export function findUp(name: string, folder: string, host: FileHost): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, name);
    if (host.isFile(path)) return path;
    if (dirname(at) === at) return undefined;
  }
}

function readConfig(path: string, host: FileHost, seen: readonly string[]): PathAliases {
  const none: PathAliases = { paths: new Map(), pathsBase: dirname(path), baseUrl: undefined, options: {} };
  const text = seen.includes(path) ? undefined : host.readFile(path);
  if (text === undefined) return none;
  // The folder of the tsconfig.json that extends all others.
  const configDir = dirname(seen[0] ?? path).replaceAll("\\", "/");
  const config = ts.parseConfigFileTextToJson(path, text.replaceAll("${configDir}", configDir)).config as
    | {
        extends?: string | string[];
        compilerOptions?: { paths?: Record<string, string[]>; baseUrl?: string };
      }
    | undefined;
  const parents = [config?.extends ?? []].flat();
  let inherited = none;
  for (const parent of parents) {
    const file = extendedFile(parent, dirname(path), host);
    if (file === undefined) continue;
    const next = readConfig(file, host, [...seen, path]);
    const hasPaths = next.paths.size > 0;
    inherited = {
      paths: hasPaths ? next.paths : inherited.paths,
      pathsBase: hasPaths ? next.pathsBase : inherited.pathsBase,
      baseUrl: next.baseUrl ?? inherited.baseUrl,
      options: { ...inherited.options, ...next.options },
    };
  }
  const { paths, baseUrl: ownBase, ...own } = config?.compilerOptions ?? {};
  const options = { ...inherited.options, ...own };
  const baseUrl = ownBase === undefined ? inherited.baseUrl : resolve(dirname(path), ownBase);
  if (paths === undefined) return { ...inherited, baseUrl, options };
  return { paths: new Map(Object.entries(paths)), pathsBase: baseUrl ?? dirname(path), baseUrl, options };
}

function extendedFile(name: string, folder: string, host: FileHost): string | undefined {
  if (/^\.{0,2}\//.test(name)) {
    const path = resolve(folder, name);
    return [path, `${path}.json`].find((file) => host.isFile(file));
  }
  const inPackage = ["", ".json", "/tsconfig.json"].map((ending) => join("node_modules", name + ending));
  for (const file of inPackage) {
    const found = findUp(file, folder, host);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads the tsconfig.json that governs a folder. */
export function readPathAliases(folder: string, host: FileHost): PathAliases {
  const path = findUp("tsconfig.json", folder, host);
  if (path === undefined) return { paths: new Map(), pathsBase: folder, baseUrl: undefined, options: {} };
  return readConfig(path, host, []);
}

/** The targets of the best pattern that a specifier matches: an exact one, else the one with the longest prefix before `*`. */
export function matchPattern(
  specifier: string,
  patterns: ReadonlyMap<string, readonly string[]>,
): readonly Match[] {
  let best: { prefix: number; star: string; targets: readonly string[] } | undefined;
  for (const [pattern, targets] of patterns) {
    const [prefix = "", suffix] = pattern.split("*", 2);
    if (suffix === undefined) {
      if (pattern === specifier) return targets.map((target) => ({ pattern: target, star: "" }));
      continue;
    }
    const fits =
      specifier.length >= prefix.length + suffix.length &&
      specifier.startsWith(prefix) &&
      specifier.endsWith(suffix);
    if (fits && prefix.length > (best?.prefix ?? -1))
      best = {
        prefix: prefix.length,
        star: specifier.slice(prefix.length, specifier.length - suffix.length),
        targets,
      };
  }
  const { star, targets } = best ?? { star: "", targets: [] };
  return targets.map((target) => ({ pattern: target, star }));
}
