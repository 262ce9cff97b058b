import { createRequire } from "node:module";

/** What a build without errors leaves for the next one. */
export interface KeptBuild {
  /** Absolute paths of all that was read, looked for or written; one that ends in a slash stands for the names below it. */
  readonly files: readonly string[];
  /** `7 routes`. */
  readonly routes: string;
  /** `generated/`. */
  readonly out: string;
  /** The warnings, as they were shown. */
  readonly said: string;
}

interface Cache {
  readonly keepBuild: (cwd: string, argv: readonly string[], build: KeptBuild) => void;
}

/** The cache, shared with bin.cjs, which answers from it. */
export const { keepBuild } = createRequire(import.meta.url)("./cache.cjs") as Cache;
