import type { EmitOptions } from "../../ir/compiled-file.ts";
import type { ConverterDef, ModuleRef, ViewRef } from "../../ir/urlconf.ts";
import { importSpecifier, moduleWord } from "../imports.ts";
import { isIdentifier, type Scope } from "../scope.ts";
import { quoted } from "../words.ts";

/** The imports of a generated module, gathered while its code is written. */
export interface Bindings {
  /** An expression for a view or error handler. */
  view(ref: ViewRef): string;
  /** An expression for a converter of the project. */
  converter(def: ConverterDef): string;
  /** True once a view had to be taken out of a URLconf's own patterns. */
  readonly usesViewAt: boolean;
  /** The import declarations, sorted by specifier. */
  imports(): readonly string[];
}

const member = (object: string, name: string) =>
  isIdentifier(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;

/** Makes the gatherer of a module that will stand in `folder`. */
export function createBindings(scope: Scope, folder: string, options: EmitOptions): Bindings {
  const namespaces = new Map<string, string>();
  const known = new Map<ModuleRef, string>();
  let usesViewAt = false;
  const namespace = (module: ModuleRef): string => {
    const found = known.get(module);
    if (found !== undefined) return found;
    const specifier = importSpecifier(module, folder, options);
    const name = namespaces.get(specifier) ?? scope.claim(moduleWord(specifier));
    namespaces.set(specifier, name);
    known.set(module, name);
    return name;
  };
  return {
    view(ref) {
      if (ref.kind === "import") return member(namespace(ref.module), ref.export);
      usesViewAt = true;
      return `viewAt(${[`${namespace(ref.module)}.urlpatterns`, ...ref.path].join(", ")})`;
    },
    converter: (def) =>
      def.module === undefined ? "" : member(namespace(def.module), def.exportName ?? def.name),
    get usesViewAt() {
      return usesViewAt;
    },
    imports: () =>
      [...namespaces]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([specifier, name]) => `import * as ${name} from ${quoted(specifier)};`),
  };
}
