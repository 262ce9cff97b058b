import { relative } from "node:path";
import picocolors from "picocolors";

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Where a command reads its surroundings from and speaks to; a test makes one of its own. */
export interface Terminal {
  /** The words after `urlc`. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly print: (text: string) => void;
  /** Messages. */
  readonly say: (text: string) => void;
  /** For results. */
  readonly colors: Colors;
  /** For messages. */
  readonly messageColors: Colors;
  /** Messages go to a person's screen: a line may be drawn over. */
  readonly isInteractive: boolean;
  readonly columns: number;
}

/** Whether a stream wants colours: a terminal does, unless NO_COLOR is set; FORCE_COLOR wins. */
function wantsColor(stream: NodeJS.WriteStream, env: Terminal["env"]): boolean {
  if (env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "")
    return true;
  if (env["NO_COLOR"] || env["FORCE_COLOR"] === "0" || env["TERM"] === "dumb") return false;
  return stream.isTTY === true;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env,
    print: (text) => void stdout.write(text),
    say: (text) => void stderr.write(text),
    colors: picocolors.createColors(wantsColor(stdout, env)),
    messageColors: picocolors.createColors(wantsColor(stderr, env)),
    isInteractive: stderr.isTTY === true && env["TERM"] !== "dumb" && !env["CI"],
    columns: stdout.columns ?? 100,
  };
}

/** A path as it is shown: relative to where the user stands, with `/`. */
export function shown(path: string, terminal: Terminal): string {
  return relative(terminal.cwd, path).replaceAll("\\", "/") || ".";
}
