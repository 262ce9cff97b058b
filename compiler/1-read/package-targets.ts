import { dirname, join } from "node:path";
import type { FileHost } from "./files.ts";
import { findUp, matchPattern } from "./path-aliases.ts";

type Target = string | null | readonly Target[] | { readonly [condition: string]: Target };
interface PackageJson {
  readonly imports?: Readonly<Record<string, Target>>;
  readonly exports?: Target;
  readonly types?: string;
  readonly main?: string;
}

function readPackage(path: string, host: FileHost): PackageJson {
  try {
    return JSON.parse(host.readFile(path) ?? "{}") as PackageJson;
  } catch {
    return {};
  }
}

/** Every file a target may mean, whatever the condition: the caller takes the first that is a source file. */
function filesOf(target: Target): readonly string[] {
  if (typeof target === "string") return [target];
  if (target === null) return [];
  return Object.values(target).flatMap(filesOf);
}

function matching(specifier: string, entries: Readonly<Record<string, Target>>, folder: string): string[] {
  const patterns = new Map(Object.entries(entries).map(([key, target]) => [key, filesOf(target)]));
  return matchPattern(specifier, patterns)
    .map(({ pattern, star }) => pattern.replaceAll("*", () => star))
    .filter((file) => file.startsWith("./"))
    .map((file) => join(folder, file));
}

/** What `#x` may mean, by `imports` of the nearest package.json. */
export function importTargets(specifier: string, folder: string, host: FileHost): readonly string[] {
  const path = findUp("package.json", folder, host);
  if (path === undefined) return [];
  return matching(specifier, readPackage(path, host).imports ?? {}, dirname(path));
}

/** What `package/sub` may mean, by `exports` of an installed or linked package. */
export function exportTargets(specifier: string, folder: string, host: FileHost): readonly string[] {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
  if (name === undefined || specifier.includes(":")) return [];
  const path = findUp(join("node_modules", name, "package.json"), folder, host);
  if (path === undefined) return [];
  const { exports, types, main } = readPackage(path, host);
  const subpath = `.${specifier.slice(name.length)}`;
  if (exports === undefined) {
    const files = subpath === "." ? [types, main, "index"] : [subpath];
    return files.flatMap((file) => (file === undefined ? [] : [join(dirname(path), file)]));
  }
  const isMap =
    typeof exports === "object" &&
    exports !== null &&
    Object.keys(exports).some((key) => key.startsWith("."));
  const entries = isMap ? (exports as Readonly<Record<string, Target>>) : { ".": exports };
  return matching(subpath, entries, dirname(path));
}
