import { spawn } from "node:child_process";
import { totalmem } from "node:os";
import type { Compiler } from "./find-compiler.ts";

/** One diagnostic that tsc printed. */
export interface TscDiagnostic {
  /** As printed: relative to the folder tsc ran in. Undefined for one of the whole program. */
  readonly file?: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** `2345`. */
  readonly code: number;
  /** The message and the lines that explain it, each without its indent. */
  readonly chain: readonly string[];
}

/** What became of a run. */
export interface TscRun {
  readonly diagnostics: readonly TscDiagnostic[];
  /** All it printed, for the case that it makes no sense. */
  readonly output: string;
  /** `exit code 1`, `signal SIGKILL`, `spawn ENOENT`. */
  readonly end: string;
  /** The files that it read, where they are known without the state that it leaves behind. */
  readonly fileNames?: readonly string[];
}

/** What is to be type-checked. */
export interface CompilerJob {
  readonly compiler: Compiler;
  /** The tsconfig.json, absolute. */
  readonly config: string;
  /** It, and those that it extends. */
  readonly configs: readonly string[];
  /** Where it lies. */
  readonly folder: string;
  /** The files there whose diagnostics are wanted. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Type-checks the project of a tsconfig.json in a process of its own. */
export function runCompiler(
  { compiler, config, folder }: CompilerJob,
  signal?: AbortSignal,
): Promise<TscRun> {
  return new Promise((resolve) => {
    const env = ownEnvironment();
    const child = spawn(compiler.command, [...compiler.args, config], {
      cwd: folder,
      env: { ...withoutCollection(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(signal && { signal }),
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    const finish = (end: string) => resolve({ diagnostics: parseOutput(output), output, end });
    child.on("error", (error) => finish(error.message));
    child.on("close", (code, signal) => finish(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
}

/** The environment without what is meant for this process. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...env } = process.env;
  return env;
}

/**
 * TypeScript 7 is written in Go, whose collector of garbage costs it a third of its time: it is put off until the process
 * holds half of the memory there is. Other compilers do not look at these names; what the user chose stands.
 */
function withoutCollection(): Readonly<Record<string, string>> {
  const most = 2 * 1024 ** 3;
  const limits = [totalmem(), process.constrainedMemory?.() || Infinity].map((bytes) => bytes / 2);
  return { GOGC: "off", GOMEMLIMIT: String(Math.floor(Math.min(most, ...limits))) };
}

/** Reads what `tsc --pretty false` prints. */
export function parseOutput(output: string): readonly TscDiagnostic[] {
  const diagnostics: (TscDiagnostic & { chain: string[] })[] = [];
  for (const line of output.split(/\r?\n/)) {
    const head = /^(?:(.+)\((\d+),(\d+)\): )?error TS(\d+): (.*)$/.exec(line);
    if (head !== null) {
      const [, file, row, column, code, message = ""] = head;
      diagnostics.push({
        ...(file !== undefined && { file }),
        line: Number(row ?? 0),
        column: Number(column ?? 0),
        code: Number(code),
        chain: [message],
      });
    } else if (/^\s+\S/.test(line)) diagnostics.at(-1)?.chain.push(line.trim());
  }
  return diagnostics;
}
