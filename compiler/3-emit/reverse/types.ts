import type { CompiledFile, EmitOptions } from "../../ir/compiled-file.ts";
import type { NameTable } from "../../ir/named-route.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { createConverterImports, importDeclaration } from "./converter-imports.ts";
import { statement, union } from "../layout.ts";
import { converterType } from "./param-type.ts";
import { createScope } from "../scope.ts";
import { collectShapes, noParams, type Shapes } from "./shapes.ts";
import { tidy } from "../tidy.ts";
import { keyOf } from "../words.ts";

/** All that types.ts and reverse.ts are written from. */
export interface TypesForm {
  readonly names: NameTable;
  readonly routes: readonly FlatRoute[];
  /** All of the project: those without a module are built in. */
  readonly converters: readonly ConverterDef[];
  readonly options: EmitOptions;
  /** `Span.file` of the root urls.ts. */
  readonly root: string;
}

/** Names that types.ts has besides its shapes. */
const ownNames = [
  "ConverterValue",
  "HttpRequest",
  "Params",
  "RouteName",
  "View",
  "ViewParams",
  "ViewResult",
  "Converters",
];

const collected = new WeakMap<NameTable, Shapes>();

/** The shapes, the same for types.ts, which declares them, and reverse.ts, which imports them. */
export function shapesOf({ names, routes }: Pick<TypesForm, "names" | "routes">): Shapes {
  const shapes = collected.get(names) ?? collectShapes(names, routes, [...ownNames, "RouteMap"]);
  collected.set(names, shapes);
  return shapes;
}

/** `"name": A | B;`, a member of an interface. */
export const shapesMember = (name: string, shapes: readonly { readonly name: string }[]): string =>
  shapes.length === 1
    ? `  ${keyOf(name)}: ${shapes[0]?.name};`
    : statement([keyOf(name), ": ", union(shapes.map((shape) => shape.name)), ";"]);

const builtInNames: ReadonlySet<string> = new Set(["str", "int", "slug", "uuid", "path"]);

/** `types.ts`: what each named route gives its view, and the project's converters. No code. */
export async function emitTypes(form: TypesForm): Promise<CompiledFile> {
  const { options, root } = form;
  const shapes = shapesOf(form);
  const scope = createScope();
  for (const name of [...ownNames, ...shapes.all.map(({ name }) => name)]) scope.claim(name);
  const converters = createConverterImports(scope, options.outDir, options);
  const interfaces = shapes.all
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) => {
      const lines = members.map(({ name: key, type, isOptional }) => {
        const text =
          "text" in type
            ? type.text
            : converterType(type.converter, type.converter && converters.nameOf(type.converter));
        return `  readonly ${keyOf(key)}${isOptional ? "?" : ""}: ${text};`;
      });
      return `export interface ${name} {\n${lines.join("\n")}\n}`;
    });
  const own = form.converters.filter(({ name, module }) => module !== undefined && !builtInNames.has(name));
  const augmentation = own.map((def) => `    ${keyOf(def.name)}: typeof ${converters.nameOf(def)};`);
  const views = [...shapes.views].map(([name, found]) => shapesMember(name, found));
  const usesValue = interfaces.some((text) => text.includes("ConverterValue<"));
  const text = [
    `// Made by urlc from ${root}. Do not edit: change the urls.ts files and run \`urlc build\`.`,
    importDeclaration(
      "import type",
      [...(usesValue ? ["ConverterValue"] : []), "HttpRequest", "ViewResult"],
      "urlc",
    ),
    ...converters.declarations("import type"),
    "",
    "/** The params of a route that has none. */",
    `export type ${noParams} = Readonly<Record<string, never>>;`,
    "",
    ...interfaces.flatMap((declaration) => [declaration, ""]),
    "/** What each named route gives its view. */",
    `export interface ViewParams {${views.length === 0 ? "" : "\n"}${views.join("\n")}${views.length === 0 ? "" : "\n"}}`,
    "",
    "/** The name of a route, with its namespaces. */",
    "export type RouteName = keyof ViewParams;",
    "",
    "/** What a route gives its view: captured params and extra kwargs. */",
    "export type Params<Name extends RouteName> = ViewParams[Name];",
    "",
    "/** A view that fits a route. */",
    "export type View<Name extends RouteName> = (",
    "  request: HttpRequest,",
    "  params: Params<Name>,",
    ") => ViewResult;",
    "",
    ...(augmentation.length === 0
      ? []
      : ['declare module "urlc" {', "  interface Converters {", ...augmentation, "  }", "}", ""]),
  ];
  return { path: "types.ts", text: await tidy(text.join("\n")) };
}
