/** The command line of this process: what bin.cjs loads when there is something to do. */
import { run } from "./main.ts";
import { processTerminal } from "./terminal.ts";

// A reader that has seen enough (`urlc routes | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
void run(processTerminal()).then((code) => (process.exitCode = code));
