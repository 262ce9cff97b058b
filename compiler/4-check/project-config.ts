import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseJsonc } from "./jsonc.ts";

interface Config {
  readonly extends?: string | readonly string[];
  readonly files?: readonly string[];
  readonly include?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The tsconfig.json that governs a file: the nearest one above it, or the project that one refers to. */
export function projectConfig(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, "tsconfig.json");
    if (isFile(path)) return owner(path, file) ?? path;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The first of the projects a solution refers to that holds the file. */
function owner(path: string, file: string, seen: ReadonlySet<string> = new Set()): string | undefined {
  const config = readConfig(path);
  const isSolution = config?.files?.length === 0 && config.include === undefined;
  if (!isSolution) return config !== undefined && holds(path, config, file) ? path : undefined;
  for (const reference of config.references ?? []) {
    const target = resolve(dirname(path), reference.path);
    const next = isFile(target) ? target : join(target, "tsconfig.json");
    const found = seen.has(next) ? undefined : owner(next, file, new Set([...seen, path]));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Globs, absolute, for the declaration files of a project: they may declare what is global in its views, and nothing imports
 * them. As wide as the project's own `include`.
 */
export function declarationGlobs(path: string): readonly string[] {
  const { files = [], include = files.length === 0 ? ["**/*"] : [] } = readConfig(path) ?? {};
  const globs = [...files, ...include].flatMap((pattern) => {
    const parts = pattern.replace(/\/$/, "").split("/");
    const last = parts.at(-1) ?? "";
    if (last.endsWith(".d.ts")) return [pattern];
    const isFile = /\.[a-z]+$/i.test(last);
    if (isFile && !last.includes("*")) return [];
    const folder = isFile || last.includes("*") ? parts.slice(0, -1) : [...parts, "**"];
    return last === "**" ? [[...parts, "*.d.ts"].join("/")] : [[...folder, "*.d.ts"].join("/")];
  });
  return [...new Set(globs)].map((glob) => join(dirname(path), glob));
}

function readConfig(path: string): Config | undefined {
  try {
    // Its files are its own: what it extends is not looked at.
    return parseJsonc(readFileSync(path, "utf8").replaceAll(/\$\{configDir\}\/?/g, "./")) as
      Config | undefined;
  } catch {
    return undefined;
  }
}

function holds(path: string, { files, include }: Config, file: string): boolean {
  const name = relative(dirname(path), file).replaceAll("\\", "/");
  if (files?.some((listed) => resolve(dirname(path), listed) === file)) return true;
  const patterns = include ?? (files === undefined ? ["**/*"] : []);
  return patterns.some((pattern) => globToRegExp(pattern.replace(/^\.\//, "")).test(name));
}

/** TypeScript's globs: `*` and `?` within a folder, `**` through folders, a bare folder for all below it. */
function globToRegExp(glob: string): RegExp {
  const full = /\*|\?|\.[a-z]+$/i.test(glob.split("/").at(-1) ?? "")
    ? glob
    : `${glob.replace(/\/$/, "")}/**/*`;
  const source = full
    .split("/")
    .map((part, index, parts) => {
      if (part === "**") return "(?:[^/]+/)*";
      const text = part
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^/]*")
        .replaceAll("?", "[^/]");
      return index === parts.length - 1 ? text : `${text}/`;
    })
    .join("");
  return new RegExp(`^${source}$`);
}
