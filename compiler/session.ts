import { setTimeout as pause } from "node:timers/promises";
import { createReadMemory } from "./1-read/read-memory.ts";
import { createWarmCompiler } from "./4-check/warm-compiler.ts";
import { draft, survey, type CompileOptions, type CompileResult } from "./compile.ts";

/** What is known of a project as soon as its output can be written. */
export interface Round extends CompileResult {
  /** What compile() would say: reversed paths and views are looked at too. Undefined when a newer round has begun meanwhile. */
  readonly whole: () => Promise<CompileResult | undefined>;
}

/** Compiles a project again and again, reading and thinking through only what changed since the last time. */
export interface Session {
  run(options: CompileOptions): Promise<Round>;
  /** Compiles as if one file after the other had changed, for nothing but this: V8 makes fast code of what runs often only. */
  rehearse(options: CompileOptions, isIdle: () => boolean): Promise<void>;
  /** More rounds will come: TypeScript is held ready for them, where it can be. */
  stay(): void;
  /** Nobody waits for an answer any more, and no more rounds are to come. */
  close(): void;
}

/** Rehearsals, and milliseconds they may take together. */
const most = { rounds: 24, time: 2500 };
/** Between two rehearsals a change is noticed. */
const gap = 25;

/** A session that has compiled nothing yet. `compile()` is one that is used once. */
export function createSession(): Session {
  const memory = createReadMemory();
  const compiler = createWarmCompiler();
  let current = 0;
  let checking: Promise<unknown> = Promise.resolve();
  return {
    async run(options) {
      const own = ++current;
      const known = await survey(options, memory);
      const { behind, whole: _, ...result } = await draft(known, options);
      return {
        ...result,
        whole: () => {
          const isWanted = () => own === current;
          // Two checks at once would write the same files; one that nobody waits for any more is not begun.
          const last = checking.then(() => (isWanted() ? behind(isWanted, compiler.run) : undefined));
          checking = last.catch(() => {});
          return last.then(
            (found) => (isWanted() ? found : undefined),
            (error: unknown) => {
              if (isWanted()) throw error;
              return undefined;
            },
          );
        },
      };
    },
    async rehearse(options, isIdle) {
      const end = performance.now() + most.time;
      for (let round = 0; round < most.rounds && performance.now() < end; round++) {
        await pause(gap);
        if (!isIdle()) return;
        const known = await survey(options, memory);
        await draft(known, options);
        const { read } = known;
        memory.forget(read.base, read.urlconfs[round % read.urlconfs.length]?.file ?? read.root);
      }
    },
    stay: () => void compiler.stay(),
    close() {
      current++;
      compiler.close();
    },
  };
}
