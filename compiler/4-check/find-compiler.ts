import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A program that type-checks the project of a tsconfig.json and prints as `tsc --pretty false` does. */
export interface Compiler {
  readonly command: string;
  /** What stands before the path of the tsconfig.json. */
  readonly args: readonly string[];
  /** `TypeScript 7.0.2`. */
  readonly title: string;
  /** True for TypeScript 7: it can stay and be asked again (warm-compiler.ts), and leaves a state to be mistrusted (global-types.ts). */
  readonly isNative?: boolean;
}

/** The project's own TypeScript, else the one inside ts-morph. */
export function findCompiler(folder: string): Compiler {
  for (let at = folder; ; at = dirname(at)) {
    const found = compilerIn(join(at, "node_modules", "typescript"));
    if (found !== undefined) return found;
    if (dirname(at) === at) return insideTsMorph();
  }
}

function compilerIn(folder: string): Compiler | undefined {
  try {
    const home = realpathSync(folder);
    const { version, bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
      version: string;
      bin?: string | Readonly<Record<string, string>>;
    };
    const title = `TypeScript ${version}`;
    const native = Number.parseInt(version, 10) >= 7 ? nativeBinary(home) : undefined;
    const flags = ["--pretty", "false", "-p"];
    if (native !== undefined) return { command: native, args: flags, title, isNative: true };
    const script = typeof bin === "string" ? bin : (bin?.["tsc"] ?? bin?.["tsc6"]);
    if (script === undefined) return undefined;
    return { command: process.execPath, args: [join(home, script), ...flags], title };
  } catch {
    return undefined;
  }
}

/** The Go binary that TypeScript 7 would start: starting it directly saves the launcher's own start of Node. */
function nativeBinary(home: string): string | undefined {
  const name = `@typescript/typescript-${process.platform}-${process.arch}`;
  try {
    const path = createRequire(join(home, "package.json")).resolve(`${name}/package.json`);
    return join(dirname(path), "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
  } catch {
    return undefined;
  }
}

/** Run by `node -e` with the paths of ts-morph and of the tsconfig.json. */
const printDiagnostics = `
const [tsMorph, config] = process.argv.slice(1);
const { Project, ts } = require(tsMorph);
const project = new Project({ tsConfigFilePath: config, skipFileDependencyResolution: true });
const program = project.getProgram().compilerObject;
const folder = config.replace(/\\\\/g, "/").replace(/[^/]*$/, "");
const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
const first = [...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics()];
const diagnostics = first.length > 0 ? first : own.flatMap((file) => program.getSemanticDiagnostics(file));
process.stdout.write(ts.formatDiagnostics(diagnostics, {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => "\\n",
}));
process.exitCode = diagnostics.length > 0 ? 2 : 0;
`;

function insideTsMorph(): Compiler {
  const path = createRequire(import.meta.url).resolve("ts-morph");
  return {
    command: process.execPath,
    args: ["-e", printDiagnostics, path],
    title: "TypeScript",
  };
}
