/** `npm run build`: compiles runtime/ and compiler/ into dist/, the only folder of code that the package ships. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { siteFromFixture } from "../compiler/cli/template.ts";
import { bundleCli } from "./bundle-cli.ts";
import { bundleRuntime } from "./bundle-runtime.ts";

const made = `node_modules/.cache/urlc-build-${process.pid}`;

const { status } = spawnSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", made],
  { stdio: "inherit" },
);
const cli = "compiler/cli";
const isCopied = (name: string) => name.endsWith(".cjs") || name === "new-project";
for (const name of readdirSync(cli).filter(isCopied))
  cpSync(`${cli}/${name}`, `${made}/${cli}/${name}`, { recursive: true });
await bundleCli(made);
await bundleRuntime(made);
for (const { path, text } of siteFromFixture()) {
  const file = join(made, "template", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const filesOf = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder).length + 1))
    : [];

// Only what differs is touched: a program or test that reads dist/ meanwhile finds it whole.
for (const file of filesOf(made)) {
  const text = readFileSync(join(made, file));
  const target = join("dist", file);
  if (existsSync(target) && readFileSync(target).equals(text)) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
const wanted = new Set(filesOf(made));
for (const file of filesOf("dist")) if (!wanted.has(file)) rmSync(join("dist", file));
rmSync(made, { recursive: true });
process.exitCode = status ?? 1;
