import { Command, CommanderError, Option } from "commander";
import { completionScript } from "./completion.ts";
import { explainFailure } from "./failure.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

/** Collects the values of an option that may be given several times. */
const collect = (value: string, before: readonly string[] = []) => [...before, value];

type Run = (flags: never, terminal: Terminal) => Promise<number>;

/** `urlc` as commander sees it; `finish` receives the exit code of the command that ran. */
function programFor(terminal: Terminal, finish: (code: number) => void): Command {
  const program = new Command("urlc")
    .description("Compiles Django-style URLconfs: proves them, writes a router and typed reverse helpers.")
    .version(version(), "-V, --version")
    .helpCommand("help [command]", "how a command is used")
    .exitOverride()
    .configureOutput({
      writeOut: terminal.print,
      writeErr: terminal.say,
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
      getOutHasColors: () => terminal.colors.isColorSupported,
      getErrHasColors: () => terminal.messageColors.isColorSupported,
    });

  const command = (usage: string, description: string, examples: readonly string[]) =>
    program
      .command(usage)
      .description(description)
      .addHelpText("after", `\nExamples:\n${examples.map((example) => `  ${example}`).join("\n")}`);

  const withSeverity = (made: Command) =>
    made
      .addOption(new Option("--error <code>", "make a diagnostic an error").argParser(collect))
      .addOption(new Option("--warn <code>", "make a diagnostic a warning").argParser(collect))
      .addOption(new Option("--off <code>", "silence a diagnostic").argParser(collect));

  const places = "default: package.json, ./urls.ts, ./src/urls.ts";
  const withEntry = (made: Command) =>
    made.addOption(new Option("--entry <file>", `the root URLconf (${places})`));
  /** For commands that take no other words: the URLconf may stand by itself. */
  const withEntryArgument = (made: Command) =>
    withEntry(made.argument("[entry]", `the root URLconf, as --entry (${places})`));

  /** Arguments become flags of their declared names; the command's module is loaded only now. */
  const runs = (made: Command, load: () => Promise<Run>) =>
    made.action(async () => {
      const flags = made.opts<Record<string, unknown>>();
      made.registeredArguments.forEach((argument, index) => {
        const value = made.processedArgs[index] as unknown;
        if (value === undefined) return;
        const name = argument.name();
        if (name in flags) throw new UsageError(`${name} is given twice: --${name} and "${String(value)}"`);
        flags[name] = value;
      });
      finish(await (await load())(flags as never, terminal));
    });

  runs(
    withSeverity(
      withEntryArgument(
        command("build", "read, prove, check and write the router and its helpers", [
          "urlc build",
          "urlc build src/urls.ts --out src/generated",
          "urlc build --check          # in CI: 1 if the output is stale",
          "urlc build --warn URLC4001",
        ]),
      )
        .option("--out <dir>", "where to write (default: generated/ beside the URLconf)")
        .option("--watch", "build again whenever a source changes; views are checked after the writing")
        .option("--check", "write nothing; 1 if the output is stale")
        .option("--no-types", "do not check the signatures of the views")
        .option("--format", "lay the output out by the project's own prettier options")
        .option("--json", "print the diagnostics as JSON"),
    ),
    async () => (await import("./commands/build.ts")).build,
  );
  runs(
    withSeverity(
      withEntryArgument(
        command("check", "the diagnostics of build, writing nothing", ["urlc check", "urlc check --json"]),
      )
        .option("--no-types", "do not check the signatures of the views")
        .option("--json", "print the diagnostics as JSON"),
    ),
    async () => (await import("./commands/check.ts")).check,
  );
  runs(
    withEntryArgument(
      command("routes", "list the routes in the order in which they are tried", [
        "urlc routes",
        "urlc routes src/urls.ts",
        "urlc routes --filter greetings",
        "urlc routes --html urls.html",
      ])
        .option("--json", "print the routes as JSON")
        .option("--filter <text>", "only routes whose row holds every word of the text")
        .option("--html <file>", "write the URL map as one self-contained page")
        .option(
          "--verbose",
          "show an example path of each route, the paths it loses, and what becomes of reversed ones",
        ),
    ),
    async () => (await import("./commands/routes.ts")).routes,
  );
  runs(
    withEntry(
      command("match", "tell which route takes a path, and why the earlier ones do not", [
        "urlc match /greetings/alice/",
        "urlc match https://example.org/greetings/?page=2",
        "urlc match / --entry src/urls.ts",
      ])
        .argument("<path>", "a path or an address; the query does not count")
        .option("--json", "print the answer as JSON"),
    ),
    async () => (await import("./commands/match.ts")).match,
  );
  runs(
    withEntry(
      command("reverse", "print the path of a name", [
        "urlc reverse greetings:home",
        "urlc reverse greetings:show_profile username=alice",
        "urlc reverse shop:cart --current-app store",
      ])
        .argument("<name>", "namespaces (of instances or of apps) and name")
        .argument("[params...]", "name=value, the value as it stands in the path")
        .option("--current-app <namespace>", "the instance that is meant of an app with several"),
    ),
    async () => (await import("./commands/reverse.ts")).reverse,
  );
  runs(
    withEntry(
      command("diff", "compare the URL map with the one at a revision or in a file", [
        "urlc diff main",
        "urlc diff HEAD~1 --fail-on-breaking",
        "urlc routes --json > before.json; urlc diff before.json",
      ])
        .argument("<base>", "a revision of git, or a file written by urlc routes --json")
        .option("--json", "print the changes as JSON")
        .option("--fail-on-breaking", "1 if a link, a name or a view may be let down"),
    ),
    async () => (await import("./commands/diff.ts")).diff,
  );
  runs(
    withEntryArgument(
      command("dev", "build, serve, and do both again whenever a file changes", [
        "urlc dev",
        "urlc dev src/urls.ts",
        "urlc dev --port 3000",
      ])
        .option("--port <number>", "where to serve (default: PORT, or 8000)")
        .option("--host <address>", "which address to listen on (default: 127.0.0.1)")
        .option("--no-types", "do not check the signatures of the views"),
    ),
    async () => (await import("./commands/dev.ts")).dev,
  );
  runs(
    command("init", "make a working project: the site of Django's tutorial", [
      "urlc init",
      "urlc init mysite",
    ]).argument("[dir]", "the folder (default: this one)"),
    async () => (await import("./commands/init.ts")).init,
  );
  command("completion", "print the completion script of a shell", [
    "urlc completion bash >> ~/.bashrc",
    'urlc completion zsh > "${fpath[1]}/_urlc"',
    "urlc completion fish > ~/.config/fish/completions/urlc.fish",
  ])
    .argument("<shell>", "bash, zsh or fish")
    .action((shell: string) => terminal.print(completionScript(shell, program)));
  return program;
}

/** Runs `urlc` with the words of a terminal; returns the exit code and never throws. */
export async function run(terminal: Terminal): Promise<number> {
  const { argv } = terminal;
  let exitCode = 0;
  try {
    const program = programFor(terminal, (code) => (exitCode = code));
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { red, bold, green } = terminal.messageColors;
    if (error instanceof UsageError) {
      terminal.say(`${bold(red("error"))}: ${error.message}\n`);
      if (error.help !== undefined) terminal.say(`${bold(green("help"))}: ${error.help}\n`);
      return 2;
    }
    terminal.say(explainFailure(error, argv, terminal));
    return 1;
  }
}
