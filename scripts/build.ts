/** `npm run build`: compiles runtime/ and compiler/ into dist/, the only folder of code that the package ships. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { siteFromFixture } from "../compiler/cli/template.ts";

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"],
  {
    stdio: "inherit",
  },
);
const cli = "compiler/cli";
const isCopied = (name: string) => name.endsWith(".cjs") || name === "new-project";
for (const name of readdirSync(cli).filter(isCopied))
  cpSync(`${cli}/${name}`, `dist/${cli}/${name}`, { recursive: true });
for (const { path, text } of siteFromFixture()) {
  const file = join("dist/template", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
process.exitCode = status ?? 1;
