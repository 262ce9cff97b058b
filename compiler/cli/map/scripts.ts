import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { insideTsMorph } from "../../1-read/inside-ts-morph.ts";

/** TypeScript as the JavaScript it stands for. */
async function javaScript(text: string): Promise<string> {
  const ts = insideTsMorph();
  const { ES2022 } = ts.ScriptTarget;
  return ts.transpileModule(text, { compilerOptions: { target: ES2022, module: ts.ModuleKind.ESNext } })
    .outputText;
}

/** The text of a module of urlc: as built, or made from its source. */
async function moduleText(path: string): Promise<string> {
  const built = fileURLToPath(new URL(`${path}.js`, import.meta.url));
  if (existsSync(built)) return readFileSync(built, "utf8");
  return javaScript(readFileSync(fileURLToPath(new URL(`${path}.ts`, import.meta.url)), "utf8"));
}

const importDeclaration =
  /^import\s+(?:(?:\*\s+as\s+([\w$]+)|([\w$]+)|\{([^}]*)\})\s+from\s+)?"[^"]*";?[ \t]*$/gmu;

/** The text as part of one script: without imports, exported names as plain ones. */
const inScript = (text: string) =>
  text
    .replace(importDeclaration, "")
    .replace(/^export\s*\{[^}]*\}(?:\s*from\s*"[^"]*")?;?\s*$/gm, "")
    .replace(/^export /gm, "")
    .replace(/^\/\/# sourceMappingURL=.*$/gm, "");

/** A constant that holds some exports of a module, whose other names stay its own. */
const closed = (names: string, text: string) =>
  `const { ${names} } = (() => {\n${inScript(text)}\nreturn { ${names} };\n})();`;

/** `interpret()`, what it needs, and its words, as a script. */
export async function interpreterScript(): Promise<string> {
  const modules = [
    "../../../runtime/converters",
    "../../2-analyze/level-regexp",
    "../../2-analyze/interpret",
    "../attempt-text",
  ];
  const texts = await Promise.all(modules.map(moduleText));
  const exported = texts.map((text) =>
    [...text.matchAll(/^export (?:async )?(?:const|function|let|class) ([\w$]+)/gm)]
      .map(([, name]) => name)
      .join(", "),
  );
  return texts.map((text, at) => closed(exported[at] ?? "", text)).join("\n");
}

/** The page's own program, as a script. */
export async function clientScript(): Promise<string> {
  return `${inScript(await moduleText("./client-parts"))}\n${inScript(await moduleText("./client"))}`;
}

/**
 * The generated router, as a script that defines `router`: imported views stand empty, and a converter that is not in
 * `converters` gives the text itself.
 * @param converters an expression: converters by the name of their export
 */
export async function routerScript(router: string, converters: string): Promise<string> {
  const text = (await javaScript(router)).replace(
    importDeclaration,
    (_, namespace?: string, single?: string, named?: string) => {
      if (namespace !== undefined) return `const ${namespace} = stub;`;
      if (single !== undefined) return `const ${single} = stub;`;
      return `const {${(named ?? "").replaceAll(" as ", ": ")}} = stub;`;
    },
  );
  return `const router = (() => {
const known = ${converters};
const stub = new Proxy(function () {}, {
  get: (_, name) => (name === "parse" ? (text) => text : Object.hasOwn(known, name) ? known[name] : stub),
  apply: () => stub,
});
${inScript(text)}
return router;
})();`;
}
