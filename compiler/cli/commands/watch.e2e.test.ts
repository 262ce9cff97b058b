import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { endAll, startUrlc } from "../started.test-util.ts";
import { temporaryFolder, writeFiles } from "../temporary-folder.test-util.ts";

test.after(endAll);

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
  const watching = startUrlc(folder, "build", "--watch", "--no-types");
  const router = join(folder, "generated/router.ts");
  const until = async (isTrue: () => boolean) => {
    for (const end = Date.now() + 30_000; !isTrue();) {
      assert.ok(Date.now() < end, `${isTrue}; it said:\n${watching.output()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const routerHolds = (text: string) => existsSync(router) && readFileSync(router, "utf8").includes(text);
  await watching.said("2 routes");
  await until(() => routerHolds("one/"));

  writeFileSync(join(folder, "urls.ts"), urls("two/"));
  await until(() => routerHolds("two/"));
  writeFileSync(join(folder, "urls.new"), urls("three/"));
  renameSync(join(folder, "urls.new"), join(folder, "urls.ts"));
  await until(() => routerHolds("three/"));

  writeFileSync(join(folder, "urls.ts"), 'import { path } from "urlc";\nexport const urlpatterns = [path(\n');
  await watching.said("error[URLC");
  assert.ok(routerHolds("three/"));
  writeFileSync(join(folder, "urls.ts"), urls("four/"));
  await watching.said("all errors are fixed");
  await until(() => routerHolds("four/"));

  rmSync(join(folder, "shop"), { recursive: true });
  await watching.said("error[URLC", watching.output().length);
  writeFiles(folder, { "shop/urls.ts": shop.replace("carts/", "baskets/") });
  await until(() => routerHolds("baskets/"));

  watching.kill("SIGINT");
  assert.is(await watching.exit(), 0);
});

test.run();
