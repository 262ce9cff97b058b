import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Compiler } from "./find-compiler.ts";
import { parseJsonc } from "./jsonc.ts";

/** A tsconfig.json and those it extends; one that cannot be read is the last. */
function configChain(config: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (seen.has(config)) return [];
  let parents: readonly string[] = [];
  try {
    const { extends: given = [] } = parseJsonc(readFileSync(config, "utf8")) as {
      readonly extends?: string | readonly string[];
    };
    parents = [given].flat();
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
 * Absolute paths of all that the verdict depends on, from the state TypeScript left behind: the program's files, the
 * tsconfig.json chain, the compiler. Undefined when the state cannot be read.
 */
export function checkInputs(
  folder: string,
  state: string,
  config: string | undefined,
  compiler: Compiler,
): readonly string[] | undefined {
  try {
    const { fileNames } = JSON.parse(readFileSync(state, "utf8")) as {
      readonly fileNames: readonly string[];
    };
    const files = fileNames
      // A bare name is a library file of the compiler itself.
      .filter((name) => name.includes("/"))
      .map((name) => resolve(dirname(state), name))
      .filter((file) => !file.startsWith(join(folder, "/")));
    const configs = config === undefined ? [] : configChain(config);
    return [...files, ...configs, ...[compiler.command, ...compiler.args].filter(isAbsolute)];
  } catch {
    return undefined;
  }
}
