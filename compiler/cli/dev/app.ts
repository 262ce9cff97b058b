import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Listening } from "./child.ts";

/** The project's program, running. */
export interface App {
  readonly port: number;
  /** Ends it; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Why there is no App: what the program wrote before it ended, or that it wrote nothing. */
export class AppFailure extends Error {
  /** The words are the program's own, and went to `onOutput` before. */
  readonly isHeard: boolean;

  constructor(message: string, isHeard: boolean) {
    super(message);
    this.isHeard = isHeard;
  }
}

export interface AppOptions {
  /** The module to run. */
  readonly file: string;
  readonly nodeArgs: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends it even before it listens. */
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
  /** It ended although nobody asked it to. */
  readonly onExit: (output: string) => void;
}

const patience = 2000;

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** The module loaded first in the child: beside this one, compiled or not. */
function preload(): string {
  const compiled = new URL("./child.js", import.meta.url);
  return (existsSync(fileURLToPath(compiled)) ? compiled : new URL("./child.ts", import.meta.url)).href;
}

/** Starts the project's program; resolves once it listens. */
export function startApp(options: AppOptions): Promise<App> {
  const { file, nodeArgs, cwd, env, signal, onOutput, onExit } = options;
  const args = [...process.execArgv, ...nodeArgs, "--enable-source-maps", "--import", preload(), file];
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    signal,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  let isStopping = false;
  const heard = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
    onOutput(chunk.toString());
  };
  child.stdout?.on("data", heard);
  child.stderr?.on("data", heard);
  return new Promise((resolve, reject) => {
    let isRunning = false;
    child.on("error", (error) => reject(new AppFailure(error.message, false)));
    child.on("close", (code) => {
      if (isRunning && !isStopping) onExit(output);
      const silent = `the program ended with code ${code} and did not listen`;
      const isHeard = output.trim() !== "";
      if (!isRunning) reject(new AppFailure(isHeard ? output : silent, isHeard));
    });
    child.on("message", (message) => {
      isRunning = true;
      resolve({
        port: (message as Listening).port,
        stop: () => {
          isStopping = true;
          return stop(child);
        },
      });
    });
  });
}
