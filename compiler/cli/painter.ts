import type { Painter } from "../diagnostics/render.ts";
import type { Colors } from "./terminal.ts";

/** The colours of diagnostics on a terminal. */
export function painterOf(colors: Colors): Painter {
  return {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    note: (text) => colors.bold(colors.cyan(text)),
    help: (text) => colors.bold(colors.green(text)),
    frame: colors.blue,
    message: colors.bold,
  };
}
