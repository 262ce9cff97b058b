import { spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder, writeFiles } from "../temporary-folder.test-util.ts";

const repo = fileURLToPath(new URL("../../..", import.meta.url));
const urls = (route: string) => `import { include, path } from "urlc";
import * as views from "./views.ts";
import * as shop from "./shop/urls.ts";
export const urlpatterns = [path("${route}", views.a, { name: "a" }), path("shop/", include(shop))];
`;
const shop = `import { path } from "urlc";
import * as views from "../views.ts";
export const appName = "shop";
export const urlpatterns = [path("carts/", views.a, { name: "carts" })];
`;

test("builds after saves in place and by rename, new and deleted files; tells errors, and when they are fixed", async () => {
  const folder = temporaryFolder({
    "package.json": "{}",
    "urls.ts": urls("one/"),
    "views.ts": "export const a = () => {};\n",
    "shop/urls.ts": shop,
  });
  const words = ["--import", join(repo, "node_modules/tsx/dist/loader.mjs"), "-C", "urlc-source"];
  const start = join(repo, "compiler/cli/start.ts");
  const child = spawn(process.execPath, [...words, start, "build", "--watch", "--no-types"], { cwd: folder });
  process.on("exit", () => child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const exit = new Promise((resolve) => child.on("exit", resolve));
  const router = join(folder, "generated/router.ts");
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const routerHolds = (text: string) => existsSync(router) && readFileSync(router, "utf8").includes(text);
  await until(() => routerHolds("one/") && output.includes("2 routes"));

  writeFileSync(join(folder, "urls.ts"), urls("two/"));
  await until(() => routerHolds("two/"));
  writeFileSync(join(folder, "urls.new"), urls("three/"));
  renameSync(join(folder, "urls.new"), join(folder, "urls.ts"));
  await until(() => routerHolds("three/"));

  writeFileSync(join(folder, "urls.ts"), 'import { path } from "urlc";\nexport const urlpatterns = [path(\n');
  await until(() => output.includes("error[URLC"));
  assert.ok(routerHolds("three/"));
  writeFileSync(join(folder, "urls.ts"), urls("four/"));
  await until(() => routerHolds("four/") && output.includes("all errors are fixed"));

  rmSync(join(folder, "shop"), { recursive: true });
  const before = output.length;
  await until(() => output.slice(before).includes("error[URLC"));
  writeFiles(folder, { "shop/urls.ts": shop.replace("carts/", "baskets/") });
  await until(() => routerHolds("baskets/"));

  child.kill("SIGINT");
  assert.is(await exit, 0);
});

test.run();
