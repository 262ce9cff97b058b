import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** An error of the file system or the network: the machine's, not ours. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  ENOSPC: "no space left on the disk",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  EMFILE: "too many open files",
};

/** What to say of an exception that reached the command line: what the machine refused, or URLC9001 and what to report. */
export function explainFailure(error: unknown, argv: readonly string[], terminal: Terminal): string {
  const { bold, red, dim } = terminal.messageColors;
  if (isSystemError(error)) {
    const reason = reasons[error.code ?? ""] ?? error.message;
    return `${bold(red("error"))}: cannot ${error.syscall} ${error.path ?? ""}: ${reason}\n`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `${bold(`${red("error[URLC9001]")}: urlc met a case it was not written for`)}`,
    `${bold("help")}: this is a bug of urlc, not of your URLconf; please report it with the lines below and, if you can, the urls.ts`,
    "",
    dim(`urlc ${version()}, node ${process.version}, ${process.platform} ${process.arch}`),
    dim(`urlc ${argv.join(" ")}`),
    dim(stack),
    "",
  ].join("\n");
}
