/** `npm run build`: compiles runtime/ and compiler/ into dist/, the only folder of code that the package ships. */
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"],
  {
    stdio: "inherit",
  },
);
cpSync("compiler/cli/bin.cjs", "dist/compiler/cli/bin.cjs");
process.exitCode = status ?? 1;
