import type { ModuleRef } from "../ir/urlconf.ts";
import { nameText, ts, type Expression, type Node, type SourceFile, type Statement } from "./typescript.ts";

/** What a top-level name of a module stands for. */
export type Binding =
  | {
      readonly kind: "import";
      readonly specifier: string;
      /** `*` for the namespace, `default` for the default export. */
      readonly imported: string;
      readonly node: Node;
    }
  | { readonly kind: "variable"; readonly value: Expression | undefined; readonly node: Node }
  | { readonly kind: "function" | "class" | "other"; readonly node: Node };

/** What a module exports under a name. */
export type Exported =
  | { readonly kind: "local"; readonly name: string; readonly node: Node }
  | { readonly kind: "from"; readonly specifier: string; readonly imported: string; readonly node: Node }
  | { readonly kind: "value"; readonly value: Expression; readonly node: Node };

/** The top level of one file. */
export interface Module {
  /** Absolute path. */
  readonly path: string;
  /** `Span.file`. */
  readonly file: string;
  readonly text: string;
  readonly syntax: SourceFile;
  /** How its first importer wrote it. */
  readonly ref: ModuleRef;
  /** False when TypeScript cannot parse it all. */
  readonly isWhole: boolean;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly exports: ReadonlyMap<string, Exported>;
  /** Local name → the name it is exported as. */
  readonly exportedAs: ReadonlyMap<string, string>;
  /** `export * from`. */
  readonly stars: readonly string[];
  /** Names whose value changes after their declaration, and where. */
  readonly mutations: ReadonlyMap<string, Node>;
}

type Place = Pick<Module, "path" | "file" | "text" | "syntax" | "ref" | "isWhole">;

/** Lists what a file declares, imports and exports at its top level. */
export function outline(place: Place): Module {
  const bindings = new Map<string, Binding>();
  const exports = new Map<string, Exported>();
  const exportedAs = new Map<string, string>();
  const stars: string[] = [];
  const mutations = new Map<string, Node>();

  const declare = (name: string | undefined, binding: Binding, statement: Statement) => {
    const flags = ts.getCombinedModifierFlags(statement as never);
    if (flags & ts.ModifierFlags.Default) exportLocal(name, "default", binding.node);
    if (name === undefined) return;
    bindings.set(name, binding);
    if (flags & ts.ModifierFlags.Export && !(flags & ts.ModifierFlags.Default))
      exportLocal(name, name, binding.node);
  };
  const exportLocal = (local: string | undefined, exported: string, node: Node) => {
    const name = local ?? "default";
    if (local === undefined) bindings.set(name, { kind: "other", node });
    exports.set(exported, { kind: "local", name, node });
    if (!exportedAs.has(name)) exportedAs.set(name, exported);
  };

  for (const statement of place.syntax.statements) {
    if (ts.isImportDeclaration(statement)) {
      const { importClause, moduleSpecifier } = statement;
      if (importClause === undefined || importClause.isTypeOnly || !ts.isStringLiteral(moduleSpecifier))
        continue;
      const specifier = moduleSpecifier.text;
      const bind = (node: Node, name: string, imported: string) =>
        bindings.set(name, { kind: "import", specifier, imported, node });
      if (importClause.name) bind(importClause.name, importClause.name.text, "default");
      const named = importClause.namedBindings;
      if (named === undefined) continue;
      if (ts.isNamespaceImport(named)) bind(named.name, named.name.text, "*");
      else
        for (const element of named.elements)
          if (!element.isTypeOnly)
            bind(element.name, element.name.text, (element.propertyName ?? element.name).text);
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier, isTypeOnly } = statement;
      const specifier =
        moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
      if (isTypeOnly) continue;
      if (exportClause === undefined) {
        if (specifier !== undefined) stars.push(specifier);
      } else if (ts.isNamespaceExport(exportClause)) {
        if (specifier !== undefined)
          exports.set(exportClause.name.text, { kind: "from", specifier, imported: "*", node: exportClause });
      } else
        for (const element of exportClause.elements) {
          if (element.isTypeOnly) continue;
          const imported = (element.propertyName ?? element.name).text;
          if (specifier === undefined) exportLocal(imported, element.name.text, element);
          else exports.set(element.name.text, { kind: "from", specifier, imported, node: element });
        }
    } else if (ts.isExportAssignment(statement)) {
      exports.set("default", { kind: "value", value: statement.expression, node: statement });
      if (ts.isIdentifier(statement.expression) && !exportedAs.has(statement.expression.text))
        exportedAs.set(statement.expression.text, "default");
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        const { name, initializer } = declaration;
        if (ts.isIdentifier(name))
          declare(name.text, { kind: "variable", value: initializer, node: name }, statement);
        else
          for (const bound of boundNames(name))
            declare(bound.text, { kind: "other", node: bound }, statement);
      }
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      const kind = ts.isClassDeclaration(statement) ? "class" : "function";
      // The signatures of an overloaded function come before its body, under the same name.
      if (statement.name && bindings.get(statement.name.text)?.kind === "function") continue;
      declare(statement.name?.text, { kind, node: statement.name ?? statement }, statement);
    } else if (ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      declare(nameText(statement.name), { kind: "other", node: statement.name }, statement);
    } else if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) {
      findMutations(statement, mutations);
    }
  }
  return { ...place, bindings, exports, exportedAs, stars, mutations };
}

function boundNames(pattern: Node): readonly { text: string; kind: number }[] & readonly Node[] {
  const names: (Node & { text: string })[] = [];
  const visit = (node: Node): void => {
    if (ts.isBindingElement(node)) {
      if (ts.isIdentifier(node.name)) names.push(node.name);
      else visit(node.name);
    } else ts.forEachChild(node, visit);
  };
  visit(pattern);
  return names;
}

const changing = new Set([
  "push",
  "unshift",
  "splice",
  "pop",
  "shift",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
]);

/** Notes every name that a statement assigns to, or whose array it changes in place. */
/** Names that something below a node assigns to, or to a member of, each with the first place. */
export function findMutations(statement: Node, mutations: Map<string, Node>): void {
  const rootName = (node: Node): string | undefined => {
    let at = node;
    while (
      ts.isPropertyAccessExpression(at) ||
      ts.isElementAccessExpression(at) ||
      ts.isNonNullExpression(at) ||
      ts.isParenthesizedExpression(at) ||
      ts.isAsExpression(at) ||
      ts.isSatisfiesExpression(at)
    )
      at = at.expression;
    return ts.isIdentifier(at) ? at.text : undefined;
  };
  const note = (target: Node, node: Node) => {
    const name = rootName(target);
    if (name !== undefined && !mutations.has(name)) mutations.set(name, node);
  };
  const visit = (node: Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) note(node.left, node);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (changing.has(node.expression.name.text)) note(node.expression.expression, node);
      if (rewriting.has(node.expression.name.text) && node.arguments[0] !== undefined)
        note(node.arguments[0], node);
    }
    if (ts.isDeleteExpression(node)) note(node.expression, node);
    ts.forEachChild(node, visit);
  };
  visit(statement);
}

/** Of Object: what changes its first argument. */
const rewriting = new Set(["assign", "defineProperty", "defineProperties", "setPrototypeOf"]);

const isAssignment = (kind: number) =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
