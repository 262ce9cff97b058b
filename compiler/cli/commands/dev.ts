import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { stripVTControlCharacters } from "node:util";
import { analyze } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { createSession, type Round } from "../../session.ts";
import { AppFailure, startApp, type App } from "../dev/app.ts";
import { ProgramError } from "../dev/bundle.ts";
import { findingsPage, outputPage } from "../dev/error-page.ts";
import { createFront, reloadScript, type Front, type Served } from "../dev/front.ts";
import { chooseRunner, prepareProgram, type Program, type Runner } from "../dev/program.ts";
import { createLoop } from "../loop.ts";
import { findProject, type Project, type ProjectFlags } from "../project.ts";
import { hasErrors, renderFindings, tally, type Findings } from "../report.ts";
import { shown, type Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { watchFiles } from "../watch.ts";
import { version } from "../version.ts";
import { writeOutput, type OutputMemory } from "../write-output.ts";
import { untilInterrupted } from "./watch.ts";

export interface DevFlags extends ProjectFlags {
  readonly port?: string;
  readonly host?: string;
  readonly types?: boolean;
}

function portOf(flags: DevFlags, terminal: Terminal): number {
  const text = flags.port ?? terminal.env["PORT"] ?? "8000";
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`"${text}" is not a port`, "a port is a number from 0 to 65535");
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  server.listen(port, host);
  const outcome = await Promise.race([
    once(server, "listening").then(() => true),
    once(server, "error").then(() => false),
  ]);
  server.close();
  return outcome;
}

async function listen(front: Front, port: number, host: string): Promise<number> {
  front.server.listen(port, host);
  try {
    await once(front.server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    let next = port + 1;
    while (next < 65_535 && !(await isFree(next, host))) next++;
    throw new UsageError(
      `port ${port} is taken by another program`,
      `port ${next} is free: urlc dev --port ${next}`,
    );
  }
  return (front.server.address() as AddressInfo).port;
}

function logLine({ method, path, status, ms, route }: Served, terminal: Terminal): string {
  const { green, cyan, yellow, red, dim, bold } = terminal.colors;
  const paint = status < 300 ? green : status < 400 ? cyan : status < 500 ? yellow : red;
  const time = ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
  return `${bold(method)} ${path} ${paint(String(status))} ${dim(`${time} ms`)}${route === undefined ? "" : ` ${cyan(route)}`}\n`;
}

/** A diagnostic wherever it stands: lines move with every edit. */
const wordsOf = ({ code, message, span }: Diagnostic) => `${span.file} ${code} ${message}`;

/** One project under development: what is built, what runs, what visitors are shown. */
class Session {
  private app: App | undefined;
  private program: Program | undefined;
  private generation = 0;
  private isBroken = false;
  /** The warnings and notes that the terminal shows already. */
  private told = new Set<string>();
  private readonly compiling = createSession();
  private readonly output: OutputMemory = new Map();
  private readonly closing = new AbortController();
  /** Told of the files that the output and the program are made from. */
  onRead: (files: readonly string[]) => void = () => {};

  readonly project: Project;
  readonly runner: Runner;
  readonly front: Front;
  readonly flags: DevFlags;
  readonly terminal: Terminal;
  port = 0;

  constructor(project: Project, runner: Runner, front: Front, flags: DevFlags, terminal: Terminal) {
    this.project = project;
    this.runner = runner;
    this.front = front;
    this.flags = flags;
    this.terminal = terminal;
  }

  /** Builds and runs again; what changes meanwhile leads to another round. */
  readonly refresh = createLoop(async () => {
    if (this.closing.signal.aborted) return;
    this.generation++;
    this.front.hold();
    await this.round();
  });

  private async round(): Promise<void> {
    const start = performance.now();
    const wasBroken = this.isBroken;
    const options = {
      entry: this.project.entry,
      outDir: this.project.outDir,
      severity: this.project.severity,
      types: this.flags.types !== false,
    };
    let result: Round;
    try {
      result = await this.compiling.run(options);
      this.onRead(result.inputs);
      if (hasErrors(result.diagnostics)) return await this.breakOff(result);
      this.tell(result);
      await writeOutput(this.project.outDir, result.files, this.output);
      const app = await this.runProgram();
      // It was started before the user ended everything, and nobody else knows of it.
      if (this.closing.signal.aborted) return await app.stop();
      const before = this.app;
      this.app = app;
      this.isBroken = false;
      this.front.show({ kind: "app", port: app.port });
      void before?.stop();
      const { green, dim } = this.terminal.colors;
      const time = dim(`${Math.round(performance.now() - start)} ms`);
      if (before !== undefined || wasBroken) this.terminal.print(`${green("↻")} reloaded ${time}\n`);
    } catch (error) {
      if (this.closing.signal.aborted) return;
      if (!(error instanceof ProgramError) && !(error instanceof AppFailure)) throw error;
      this.isBroken = true;
      const title = error instanceof ProgramError ? "The sources cannot be run" : "The program ended";
      const words = error instanceof AppFailure && error.isHeard ? "" : `${error.message}\n`;
      this.terminal.say(`${this.terminal.messageColors.red(title)}\n${words}`);
      const text = stripVTControlCharacters(error.message);
      this.front.show({ kind: "page", html: outputPage(title, text), text: `${title}\n${text}\n` });
      return;
    }
    void this.checkTypes(this.generation, result);
  }

  private async runProgram(): Promise<App> {
    this.program ??= await prepareProgram(this.project, this.runner);
    this.onRead(await this.program.rebuild());
    const { file, nodeArgs } = this.program;
    return startApp({
      file,
      nodeArgs,
      cwd: this.project.root,
      signal: this.closing.signal,
      env: { ...process.env, PORT: String(this.port), URLC_DEV: "1" },
      onOutput: (text) => this.terminal.print(text),
      onExit: (output) => {
        this.isBroken = true;
        this.app = undefined;
        const title = "The program ended";
        this.front.show({
          kind: "page",
          html: outputPage(title, stripVTControlCharacters(output)),
          text: output,
        });
        this.terminal.say(
          `${this.terminal.messageColors.red(title)}; it is started again when a file changes\n`,
        );
      },
    });
  }

  /** Views are checked while the page is already there: the checker takes longer than everything else. */
  private async checkTypes(generation: number, { whole }: Round): Promise<void> {
    const result = await whole();
    if (result === undefined || generation !== this.generation) return;
    this.onRead(result.inputs);
    this.compiling.stay();
    if (hasErrors(result.diagnostics)) return this.breakOff(result);
    this.tell(result);
    this.told = new Set(result.diagnostics.map(wordsOf));
  }

  /** Says what has not been said since it came up: not the same warning again after every save. */
  private tell(findings: Findings): void {
    const diagnostics = findings.diagnostics.filter((diagnostic) => !this.told.has(wordsOf(diagnostic)));
    for (const diagnostic of diagnostics) this.told.add(wordsOf(diagnostic));
    if (diagnostics.length > 0)
      this.terminal.say(`${renderFindings({ ...findings, diagnostics }, this.terminal)}\n`);
  }

  private async breakOff(findings: Findings): Promise<void> {
    this.isBroken = true;
    const text = renderFindings(findings, this.terminal);
    this.terminal.say(`${text}\n${tally(findings.diagnostics)}\n`);
    this.front.show({
      kind: "page",
      html: findingsPage(findings),
      text: `${stripVTControlCharacters(text)}\n`,
    });
  }

  async close(): Promise<void> {
    const stopped = this.app?.stop();
    this.closing.abort();
    this.compiling.close();
    // A round under way may yet make a program, or run one.
    await this.refresh().catch(() => {});
    await Promise.all([stopped, this.program?.dispose(), this.front.close()]);
  }
}

/** `urlc dev`: builds, serves and rebuilds until Ctrl-C; returns the exit code. */
export async function dev(flags: DevFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  const runner = chooseRunner(project);
  const host = flags.host ?? "127.0.0.1";
  const front = createFront({
    onServed: (served) => terminal.print(logLine(served, terminal)),
    mapPage: async () => {
      const { mapPage } = await import("../map/map-page.ts");
      const { entry, outDir, severity } = project;
      return mapPage(await analyze({ entry, outDir, severity }), reloadScript);
    },
  });
  const session = new Session(project, runner, front, flags, terminal);
  session.port = await listen(front, portOf(flags, terminal), host);
  const { ended, fail } = untilInterrupted();
  const watch = watchFiles({
    root: project.root,
    ignored: [project.outDir],
    onChange: () => void session.refresh().catch(fail),
  });
  session.onRead = (files) => watch.also(files.filter((file) => !/[\\/]node_modules[\\/]/.test(file)));
  const { bold, cyan, dim } = terminal.colors;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${session.port}/`;
  terminal.print(
    `\n  ${bold(`urlc ${version()}`)} ${dim(shown(project.entry, terminal))}\n  ${bold(cyan(url))}\n  ${dim(`the map of all URLs: ${url}__urlc__`)}\n  ${dim("Ctrl-C ends it")}\n\n`,
  );
  session.refresh().catch(fail);
  await ended.finally(() => {
    watch.close();
    return session.close();
  });
  return 0;
}
