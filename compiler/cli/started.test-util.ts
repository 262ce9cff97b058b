import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The command line in a process of its own. */
export interface Started {
  /** All that it has printed. */
  readonly output: () => string;
  /** Resolves when it has printed this; rejects when it ends or half a minute passes without it. */
  readonly said: (words: string, from?: number) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Its exit code; rejects when it is still there after half a minute. */
  readonly exit: () => Promise<number | null>;
}

export const repository = fileURLToPath(new URL("../..", import.meta.url));

const patience = 30_000;
const children = new Set<ChildProcess>();

/** For `test.after` and the end of the process: a test that failed before it ended its program leaves none behind. */
export function endAll(): void {
  for (const child of children) child.kill("SIGKILL");
}
process.on("exit", endAll);

/** Runs `urlc WORDS…` from the sources in a folder. */
export function startUrlc(folder: string, ...words: string[]): Started {
  const tsx = join(repository, "node_modules/tsx/dist/loader.mjs");
  const start = join(repository, "compiler/cli/start.ts");
  return started(folder, ["--import", tsx, "-C", "urlc-source", start, ...words]);
}

/** Runs node with these words in a folder. */
export function started(folder: string, words: readonly string[]): Started {
  const child = spawn(process.execPath, words, { cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
  children.add(child);
  let output = "";
  let isOver = false;
  const wakers = new Set<() => void>();
  const wake = () => {
    for (const waker of wakers) waker();
  };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
      wake();
    });
  child.on("close", () => {
    isOver = true;
    children.delete(child);
    wake();
  });

  const until = (isTrue: () => boolean, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(timer);
        wakers.delete(look);
        end();
      };
      const fail = (why: string) => finish(() => reject(new Error(`${what}: ${why}; it said:\n${output}`)));
      const look = () => {
        if (isTrue()) finish(resolve);
        else if (isOver) fail(`it ended with ${child.exitCode ?? child.signalCode}`);
      };
      const timer = setTimeout(() => fail(`not within ${patience / 1000} s`), patience);
      wakers.add(look);
      look();
    });

  return {
    output: () => output,
    said: (wanted, from = 0) => until(() => output.includes(wanted, from), `"${wanted}" was to be said`),
    kill: (signal) => void child.kill(signal),
    exit: async () => {
      await until(() => isOver, "it was to end");
      return child.exitCode;
    },
  };
}
