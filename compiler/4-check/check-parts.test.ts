import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { declarationNote } from "./find-declaration.ts";
import { parseJsonc } from "./jsonc.ts";
import { declarationGlobs, projectConfig } from "./project-config.ts";
import { asBuilt, relocate } from "./relocate.ts";
import { parseOutput } from "./run-compiler.ts";

test("reads JSON as tsconfig.json has it", () => {
  assert.equal(
    parseJsonc(`\uFEFF{ // c\n "a": ["x//y", "/* z */",], /* b */ "b": { "c": 1, /* d */ }, "e": ",]" }`),
    { a: ["x//y", "/* z */"], b: { c: 1 }, e: ",]" },
  );
  assert.is(parseJsonc("{"), undefined);
});

test("finds the project that holds a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "urlc-config-"));
  const write = (name: string, value: unknown) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(value));
  };
  write("tsconfig.json", { files: [], references: [{ path: "./node.json" }, { path: "./web" }] });
  write("node.json", { include: ["*.config.ts", "server/*.ts"] });
  write("web/tsconfig.json", { include: ["./src/**/*"] });
  write("other/tsconfig.json", {});
  const of = (file: string) => projectConfig(join(folder, file))?.slice(folder.length + 1);
  assert.is(of("web/src/deep/urls.ts"), join("web", "tsconfig.json"));
  assert.is(of("vite.config.ts"), "node.json");
  assert.is(of("server/urls.ts"), "node.json");
  assert.is(of("server/deep/urls.ts"), "tsconfig.json");
  assert.is(of("other/urls.ts"), join("other", "tsconfig.json"));
  const globs = (config: unknown) => {
    write("other/tsconfig.json", config);
    return declarationGlobs(join(folder, "other/tsconfig.json")).map((glob) =>
      glob.slice(folder.length + 7).replaceAll("\\", "/"),
    );
  };
  assert.equal(globs({}), ["**/*.d.ts"]);
  assert.equal(
    globs({ include: ["src", "./lib/**/*", "*.ts", "test/**/*.tsx", "env.d.ts", "one.ts", "deep/**"] }),
    ["src/**/*.d.ts", "lib/**/*.d.ts", "*.d.ts", "test/**/*.d.ts", "env.d.ts", "deep/**/*.d.ts"],
  );
  assert.equal(globs({ files: ["urls.ts", "global.d.ts"] }), ["global.d.ts"]);
  rmSync(folder, { recursive: true });
});

test("relative imports of a moved module lead where they led", () => {
  const text = `import a, { b } from "./a.js";
export * from '../up';
const c = import("./deep/c.ts");
import "./side.js";
import d from "package";
`;
  assert.is(
    relocate(text, "/site/app/urls.ts", "/site/cache/copy.ts", (path) =>
      path === "/site/app/deep/c" ? "/site/cache/views0" : undefined,
    ),
    `import a, { b } from "../app/a.js";
export * from '../up';
const c = import("./views0.ts");
import "../app/side.js";
import d from "package";
`,
  );
  assert.equal(["a/x.ts", "x.d.mts", "x.tsx", "x.js"].map(asBuilt), ["a/x.js", "x.mjs", "x.js", "x.js"]);
});

test("reads what tsc prints", () => {
  const output = `error TS5023: Unknown compiler option 'x'.
checks.mts(3,13): error TS2345: Argument of type 'A' is not assignable to parameter of type 'B'.
  Types of parameters 'params' and 'params' are incompatible.
    Type 'C' is not assignable to type 'D'.

Found 2 errors.
`;
  assert.equal(parseOutput(output), [
    { line: 0, column: 0, code: 5023, chain: ["Unknown compiler option 'x'."] },
    {
      file: "checks.mts",
      line: 3,
      column: 13,
      code: 2345,
      chain: [
        "Argument of type 'A' is not assignable to parameter of type 'B'.",
        "Types of parameters 'params' and 'params' are incompatible.",
        "Type 'C' is not assignable to type 'D'.",
      ],
    },
  ]);
});

test("finds a view's declaration, and its params", () => {
  const text = `export const other = (id: string) => id;
export async function show(
  request: HttpRequest,
  { id, user: { name } }: { id?: number; user: { name: string } },
) { const id: string = ""; }
export default { };
`;
  const note = (name: string, key?: string) => {
    const span = { file: "urls.ts", start: 0, end: 0 };
    const module = { specifier: "./views.js", from: "urls.ts", file: "views.ts" };
    const [found] = declarationNote(
      { kind: "import", module, export: name, text: name, span },
      key,
      new Map([["views.ts", text]]),
    );
    return found?.span && `${found.span.start}: ${text.slice(found.span.start, found.span.end)}`;
  };
  assert.is(note("show"), `${text.indexOf("show")}: show`);
  assert.is(note("show", "id"), `${text.indexOf("id?: number")}: id`);
  assert.is(note("show", "absent"), `${text.indexOf("show")}: show`);
  assert.is(note("default"), `${text.indexOf("export default")}: export default`);
  assert.is(note("reexported"), undefined);
});

test.run();
