import { importedAs } from "./converter-imports.ts";
import type { Scope } from "../scope.ts";

/**
 * What helpers may take from "urlc". One whose arguments or answer change gets another name: helpers that an older urlc has
 * written must fail where they import it, not give wrong paths.
 */
const functions = [
  "quoteInt",
  "quotePathParam",
  "quoteSlug",
  "quoteStr",
  "quoteUuid",
  "quoteWith",
  "reverseFirst",
  "toGuardedUrl",
  "toParamsUrl",
  "toPlainUrl",
] as const;
const types = ["ConverterValue", "PathPattern", "UrlOptions"] as const;

export type RuntimeName = (typeof functions)[number] | (typeof types)[number];

/** What one helper module imports from "urlc", gathered while its code is written. */
export interface RuntimeImports {
  /** What the module calls it: its own name, unless a helper has that. */
  nameOf(name: RuntimeName): string;
  /** The names of the import declaration: functions, then types. */
  names(): readonly string[];
}

/** Makes the gatherer; `scope` holds the names of the helpers already. */
export function createRuntimeImports(scope: Scope): RuntimeImports {
  const locals = new Map<RuntimeName, string>();
  const used = (names: readonly RuntimeName[], keyword: string) =>
    names.flatMap((name) => {
      const local = locals.get(name);
      return local === undefined ? [] : [keyword + importedAs(name, local)];
    });
  return {
    nameOf(name) {
      const local = locals.get(name) ?? scope.claim(name);
      locals.set(name, local);
      return local;
    },
    names: () => [...used(functions, ""), ...used(types, "type ")],
  };
}
