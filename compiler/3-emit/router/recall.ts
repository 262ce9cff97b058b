import type { Doc } from "../layout.ts";
import { createScope, type Scope } from "../scope.ts";
import type { Emission } from "./place.ts";

/** Something that code asks of the module around it while it is written, and what it was told. */
interface Question {
  readonly ask: (emission: Emission) => unknown;
  readonly answer: unknown;
}

/** Code that was written before, and all that it depends on besides its routes. */
interface Written {
  readonly facts: string;
  readonly questions: readonly Question[];
  readonly above: Doc[];
  readonly support: Emission["support"];
}

const known = new WeakMap<object, Written>();

const isSame = (one: unknown, other: unknown) =>
  one === other || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(other));

/**
 * Writes code that stands above `resolve`, or takes it as it was written before: for the same routes and facts, when the module
 * gives the same answers to what the writing asks of it (free names, scanners, converters), in the same order.
 * @param routes what was made for the same routes is found by
 */
export function recall(
  routes: object,
  facts: string,
  emission: Emission,
  write: (emission: Emission) => void,
): void {
  const before = known.get(routes);
  const given: unknown[] = [];
  if (before?.facts === facts) {
    // Up to the first other answer, writing asks the same again.
    const other = before.questions.findIndex(({ ask, answer }) => {
      const now = ask(emission);
      given.push(now);
      return !isSame(now, answer);
    });
    if (other === -1) return put(before, emission);
  }
  const questions: Question[] = [];
  const made = { above: [], support: new Set() } satisfies Pick<Emission, "above" | "support">;
  write({ ...asking(emission, questions, given), ...made });
  const written = { facts, questions, ...made };
  known.set(routes, written);
  put(written, emission);
}

function put(written: Pick<Emission, "above" | "support">, emission: Emission): void {
  emission.above.push(...written.above);
  for (const name of written.support) emission.support.add(name);
}

/** The same emission, which notes what it is asked; the first answers are given already. */
function asking(
  emission: Emission,
  questions: Question[],
  given: readonly unknown[],
): Pick<Emission, "routes" | "scope" | "scanners" | "converter"> {
  const note = <T>(ask: (emission: Emission) => T): T => {
    const at = questions.length;
    const answer = at < given.length ? (given[at] as T) : ask(emission);
    questions.push({ ask, answer });
    return answer;
  };
  const has = (name: string) => note(({ scope }) => scope.has(name));
  const mention = (name: string) => note(({ scope }) => scope.mention(name));
  const scope: Scope = {
    has,
    mention,
    claim: (wanted) => note((module) => module.scope.claim(wanted)),
    open: () => emission.scope.open(),
    openFunction: () => createScope(has, mention),
  };
  return {
    routes: emission.routes,
    scope,
    scanners: {
      endOf: (...args) => note(({ scanners }) => scanners.endOf(...args)),
      startOf: (...args) => note(({ scanners }) => scanners.startOf(...args)),
      startOfName: (...args) => note(({ scanners }) => scanners.startOfName(...args)),
      isShape: (...args) => note(({ scanners }) => scanners.isShape(...args)),
      numberAt: (...args) => note(({ scanners }) => scanners.numberAt(...args)),
      declarations: () => emission.scanners.declarations(),
    },
    converter: (def) => note(({ converter }) => converter(def)),
  };
}
