/** The files of a project, by path; a project of everything that reading follows. */
export type Files = ReadonlyMap<string, string>;

export const project: Files = new Map([
  ["package.json", '{ "type": "module" }\n'],
  [
    "urls.ts",
    `import { include, path, rePath } from "urlc";
import * as views from "./views.ts";
import * as shop from "./shop/urls.ts";
import * as blog from "./blog/urls.ts";
import { legacy } from "./legacy.ts";
import { prefix } from "./words.ts";

export const urlpatterns = [
  path("", views.home, { name: "home" }),
  path("about/", views.about, { name: "about" }),
  path("shop/", include(shop)),
  path("second/", include(shop, { namespace: "second" })),
  path("<int:org>/blog/", include(blog)),
  path(prefix + "/", include([path("<int:id>/", views.page), path("in/<str:name>/", views.page, { name: "in" })])),
  rePath(/^old\\/(?<year>[0-9]{4})\\/$/, views.page, { name: "old" }),
  ...legacy,
  path("inline/<slug:slug>/", (request) => views.home(request), { name: "inline" }),
  path("<path:anything>", views.page, { name: "anything", kwargs: { depth: 1 } }),
];
export { pageNotFound as handler404 } from "./views.ts";
`,
  ],
  ["words.ts", 'export const prefix = "pages";\nexport const appName = "blog";\n'],
  [
    "legacy.ts",
    `import { path } from "urlc";
import * as views from "./views.ts";
export const legacy = [
  path("cgi-bin/<path:script>", views.page, { name: "cgi" }),
  path("index.html", views.home, { name: "index" }),
];
`,
  ],
  [
    "shop/urls.ts",
    `import { include, path } from "urlc";
import * as views from "../views.ts";
import * as carts from "./carts/urls.ts";

export const appName = "shop";
export const urlpatterns = [
  path("", views.home, { name: "list" }),
  path("<int:id>/", views.page, { name: "show" }),
  path("<slug:slug>/", views.page, { name: "show" }),
  path("carts/", include(carts)),
  path("<yyyy:year>/<uuid:id>/", views.page, { name: "archive" }),
];
`,
  ],
  [
    "shop/carts/urls.ts",
    `import { path } from "urlc";
import * as views from "../../views.ts";

export const appName = "carts";
export const urlpatterns = [
  path("new/", views.home, { name: "new" }),
  path("<int:id>-<int:line>/", views.page, { name: "line" }),
];
`,
  ],
  [
    "blog/urls.ts",
    `import { path } from "urlc";
import * as views from "../views.ts";

export { appName } from "../words.ts";
export const urlpatterns = [
  path("posts/<int:id>/", views.page, { name: "post" }),
  path("posts/<str:title>/", views.page, { name: "titled" }),
  path("posts/new/", views.page, { name: "new_post" }),
];
`,
  ],
  [
    "views.ts",
    `import { HttpResponse } from "urlc";
import "./converters.ts";
export const home = (...given: unknown[]) => new HttpResponse(String(given.length));
export const about = () => new HttpResponse();
export const page = () => new HttpResponse();
export const pageNotFound = () => new HttpResponse();
`,
  ],
  [
    "converters.ts",
    `import { registerConverter } from "urlc";
export const yyyy = registerConverter("yyyy", { regex: "[0-9]{4}", parse: (text) => Number(text) });
`,
  ],
]);

/** Gives numbers below a limit, the same ones for the same seed. */
export function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const words = [
  "new/",
  "a/<int:id>/",
  "<slug:s>/",
  "b/<str:x>/c/",
  "<yyyy:y>/",
  "<path:p>",
  "posts/1/",
  "<what:x>/",
  "",
];
const converters = ["<int:", "<slug:", "<str:", "<uuid:", "<path:", "<yyyy:"];
const names = ["home", "show", "list", "other_name", "new", "a:b"];
const comments = ["// a remark", "// urlc-ignore URLC4001: on purpose", "/* include urlc */"];

/** One edit of one file, as people make them; `project` is what deleted and spoilt files come back to. */
export function edited(files: Files, roll: (limit: number) => number): Files {
  const paths = [...project.keys()].filter((path) => path !== "package.json");
  const path = paths[roll(paths.length)] ?? "urls.ts";
  const text = files.get(path);
  const put = (changed: string) => new Map([...files, [path, changed]]);
  const one = (list: readonly string[]) => list[roll(list.length)] ?? "";
  if (text === undefined) return put(project.get(path) ?? "");
  const lines = text.split("\n");
  const patterns = [...lines.keys()].filter((at) => /^\s+(?:path|rePath)\(/.test(lines[at] ?? ""));
  const at = patterns[roll(Math.max(1, patterns.length))] ?? roll(lines.length);
  const line = lines[at] ?? "";
  const withLine = (...changed: readonly string[]) => put(lines.toSpliced(at, 1, ...changed).join("\n"));
  switch (roll(16)) {
    case 0:
    case 1:
      return withLine(line.replace(/"[^"]*"/, JSON.stringify(one(words))));
    case 2:
      return withLine(
        line,
        line.replace(/"[^"]*"/, JSON.stringify(one(words))).replace(/name: "/, 'name: "x'),
      );
    case 3:
      return withLine();
    case 4:
      return withLine(lines[at + 1] ?? "", line);
    case 5:
      return withLine(line.replace(/<\w+:/, one(converters)));
    case 6:
      return withLine(line.replace(/name: "\w+"/, `name: "${one(names)}"`));
    case 7:
      return put(lines.toSpliced(roll(lines.length), 0, one(comments)).join("\n"));
    case 8:
      return put(text.slice(0, roll(text.length)));
    case 9: {
      const spot = roll(text.length);
      return put(text.slice(0, spot) + one(["(", "}", "]", ",", '"', " ", "\n"]) + text.slice(spot));
    }
    case 10: {
      const rest = new Map(files);
      rest.delete(path);
      return rest;
    }
    case 11:
      return put(text.includes('.ts"') ? text.replaceAll('.ts"', '.js"') : text.replaceAll('.js"', '.ts"'));
    case 12:
      return put(
        text.replace(/(appName|prefix|namespace)(:| =) "\w+"/, `$1$2 "${one(["x", "shop", "blog"])}"`),
      );
    case 13:
      return put(
        text.replace(/regex: "[^"]*"/, `regex: "${one(["[0-9]+", "[a-z]{2}", "(?:19|20)[0-9]{2}", "("])}"`),
      );
    case 14:
      return put(text.replace(/views\.\w+/, `views.${one(["home", "page", "nothing"])}`));
    default:
      return put(project.get(path) ?? "");
  }
}
