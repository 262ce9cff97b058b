import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { check, makeProject } from "./check.test-util.ts";

const urls = `import { path } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [path("<int:id>/", views.show)];
`;
const views = `import { HttpResponse, type HttpRequest } from "urlc";
import type { Id } from "./ids.js";
export const show = (request: HttpRequest, { id }: { id: Id }) => new HttpResponse(String(id));
`;

test("what all files see is changed, added, taken away: the views that depend on it are checked anew", async () => {
  const { folder, write, remove } = makeProject({
    "urls.ts": urls,
    "views.ts": views,
    "ids.ts": "export type Id = Global;\n",
    "global.d.ts": "type Global = number;\n",
  });
  const isFine = async (files: Readonly<Record<string, string>>) => {
    write(files);
    return (await check(folder)).diagnostics.length === 0;
  };
  assert.ok(await isFine({}));
  assert.not(await isFine({ "global.d.ts": "interface Global { readonly one: 1 }\n" }));
  assert.ok(await isFine({ "global.d.ts": "type Global = number;\n" }));
  assert.not(await isFine({ "ids.ts": "export type Id = Other;\n", "more.d.ts": "type Other = string;\n" }));
  assert.ok(await isFine({ "more.d.ts": "type Other = number;\n" }));
  rmSync(join(folder, "more.d.ts"));
  assert.not(await isFine({ "ids.ts": "declare global { type Other = string }\nexport type Id = Other;\n" }));
  assert.ok(await isFine({ "ids.ts": "declare global { type Other = number }\nexport type Id = Other;\n" }));
  remove();
});

test.run();
