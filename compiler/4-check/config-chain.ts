import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { parseJsonc } from "./jsonc.ts";

/** A tsconfig.json and those it extends, each before those it overrides; one that cannot be read is the last. */
export function configChain(config: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (seen.has(config)) return [];
  let parents: readonly string[] = [];
  try {
    const { extends: given = [] } = parseJsonc(readFileSync(config, "utf8")) as {
      readonly extends?: string | readonly string[];
    };
    parents = [given].flat().reverse();
  } catch {
    return [config];
  }
  const next = parents.flatMap((parent) => {
    if (!parent.startsWith(".") && !parent.startsWith("/")) {
      try {
        return [createRequire(config).resolve(parent)];
      } catch {
        return [];
      }
    }
    const file = resolve(dirname(config), parent);
    return [file.endsWith(".json") ? file : `${file}.json`];
  });
  return [config, ...next.flatMap((parent) => configChain(parent, new Set([...seen, config])))];
}

/**
 * The options of a tsconfig.json, inherited ones included, that mean a place by `${configDir}`: with the place. A configuration
 * that extends it would lead them to its own folder.
 */
export function placedOptions(config: string): Readonly<Record<string, unknown>> {
  const folder = dirname(config).replaceAll("\\", "/");
  const options = new Map<string, unknown>();
  for (const file of [...configChain(config)].reverse()) {
    const { compilerOptions = {} } = read(file);
    for (const [name, value] of Object.entries(compilerOptions)) options.set(name, value);
  }
  const placed = [...options].flatMap(([name, value]) => {
    const text = JSON.stringify(value);
    return text.includes("${configDir}")
      ? [[name, JSON.parse(text.replaceAll("${configDir}", folder)) as unknown] as const]
      : [];
  });
  return Object.fromEntries(placed);
}

function read(path: string): { readonly compilerOptions?: Readonly<Record<string, unknown>> } {
  try {
    return (parseJsonc(readFileSync(path, "utf8")) ?? {}) as ReturnType<typeof read>;
  } catch {
    return {};
  }
}
