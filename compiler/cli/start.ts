/** The command line of this process: what bin.cjs loads when there is something to do. */
import { run } from "./main.ts";
import { processTerminal } from "./terminal.ts";

// A reader that has seen enough (`urlc routes | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const written = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => void stream.write("", () => resolve()));

void run(processTerminal()).then(async (code) => {
  process.exitCode = code;
  await Promise.all([process.stdout, process.stderr].map(written));
  // Node would take the heap apart first, which is all it would still do.
  process.exit();
});
