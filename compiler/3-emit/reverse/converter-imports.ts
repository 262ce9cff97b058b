import type { EmitOptions } from "../../ir/compiled-file.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { importSpecifier } from "../imports.ts";
import { list, print } from "../layout.ts";
import type { Scope } from "../scope.ts";
import { quoted } from "../words.ts";

/** The converters of the project that a generated module imports by name, gathered while its code is written. */
export interface ConverterImports {
  /** The identifier of a converter; undefined for a built-in one. */
  nameOf(def: ConverterDef): string | undefined;
  /** The import declarations, sorted by specifier. */
  declarations(keyword?: "import" | "import type"): readonly string[];
}

/** `a`, or `a as b`. */
export const importedAs = (exported: string, local: string) =>
  exported === local
    ? local
    : `${/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(exported) ? exported : quoted(exported)} as ${local}`;

/** One import declaration, laid out; a name by itself stays on the line, however long. */
export function importDeclaration(keyword: string, names: readonly string[], specifier: string): string {
  const braces = names.length === 1 ? `{ ${names[0]} }` : list(["{", "}"], names, { pad: " " });
  return print([`${keyword} `, braces, ` from ${quoted(specifier)};`]);
}

/** Makes the gatherer of a module that will stand in `folder`. */
export function createConverterImports(scope: Scope, folder: string, options: EmitOptions): ConverterImports {
  const modules = new Map<string, Map<string, string>>();
  return {
    nameOf(def) {
      if (def.module === undefined) return undefined;
      const specifier = importSpecifier(def.module, folder, options);
      const names = modules.get(specifier) ?? new Map<string, string>();
      modules.set(specifier, names);
      const exported = def.exportName ?? def.name;
      const local = names.get(exported) ?? scope.claim(exported === "default" ? def.name : exported);
      names.set(exported, local);
      return local;
    },
    declarations: (keyword = "import") =>
      [...modules]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([specifier, names]) =>
          importDeclaration(
            keyword,
            [...names]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([exported, local]) => importedAs(exported, local)),
            specifier,
          ),
        ),
  };
}
