import { join } from "node:path";
import { startRpcProcess, type RpcProcess } from "./rpc-process.ts";
import {
  ownEnvironment,
  runCompiler,
  type CompilerJob,
  type TscDiagnostic,
  type TscRun,
} from "./run-compiler.ts";

/** A TypeScript that stays between checks, where there is one that can. */
export interface WarmCompiler {
  /** Type-checks as `runCompiler` does, and says the same. */
  run(job: CompilerJob): Promise<TscRun>;
  /** More checks will come: what the last one read is held ready for the next. */
  stay(): Promise<void>;
  /** Ends whatever runs; a check under way is rejected. */
  close(): void;
}

/** TypeScript 7 with the project of a tsconfig.json loaded. */
interface Server {
  readonly key: string;
  readonly rpc: RpcProcess;
  snapshot: number;
}

interface Snapshot {
  readonly snapshot: number;
  readonly projects: readonly { readonly id: string; readonly configFileName: string }[];
}

/** A diagnostic of TypeScript 7's API. */
interface ApiDiagnostic {
  readonly fileName?: string;
  readonly pos: number;
  readonly code: number;
  readonly category: number;
  readonly text: string;
  readonly messageChain?: readonly ApiDiagnostic[];
}

const isError = ({ category }: ApiDiagnostic) => category === 1;

/** After so many failures of the server, a process for every check is all there is. */
const mostFailures = 2;

const keyOf = ({ compiler, config }: CompilerJob) => `${compiler.command} ${compiler.title} ${config}`;

/**
 * A compiler that has checked nothing yet. The API of TypeScript 7.0 is called unstable: whatever it does not understand, or
 * finds wrong before it checks, is left to a process of its own, whose words count.
 */
export function createWarmCompiler(): WarmCompiler {
  const closing = new AbortController();
  let server: Server | undefined;
  let starting: RpcProcess | undefined;
  let last: CompilerJob | undefined;
  let runs = 0;
  let failures = 0;

  const drop = () => {
    failures++;
    server?.rpc.end();
    server = undefined;
  };

  const stay = async () => {
    const job = last;
    if (job?.compiler.isNative !== true || closing.signal.aborted || starting || failures >= mostFailures)
      return;
    if (server?.key === keyOf(job)) return;
    server?.rpc.end();
    server = undefined;
    const args = ["--api", "--async", "--cwd", job.folder];
    const rpc = startRpcProcess(job.compiler.command, args, ownEnvironment());
    starting = rpc;
    try {
      await rpc.ask("initialize", null);
      const { snapshot } = (await rpc.ask("updateSnapshot", { openProjects: [job.config] })) as Snapshot;
      server = { key: keyOf(job), rpc, snapshot };
      // What is asked for now is at hand when something has changed.
      await verdictOf(server, job);
    } catch {
      rpc.end();
      drop();
    } finally {
      starting = undefined;
    }
  };

  return {
    async run(job) {
      last = job;
      runs++;
      if (server !== undefined && server.key === keyOf(job) && starting === undefined) {
        const run = await verdictOf(server, job).catch(drop);
        if (run !== undefined) return run;
      }
      closing.signal.throwIfAborted();
      const run = await runCompiler(job, closing.signal);
      closing.signal.throwIfAborted();
      if (runs > 1) void stay();
      return run;
    },
    stay,
    close() {
      closing.abort();
      starting?.end();
      server?.rpc.end();
    },
  };
}

/** What TypeScript says of the files of a job as they are now; undefined when something is wrong besides. */
async function verdictOf(
  server: Server,
  { config, configs, folder, files }: CompilerJob,
): Promise<TscRun | undefined> {
  const { rpc, snapshot: before } = server;
  const update = (fileChanges: object) => rpc.ask("updateSnapshot", { fileChanges }) as Promise<Snapshot>;
  // That all may have changed makes it read all files anew, but not look for new ones that a tsconfig.json asks for.
  const between = await update({ changed: configs });
  const { snapshot, projects } = await update({ invalidateAll: true });
  server.snapshot = snapshot;
  const slashed = config.replaceAll("\\", "/");
  const project = projects.find(({ configFileName }) => configFileName === slashed)?.id;
  const ask = (method: string, file?: string) => rpc.ask(method, { snapshot, project, file });
  const found = async (method: string, file?: string) =>
    ((await ask(method, file)) as readonly ApiDiagnostic[]).filter(isError);
  const [stopping, own, names] = await Promise.all([
    Promise.all(
      ["getConfigFileParsingDiagnostics", "getProgramDiagnostics", "getSyntacticDiagnostics"].map((method) =>
        found(method),
      ),
    ),
    Promise.all(
      files.map(async ({ name, text }) => {
        const diagnostics = await found("getSemanticDiagnostics", join(folder, name));
        return diagnostics.map((diagnostic) => printed(name, text, diagnostic));
      }),
    ),
    ask("getSourceFileNames") as Promise<readonly string[]>,
    ...[before, between.snapshot].map((old) => rpc.ask("release", { snapshot: old })),
  ]);
  if (stopping.flat().length > 0) return undefined;
  return { diagnostics: own.flat(), output: "", end: "", fileNames: names };
}

/** A diagnostic as tsc prints it. */
function printed(file: string, text: string, diagnostic: ApiDiagnostic): TscDiagnostic {
  const before = text.slice(0, diagnostic.pos).split("\n");
  return {
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    code: diagnostic.code,
    chain: chainOf(diagnostic),
  };
}

const chainOf = ({ text, messageChain = [] }: ApiDiagnostic): readonly string[] => [
  ...text.split("\n").map((row) => row.trim()),
  ...messageChain.flatMap(chainOf),
];
