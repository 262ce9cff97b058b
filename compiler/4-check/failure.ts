import { existsSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import type { Span, Sources } from "../ir/span.ts";
import { configChain } from "./config-chain.ts";
import { condense } from "./explain.ts";
import type { TscRun } from "./run-compiler.ts";

/** What tsc said instead of checking: the first few mistakes that stopped it, or all that it printed. */
export function failure(
  { diagnostics, output, end }: TscRun,
  shown: (file: string) => string,
): readonly string[] {
  const first = diagnostics.slice(0, 3).map(({ file, line, column, code, chain }) => {
    const place = file === undefined ? "" : `${shown(file)}(${line},${column}): `;
    // The head of the chain says what is wrong; below it stands only why TypeScript looked there.
    return `${place}TS${code}: ${condense(chain.slice(0, 1))}`;
  });
  const printed = output.trim().slice(0, 500);
  return first.length > 0 ? first : [printed === "" ? `it printed nothing (${end})` : `${printed} (${end})`];
}

/** The packages of types that the project's tsconfig.json asks for and that are not installed. */
export const missingTypes = ({ diagnostics }: TscRun): readonly string[] =>
  diagnostics.flatMap(({ code, chain: [head = ""] }) => {
    const name = code === 2688 ? /'([^']+)'/.exec(head)?.[1] : undefined;
    if (name === undefined || /^[./]/.test(name)) return [];
    const scoped = /^@([^/]+)\/(.+)$/.exec(name);
    return [`@types/${scoped === null ? name : `${scoped[1]}__${scoped[2]}`}`];
  });

/** Where the first mistake is that stopped tsc, in a file that was read: a module, or the tsconfig.json that asks for what is not there. */
export function failurePlace(
  { diagnostics: [first] }: TscRun,
  config: string | undefined,
  shown: (file: string) => string,
  sources: Sources,
): Span | undefined {
  if (first?.file !== undefined) {
    const file = shown(first.file);
    const text = sources.get(file);
    if (text === undefined) return undefined;
    const before = text.split("\n").slice(0, first.line - 1);
    const start = before.reduce((sum, row) => sum + row.length + 1, 0) + first.column - 1;
    return { file, start, end: start };
  }
  if (first === undefined || config === undefined) return undefined;
  const name = /'([^']+)'/.exec(first.chain[0] ?? "")?.[1];
  for (const file of configChain(config).map(shown)) {
    const start = sources.get(file)?.indexOf(JSON.stringify(name)) ?? -1;
    if (name !== undefined && start >= 0) return { file, start, end: start + name.length + 2 };
  }
  return { file: shown(config), start: 0, end: 0 };
}

/** True where Yarn keeps packages in archives, which TypeScript by itself does not look into. */
export function isPlugAndPlay(folder: string): boolean {
  const { root } = parse(folder);
  for (let at = folder; at !== root; at = dirname(at))
    if (existsSync(join(at, ".pnp.cjs"))) return !existsSync(join(at, "node_modules"));
  return false;
}
