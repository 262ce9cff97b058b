import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readUrlconfs } from "../1-read/read-urlconfs.ts";
import { flatten } from "../2-analyze/flatten.ts";
import { link } from "../2-analyze/link.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { CompiledFile } from "../ir/compiled-file.ts";
import { checkViews, type CheckOptions } from "./check-views.ts";

/** The TypeScripts among this repository's own packages. */
export type TypeScript = "typescript" | "typescript-6" | "typescript-5.9" | "none";

/** The flags the tests' projects are checked with, unless they bring a tsconfig.json. */
export const strictConfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    moduleResolution: "nodenext",
    customConditions: ["urlc-source"],
    allowImportingTsExtensions: true,
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  },
};

/** A project in a temporary folder, with urlc and a TypeScript installed by links; `remove` it afterwards. */
export function makeProject(
  files: Readonly<Record<string, string>>,
  { typescript = "typescript", urlc = true }: { typescript?: TypeScript; urlc?: boolean } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "urlc-check-"));
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  if (urlc) symlinkSync(resolve("."), join(modules, "urlc"), "junction");
  if (typescript !== "none")
    symlinkSync(resolve("node_modules", typescript), join(modules, "typescript"), "junction");
  const all = {
    "package.json": JSON.stringify({ name: "site", type: "module" }),
    "tsconfig.json": JSON.stringify(strictConfig),
    ...files,
  };
  const write = (texts: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  write(all);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Reads, links, flattens and checks a project; what is told, with the text that is underlined. */
export async function check(
  folder: string,
  generated?: readonly CompiledFile[],
  root = "urls.ts",
  run?: CheckOptions["run"],
) {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const entry = join(folder, root);
  const outDir = join(dirname(entry), "generated");
  const read = await readUrlconfs({ entry, outDir }, report);
  if (read === undefined) throw new Error("nothing was read");
  const tree = link(read, report);
  const routes = flatten(tree);
  const { base, sources } = read;
  const { handlers } = tree;
  await checkViews(
    {
      entry,
      base,
      routes,
      handlers,
      sources,
      outDir,
      ...(generated && { generated: async () => generated }),
      ...(run && { run }),
    },
    report,
  );
  const cut = (diagnostic: Pick<Diagnostic, "span">) =>
    sources.get(diagnostic.span.file)?.slice(diagnostic.span.start, diagnostic.span.end) ?? "";
  return {
    diagnostics,
    cut,
    told: diagnostics.map(({ code, message, span }) => `${code} ${cut({ span })}: ${message}`),
    sources,
  };
}
