import type { CompiledFile, EmitOptions } from "../../ir/compiled-file.ts";
import type { NamedRoute, Namespace, NamespaceLevel, NameTable } from "../../ir/named-route.ts";
import type { Proof } from "../../ir/proof.ts";
import type { Sources, Span } from "../../ir/span.ts";
import { tupleOf } from "../../ir/tuple.ts";
import { createConverterImports, importDeclaration } from "./converter-imports.ts";
import { helperFunction, type HelperModule } from "./helper-function.ts";
import { createRuntimeImports } from "./runtime-imports.ts";
import { createScope } from "../scope.ts";
import { lineFinder } from "./source-line.ts";
import { tidy } from "../tidy.ts";
import { quoted } from "../words.ts";

/** All that the helper modules are written from. */
export interface HelpersForm {
  readonly names: NameTable;
  readonly proofs: readonly Proof[];
  readonly sources: Sources;
  readonly options: EmitOptions;
  /** `Span.file` of the root urls.ts. */
  readonly root: string;
}

/** What the modules of one output share. */
interface Context extends HelpersForm {
  readonly lineOf: (span: Span) => number | undefined;
  readonly witnesses: ReadonlyMap<number, string>;
  /** Named routes by the module of their helper. */
  readonly byModule: ReadonlyMap<string, readonly NamedRoute[]>;
}

/** Every namespace of a tree, itself excepted. */
const allNamespaces = ({ namespaces }: NamespaceLevel): readonly Namespace[] =>
  namespaces.flatMap((namespace) => [namespace, ...allNamespaces(namespace)]);

/** The last text of each module, and what it was written from besides its routes. */
const written = new WeakMap<object, { readonly facts: string; readonly file: Promise<CompiledFile> }>();

/** Writes a module, unless it was written before from the same routes. */
function moduleOf(path: string, level: NamespaceLevel, context: Context): Promise<CompiledFile> {
  const { options, root, witnesses } = context;
  const named = context.byModule.get(path) ?? [];
  const routes = named.flatMap((one) => one.routes);
  const key = tupleOf(routes.map(({ stages }) => stages));
  const inner = reexports(path, level, context);
  const names = named.map(({ helper, routes: own }) => [helper, own.length]);
  const facts = JSON.stringify([
    path,
    options,
    root,
    inner,
    names,
    routes.map(({ index }) => witnesses.get(index)),
  ]);
  const known = written.get(key);
  if (known?.facts === facts) return known.file;
  const file = writeModule(path, inner, context);
  written.set(key, { facts, file });
  return file;
}

async function writeModule(path: string, inner: readonly string[], context: Context): Promise<CompiledFile> {
  const { options, root } = context;
  const scope = createScope();
  const routes = context.byModule.get(path) ?? [];
  const folder = `${options.outDir}/${path.slice(0, path.lastIndexOf("/"))}`;
  for (const { helper } of routes) if (helper !== undefined) scope.claim(helper);
  // No import may have the name of what every helper takes.
  for (const name of ["params", "options"]) scope.claim(name);
  const module: HelperModule = {
    scope,
    converters: createConverterImports(scope, folder, options),
    runtime: createRuntimeImports(scope),
  };
  const functions = routes
    .filter(({ helper }) => helper)
    .map((named) => helperFunction(named, module, context));
  const names = module.runtime.names();
  const head = [
    `// Made by urlc from ${root}. Do not edit: change the urls.ts files and run \`urlc build\`.`,
    ...(names.length === 0 ? [] : [importDeclaration("import", names, "urlc")]),
    ...module.converters.declarations(),
  ];
  const sections = [head.join("\n"), inner.join("\n"), ...functions].filter((section) => section !== "");
  const text = sections.length === 1 ? [...sections, "export {};"] : sections;
  return { path, text: await tidy(`${text.join("\n\n")}\n`) };
}

/** What gives the modules of the namespaces below. */
function reexports(path: string, level: NamespaceLevel, context: Context): readonly string[] {
  const here = path.slice(path.lastIndexOf("/") + 1);
  return level.namespaces
    .filter(({ helper, module: file }) => helper !== undefined && hasHelpers(file, context))
    .map(({ helper, module: file }) => {
      const below = file.slice(path.length - here.length).replace(/\.ts$/, context.options.importExtension);
      return `export * as ${helper} from ${quoted(`./${below}`)};`;
    });
}

/** True when a namespace has helpers, or one below it. */
function hasHelpers(module: string, { byModule }: Context): boolean {
  const below = module.replace(/\.ts$/, "/");
  return [...byModule].some(
    ([file, routes]) => (file === module || file.startsWith(below)) && routes.some(({ helper }) => helper),
  );
}

/** `urls/index.ts` and one module a namespace: a pure function for every name that can be reversed. */
export function emitHelpers(form: HelpersForm): Promise<readonly CompiledFile[]> {
  const byModule = new Map<string, NamedRoute[]>();
  for (const named of form.names.routes) {
    const others = byModule.get(named.module);
    if (others === undefined) byModule.set(named.module, [named]);
    else others.push(named);
  }
  const witnesses = new Map(
    form.proofs.flatMap((proof) =>
      proof.kind === "reachable" ? [[proof.index, proof.witness] as const] : [],
    ),
  );
  const context: Context = { ...form, lineOf: lineFinder(form.sources), witnesses, byModule };
  const levels = allNamespaces(form.names.root).filter(({ module }) => hasHelpers(module, context));
  return Promise.all([
    moduleOf("urls/index.ts", form.names.root, context),
    ...levels.map((namespace) => moduleOf(namespace.module, namespace, context)),
  ]);
}
