import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The folder that the assertions of one root urls.ts are written to: kept, for TypeScript's incremental state. */
export function checkFolder(entry: string): string {
  const id = createHash("sha1").update(entry).digest("hex").slice(0, 12);
  for (let at = dirname(entry); ; at = dirname(at)) {
    if (existsSync(join(at, "node_modules"))) {
      const folder = join(at, "node_modules", ".cache", "urlc", `check-${id}`);
      if (isMade(folder)) return folder;
    }
    if (dirname(at) === at) break;
  }
  const folder = join(tmpdir(), `urlc-check-${id}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function isMade(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** Writes a file of the check unless it says the same already; another run may read it meanwhile. */
export function writeCheckFile(path: string, text: string): void {
  try {
    if (readFileSync(path, "utf8") === text) return;
  } catch {
    mkdirSync(dirname(path), { recursive: true });
  }
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
