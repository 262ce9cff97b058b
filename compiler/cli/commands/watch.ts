import type { CompileResult } from "../../compile.ts";
import { createSession } from "../../session.ts";
import { createLoop } from "../loop.ts";
import type { Project } from "../project.ts";
import { hasErrors, renderFindings, sayFindings } from "../report.ts";
import type { Terminal } from "../terminal.ts";
import { watchFiles } from "../watch.ts";
import { writeOutput, type OutputMemory } from "../write-output.ts";
import { compileOptions, summary, type BuildFlags } from "./build.ts";

/** Resolves when the user ends the program, rejects when it cannot go on. */
export function untilInterrupted(): {
  readonly ended: Promise<void>;
  readonly fail: (error: unknown) => void;
} {
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    fail = reject;
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  return { ended, fail };
}

/** `urlc build --watch`: builds, and again after every change, until it is interrupted. */
export async function watchBuild(project: Project, flags: BuildFlags, terminal: Terminal): Promise<number> {
  const { ended, fail } = untilInterrupted();
  const options = compileOptions(project, flags);
  const session = createSession();
  const output: OutputMemory = new Map();
  let said = "";
  let start = 0;
  let round = 0;

  const tell = (result: CompileResult) => {
    const text = renderFindings(result, terminal);
    if (text !== said && text === "") terminal.say("all errors are fixed\n");
    else if (text !== said) sayFindings(result, terminal);
    said = text;
  };

  /** The output first; paths that reverse() gives and views are checked while it is already in use. */
  const build = async () => {
    const own = ++round;
    const quick = await session.run(options);
    watch.also(quick.inputs);
    if (!hasErrors(quick.diagnostics)) {
      const written = await writeOutput(project.outDir, quick.files, output);
      if (own === 1 || written.written.length + written.removed.length > 0)
        terminal.print(summary(quick, written, project, performance.now() - start, terminal));
      const checked = quick.whole().then((whole) => whole && tell(whole));
      const isIdle = () => own === round;
      const prepare = () => {
        session.stay();
        return session.rehearse(options, isIdle);
      };
      void checked.then(() => (own === 1 ? prepare() : undefined)).catch(fail);
    } else tell(quick);
  };

  const loop = createLoop(build);
  const watch = watchFiles({
    root: project.root,
    ignored: [project.outDir],
    onChange: () => {
      start = performance.now();
      loop().catch(fail);
    },
  });
  loop().catch(fail);
  terminal.say(terminal.messageColors.dim("watching for changes, Ctrl-C ends it\n"));
  await ended.finally(() => {
    round++;
    watch.close();
    session.close();
  });
  return 0;
}
