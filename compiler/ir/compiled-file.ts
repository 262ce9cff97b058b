/** One file of the output. */
export interface CompiledFile {
  /** POSIX path relative to the output folder: `router.ts`, `urls/greetings.ts`. */
  readonly path: string;
  /** Ends with a newline; `\n` only. */
  readonly text: string;
}

/** Where the output goes and in which style it imports. */
export interface EmitOptions {
  /**
   * The folder of the root urls.ts, POSIX, absolute: an output folder above it (`../out`) needs its last names to come back,
   * and only those enter the output.
   */
  readonly base?: string;
  /** The output folder, POSIX, relative to the folder of the root urls.ts: `generated`, `../out`. */
  readonly outDir: string;
  /** What the project's urls.ts put behind a relative specifier. */
  readonly importExtension: ".js" | ".ts" | "";
}
