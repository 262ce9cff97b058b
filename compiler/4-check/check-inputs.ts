import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { configChain } from "./config-chain.ts";
import type { Compiler } from "./find-compiler.ts";

/**
 * Absolute paths of all that the verdict depends on: the program's files (from the state TypeScript left behind, unless they
 * are known), the tsconfig.json chain, the compiler. Undefined when the state cannot be read.
 */
export function checkInputs(
  folder: string,
  state: string,
  config: string | undefined,
  compiler: Compiler,
  known?: readonly string[],
): readonly string[] | undefined {
  try {
    const files = (known ?? namesIn(state))
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

const namesIn = (state: string) =>
  (JSON.parse(readFileSync(state, "utf8")) as { readonly fileNames: readonly string[] }).fileNames;
