import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import picocolors from "picocolors";
import type { Terminal } from "./terminal.ts";

/** A folder with these files, gone when the process ends. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "urlc-test-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A terminal that keeps what it is told. */
export function testTerminal(
  cwd: string,
  argv: readonly string[] = [],
): Terminal & { readonly out: () => string; readonly err: () => string } {
  const colors = picocolors.createColors(false);
  let out = "";
  let err = "";
  return {
    argv,
    cwd,
    env: {},
    print: (text) => (out += text),
    say: (text) => (err += text),
    colors,
    messageColors: colors,
    isInteractive: false,
    columns: 100,
    out: () => out,
    err: () => err,
  };
}
