/** Some lines of a source file around the one that failed. */
export interface Excerpt {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

interface FileSystem {
  readFileSync(path: string | URL, encoding: "utf8"): string;
}

/** Lines shown before and after. */
const around = 4;

// Without an import of its own, so that this file loads where there are no files: undefined there.
const fileSystem = (): FileSystem | undefined =>
  (
    globalThis as { process?: { getBuiltinModule?: (name: string) => FileSystem | undefined } }
  ).process?.getBuiltinModule?.("node:fs");

/**
 * The place in the project's own code where an error came from: the first frame of its stack that is neither in node_modules nor
 * the runtime's own, of a package that is linked. Undefined when there is none, or no file to read.
 */
export function sourceExcerpt(stack: string): Excerpt | undefined {
  for (const [, file = "", line = ""] of stack.matchAll(
    /((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^\n()]*?):(\d+):\d+\)?$/gm,
  )) {
    if (/[\\/]node_modules[\\/]|^node:|[\\/]urlc[\\/]dist[\\/]runtime[\\/]/.test(file)) continue;
    try {
      const text = fileSystem()?.readFileSync(file.startsWith("file:") ? new URL(file) : file, "utf8");
      const lines = text?.split("\n").map((text, at) => ({ number: at + 1, text }));
      const number = Number(line);
      const shown = lines?.slice(Math.max(0, number - 1 - around), number + around) ?? [];
      return shown.length === 0 ? undefined : { file, line: number, lines: shown };
    } catch {
      return undefined;
    }
  }
  return undefined;
}
