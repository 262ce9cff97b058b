import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { analyze } from "../../compile.ts";
import { temporaryFolder } from "../temporary-folder.test-util.ts";
import { mapPage } from "./map-page.ts";

const browser = ["chromium", "chromium-browser", "google-chrome", "chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);
if (browser === undefined) console.log("skipped: there is no Chromium on this machine");

/** The page as the browser shows it after a path was put into its address. */
function domAt(file: string, hash: string): string {
  const folder = temporaryFolder();
  return execFileSync(
    browser as string,
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      `--user-data-dir=${folder}`,
      "--virtual-time-budget=5000",
      "--dump-dom",
      `${pathToFileURL(file).href}#${hash}`,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 },
  );
}

test("a typed path shows the winner, its params, and what was tried", async () => {
  if (browser === undefined) return;
  const folder = temporaryFolder({
    "urls.ts": `import { include, path } from "urlc";
import * as views from "./views.ts";
import * as shop from "./shop.ts";
export const urlpatterns = [path("", views.home, { name: "home" }), path("shop/", include(shop))];
`,
    "shop.ts": `import { path } from "urlc";
import * as views from "./views.ts";
export const appName = "shop";
export const urlpatterns = [
  path("new/", views.create, { name: "new" }),
  path("<int:id>/", views.show, { name: "show" }),
];
`,
  });
  const file = join(folder, "map.html");
  writeFileSync(file, await mapPage(await analyze({ entry: join(folder, "urls.ts") })));
  const won = domAt(file, "/shop/12/?page=2");
  assert.match(won, "/shop/&lt;int:id&gt;/</code> takes it");
  assert.match(won, '{ "id": 12 }');
  assert.match(won, '"12/" does not begin with "new/"');
  assert.match(won, /<details class="route wins">/);
  assert.match(won, "3 routes");
  const lost = domAt(file, "/shop/12");
  assert.match(lost, "No route takes it.");
  assert.match(lost, ">/shop/12/</button>");
});

test.run();
