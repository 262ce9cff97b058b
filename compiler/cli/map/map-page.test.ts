import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { analyze } from "../../compile.ts";
import { temporaryFolder } from "../temporary-folder.test-util.ts";
import { mapPage } from "./map-page.ts";
import { interpreterScript, routerScript } from "./scripts.ts";

const urls = `import { path, rePath, registerConverter, requireGet } from "urlc";
import * as views from "./views.ts";
import views2, { other } from "./other.ts";
export const year = registerConverter("year", { regex: "[0-9]{4}", parse: (text) => Number(text), format: String });
export const urlpatterns = [
  path("a/<int:id>/", views.a, { name: "a" }),
  path("y/<year:y>/", other, { name: "y" }),
  path("b/", requireGet(views.b)),
  path("c/", (request) => new Response("<!-- </script>")),
  rePath(/^re\\/(?<slug>[a-z]+)\\/$/, views2),
];
`;

const site = () => {
  const folder = temporaryFolder({ "urls.ts": urls });
  return analyze({ entry: join(folder, "urls.ts") });
};

test("the generated matcher and the specification run in the page, without any view", async () => {
  const page = await mapPage(await site());
  assert.is(page.match(/<\/script>/g)?.length, 1);
  const script = page.slice(page.indexOf('<script type="module">') + 22, page.lastIndexOf("</script>"));
  const client = script.indexOf("const byId");
  assert.ok(client > 0);
  const answers = runInNewContext(
    `${script.slice(0, client)}
    ["/a/7/", "/y/2024/", "/b/", "/c/", "/re/x/", "/none/"].map((path) => {
      const found = router.resolve(path);
      const told = interpret({ children: map.nodes }, path);
      return JSON.stringify([found?.route.index, found?.params, told.match?.leaf.index, attemptText(told.tried.at(-1))]);
    })`,
  ) as string[];
  assert.equal(
    [...answers],
    [
      '[0,{"id":7},0,"takes the path"]',
      '[1,{"y":"2024"},1,"takes the path"]',
      '[2,{},2,"takes the path"]',
      '[3,{},3,"takes the path"]',
      '[4,{"slug":"x"},4,"takes the path"]',
      '[null,null,null,"does not match \\"none/\\""]',
    ],
  );
});

test("the page needs nothing from elsewhere", async () => {
  const page = await mapPage(await site());
  assert.not.match(page, /^import /m);
  assert.not.match(page, /\b(?:src|href)="?(?:https?:)?\/\//);
});

test("scripts stand alone", async () => {
  assert.not.match(await interpreterScript(), /^(?:import|export) /m);
  const script = await routerScript('import { a as b } from "./x.ts";\nexport const router = b;', "{}");
  assert.not.match(script, /^(?:import|export) /m);
});

test.run();
