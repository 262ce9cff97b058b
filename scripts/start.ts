/** `npm start`: compiles the tutorial site of fixtures/mysite and serves it on PORT (default 8000). */
import { spawnSync } from "node:child_process";

const { status } = spawnSync(process.execPath, ["dist/compiler/cli/bin.cjs", "build"], { stdio: "inherit" });
if (status === 0) await import("../fixtures/mysite/server.ts");
else process.exitCode = status ?? 1;
