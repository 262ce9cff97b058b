/** A site of many apps as people write them: urls.ts and views.ts each, some with a param in their prefix. */
import { appsOf, appText, prefixOf, rootText } from "./project.ts";

const kinds = [
  { route: "", params: undefined },
  { route: "new/", params: undefined },
  { route: "search/", params: undefined },
  { route: "archive/<int:year>/", params: "{ year }: { year: number }" },
  { route: "archive/<int:year>/<int:month>/", params: "{ year, month }: { year: number; month: number }" },
  { route: "<int:id>/", params: "{ id }: { id: number }" },
  { route: "<int:id>/edit/", params: "{ id }: { id: number }" },
  { route: "<int:id>/parts/<uuid:part>/", params: "{ id, part }: { id: number; part: string }" },
  { route: "tags/<slug:tag>/", params: "{ tag }: { tag: string }" },
  { route: "files/<path:file>", params: "{ file }: { file: string }" },
] as const;

const nouns =
  "account invoice order product customer shipment payment refund ticket project task comment article page image video album".split(
    " ",
  );

/** The n-th route of an app, the name of its view and of itself. No two apps have the same words in the same order. */
function patternOf(
  app: string,
  at: number,
): { readonly route: string; readonly view: string; readonly params?: string } {
  const number = Number(/\d+$/.exec(app)?.[0] ?? 0);
  const { route, params } = kinds[(at + number) % kinds.length] ?? kinds[0];
  const round = Math.floor(at / kinds.length);
  const noun = nouns[(round + number) % nouns.length] ?? "";
  const section = round === 0 ? "" : `${noun}-${round + (number % 7)}/`;
  return { route: section + route, view: `${noun}View${at}`, ...(params !== undefined && { params }) };
}

function urlsText(app: string, size: number): string {
  const patterns = Array.from({ length: size }, (_, at) => {
    const { route, view } = patternOf(app, at);
    return `path("${route}", views.${view}, { name: "${view}" })`;
  });
  return appText(app, 'import * as views from "./views.ts";', patterns);
}

/** Some ten lines a view, as views have. */
function viewsText(app: string, size: number): string {
  const views = Array.from({ length: size }, (_, at) => {
    const { view, params } = patternOf(app, at);
    const names = [...(params ?? "").matchAll(/(\w+):/g)].map(([, name]) => name);
    return `/** Shows number ${at} of ${app}, with all that belongs to it. */
export async function ${view}(request: HttpRequest${params === undefined ? "" : `, ${params}`}): Promise<HttpResponse> {
  const rows: string[] = [];
  for (const [name, value] of Object.entries({ ${names.join(", ")} })) {
    rows.push(\`\${name} of ${app} is \${String(value)}\`);
  }
  if (request.method === "POST") {
    const form = await request.POST();
    rows.push(form.get("title") ?? "nothing was sent to ${view}");
  }
  return new HttpResponse(rows.join("\\n"), { contentType: "text/plain" });
}
`;
  });
  return `import { HttpResponse, type HttpRequest } from "urlc";\n\nexport const other = () => new HttpResponse();\n\n${views.join("\n")}`;
}

/** The files of a site, by path: `routes` routes in `apps` apps, every fifth of them below `orgs/<int:org>/`. */
export function siteFiles(routes = 1000, apps = 50): ReadonlyMap<string, string> {
  const all = appsOf(routes, Math.ceil(routes / apps));
  const files = new Map<string, string>();
  for (const { app, size } of all) {
    files.set(`${app}/urls.ts`, urlsText(app, size));
    files.set(`${app}/views.ts`, viewsText(app, size));
  }
  const names = all.map(({ app }) => app);
  files.set("urls.ts", rootText(names, ".ts", prefixOf));
  files.set("package.json", '{ "type": "module" }\n');
  files.set(
    "tsconfig.json",
    `${JSON.stringify({
      compilerOptions: {
        target: "es2022",
        module: "nodenext",
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        allowImportingTsExtensions: true,
        types: [],
      },
    })}\n`,
  );
  return files;
}
