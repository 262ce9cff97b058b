import { createReadMemory } from "./1-read/read-memory.ts";
import { draft, survey, type CompileOptions, type CompileResult } from "./compile.ts";

/** What is known of a project as soon as its output can be written. */
export interface Round extends CompileResult {
  /** What compile() would say: reversed paths and views are looked at too. Undefined when a newer round has begun meanwhile. */
  readonly whole: () => Promise<CompileResult | undefined>;
}

/** Compiles a project again and again, reading and thinking through only what changed since the last time. */
export interface Session {
  run(options: CompileOptions): Promise<Round>;
}

/** A session that has compiled nothing yet. `compile()` is one that is used once. */
export function createSession(): Session {
  const memory = createReadMemory();
  let current = 0;
  let checking: Promise<unknown> = Promise.resolve();
  return {
    async run(options) {
      const own = ++current;
      const known = await survey(options, memory);
      const { whole, ...result } = await draft(known, options);
      return {
        ...result,
        whole: () => {
          // Two checks at once would write the same files; one that nobody waits for any more is not begun.
          const last = checking.then(() => (own === current ? whole() : undefined));
          checking = last.catch(() => {});
          return last.then((found) => (own === current ? found : undefined));
        },
      };
    },
  };
}
