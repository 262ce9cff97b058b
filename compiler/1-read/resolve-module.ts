import { dirname, join, resolve } from "node:path";
import type { FileHost } from "./files.ts";
import { matchPattern, readPathAliases, type PathAliases } from "./path-aliases.ts";
import { exportTargets, importTargets } from "./package-targets.ts";

/** Finds the source file that a specifier means. */
export interface Resolver {
  /** The absolute path of the file; undefined for a package and for what is not there. */
  (specifier: string, from: string): string | undefined;
}

const isRelative = (specifier: string) => /^\.{0,2}\//.test(specifier) || /^\.{1,2}$/.test(specifier);

/** Built files and the sources that they are written from. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx", ".d.ts"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs", ".d.mts"],
  ".cjs": [".cts", ".cjs", ".d.cts"],
};
const bare = [".ts", ".tsx", ".mts", ".js", ".d.ts", "/index.ts", "/index.tsx", "/index.js", "/index.d.ts"];

/** The source file at a path that may stand for another one: `x.js` for `x.ts`, `x` for `x/index.ts`. */
function sourceFileAt(path: string, host: FileHost): string | undefined {
  const extension = /\.[mc]?jsx?$/.exec(path)?.[0];
  if (extension !== undefined) {
    const stem = path.slice(0, -extension.length);
    for (const source of sourcesOf[extension] ?? []) if (host.isFile(stem + source)) return stem + source;
    return undefined;
  }
  if (/\.([mc]?tsx?|json)$/.test(path)) return host.isFile(path) ? path : undefined;
  const stem = path.replace(/[\\/]$/, "");
  for (const ending of bare) if (host.isFile(stem + ending)) return stem + ending;
  return undefined;
}

/** Resolves as the project does: relative, by `paths` and `baseUrl` of its tsconfig.json, by `imports` of its package.json, by packages that ship their sources. */
export function createResolver(base: string, host: FileHost): Resolver {
  let aliases: PathAliases | undefined;
  const known = new Map<string, string | undefined>();

  const resolveBare = (specifier: string, from: string): string | undefined => {
    if (specifier.startsWith("#")) return firstSource(importTargets(specifier, dirname(from), host));
    aliases ??= readPathAliases(base, host);
    const targets = matchPattern(specifier, aliases.paths);
    for (const { pattern, star } of targets) {
      const found = sourceFileAt(
        resolve(
          aliases.pathsBase,
          pattern.replace("*", () => star),
        ),
        host,
      );
      if (found !== undefined) return found;
    }
    const atBase = aliases.baseUrl && sourceFileAt(join(aliases.baseUrl, specifier), host);
    if (atBase) return atBase;
    return firstSource(exportTargets(specifier, dirname(from), host), /(?<!\.d)\.[mc]?[jt]sx?$/);
  };
  const firstSource = (paths: readonly string[], isWanted = /./): string | undefined => {
    for (const path of paths) {
      const found = sourceFileAt(path, host);
      if (found !== undefined && isWanted.test(found)) return found;
    }
    return undefined;
  };

  return (specifier, from) => {
    const key = `${dirname(from)}\0${specifier}`;
    if (!known.has(key))
      known.set(
        key,
        isRelative(specifier)
          ? sourceFileAt(resolve(dirname(from), specifier), host)
          : resolveBare(specifier, from),
      );
    return known.get(key);
  };
}

/** True for `./x`, `../x`, `/x`. */
export { isRelative };
