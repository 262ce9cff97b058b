import { test } from "uvu";
import * as assert from "uvu/assert";
import * as catalogue from "../diagnostics/catalogue/views.ts";
import { check, makeProject, type TypeScript } from "./check.test-util.ts";

const compilers: readonly TypeScript[] = ["typescript", "typescript-6", "typescript-5.9", "none"];

const site = {
  "urls.ts": `import { include, path, rePath } from "urlc";
import * as users from "./users/urls.js";
import "./converters.js";
export const urlpatterns = [
  path("<slug:team>/users/", include(users), { kwargs: { lang: "en" } }),
];
export { missing as handler404, gone as handler403, wrong as handler500 } from "./users/views.js";
`,
  "converters.ts": `import { registerConverter } from "urlc";
export const day = registerConverter("day", {
  regex: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
  parse: (text) => (text === "" ? undefined : new Date(text)),
  format: (value: Date) => value.toISOString(),
});
`,
  "users/urls.ts": `import { lazy, path, rePath, requireGet } from "urlc";
import * as views from "./views.js";
import { hidden } from "./views.js";
const own = (request: unknown, params: { team: number }) => views.response;
export const appName = "users";
export const urlpatterns = [
  path("1/<int:id>/", views.fine),
  path("2/<int:id>/", views.stringId),
  path("3/", views.fine, { name: "prefix" }),
  path("4/<day:on>/", views.onDay),
  path("5/<day:on>/", views.onText),
  path("6/", views.text),
  path("7/", views.three),
  path("8/", views.Page),
  path("9/", views.notThere),
  path("10/", hidden),
  path("11/", views.language),
  path("12/", views.languages),
  rePath(/^13\\/(?:page-(?<page>[0-9]+)\\/)?$/, views.page),
  rePath(/^14\\/(?:page-(?<page>[0-9]+)\\/)?$/, views.optionalPage),
  path("15/", (request, params: { team: string }) => views.response),
  path("16/", (request, params: { team: number }) => views.response as never),
  path("17/<int:id>/", requireGet(views.stringId)),
  path("18/", lazy(() => import("./views.js").then((m) => m.fine))),
  path("19/", own),
  path("20/<int:id>/", views.generic),
  path("21/<int:id>/", views.any),
  path("22/<int:id>/", views.union),
  path("23/<int:id>/", views.promised),
  path("24/<int:id>/", views.few),
  path("25/<int:id>/", views.weak),
  path("26/", views.request),
  path("27/", views.nothing),
  path("29/", views.nested, { kwargs: { filter: { tags: ["x"] } } }),
  path("28/", lazy(() => import("./views.js").then((m) => m.page))),
  path("29/", (request) => new Response(request.paht)),
  path("30/", requireGet(views.notThereEither)),
];
`,
  "users/views.ts": `import { HttpResponse, type HttpRequest } from "urlc";
export const response = new HttpResponse("");
export function fine(request: HttpRequest, { id, team }: { id?: number; team: string }) { return response; }
export async function stringId(
  request: HttpRequest,
  { id, team }: { team: string; id: string },
): Promise<HttpResponse> { return response; }
export const onDay = (request: HttpRequest, params: { on: Date }) => response;
export const onText = (request: HttpRequest, params: { on: string }) => response;
export const text = () => "hello";
export const three = (request: HttpRequest, team: unknown, lang: string) => response;
export class Page {}
export const hidden = 42;
export const language = (request: HttpRequest, params: { lang: "en" | "de" }) => response;
export const languages = (request: HttpRequest, params: { lang: "fr" }) => response;
export const page = (request: HttpRequest, params: { page: string }) => response;
export const optionalPage = (request: HttpRequest, params: { page?: string }) => response;
export function generic<P extends object>(request: HttpRequest, params: P) { return response; }
export const any = (request: any, params: any): any => response;
export const union = (request: HttpRequest, params: { id: string | number } | { team: string }) => response;
export const promised = async () => new Response("");
export const few = () => response;
export const weak = (request: HttpRequest, params: { other?: string }) => response;
export const request = (request: { nope: string }) => response;
export const nothing = async () => { response.status; };
export const nested = (request: HttpRequest, p: { filter: { tags: number[] } }) => response;
export const missing = (request: HttpRequest) => response;
export const wrong = (request: HttpRequest, exception: string) => response;
`,
};

for (const typescript of compilers)
  test(`each mistake is told at its view (${typescript})`, async () => {
    const { folder, remove } = makeProject(site, { typescript });
    const { told, diagnostics, cut } = await check(folder);
    remove();
    assert.equal(
      told.map((line) => line.replace(/: view .*|: handler.*/s, "")).sort(),
      [
        "URLC6001 (request, params: { team: number }) => views.response as never",
        "URLC6001 own",
        "URLC6001 requireGet(views.stringId)",
        "URLC6001 views.languages",
        "URLC6001 views.nested",
        "URLC6001 views.onText",
        "URLC6001 views.stringId",
        'URLC6002 lazy(() => import("./views.js").then((m) => m.page))',
        "URLC6003 views.page",
        "URLC6004 views.nothing",
        "URLC6004 views.text",
        "URLC6005 views.three",
        "URLC6006 views.Page",
        "URLC6007 hidden",
        "URLC6008 gone as handler403",
        "URLC6008 requireGet(views.notThereEither)",
        "URLC6008 views.notThere",
        "URLC6009 (request) => new Response(request.paht)",
        "URLC6009 views.request",
        "URLC6010 wrong as handler500",
      ].sort(),
      told.join("\n"),
    );
    const first = diagnostics.find((diagnostic) => cut(diagnostic) === "views.stringId");
    assert.is(
      first?.message,
      'view "views.stringId" cannot take "id": <int:id> in "/<slug:team>/users/2/<int:id>/" gives number, params.id is string',
    );
    assert.equal(
      first?.notes.map(({ message, span }) => [message, span && cut({ span })?.slice(0, 4)]),
      [
        ["the view declares id here", "id"],
        ["included from here", "path"],
      ],
    );
  });

test("of several views in one, the one that does not fit its route is told, whichever stands first", async () => {
  const { folder, remove } = makeProject({
    "urls.ts": `import { methods, path } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [
  path("1/<int:id>/", methods({ GET: views.text, POST: views.number })),
  path("2/<int:id>/", methods({ GET: views.number, POST: views.text })),
  path("3/<int:id>/", methods({ GET: views.number, POST: views.number })),
];
`,
    "views.ts": `import { HttpResponse, type HttpRequest } from "urlc";
export const text = (request: HttpRequest, { id }: { id: string }) => new HttpResponse(id);
export const number = (request: HttpRequest, { id }: { id: number }) => new HttpResponse(String(id));
`,
  });
  const { diagnostics } = await check(folder);
  remove();
  assert.equal(
    diagnostics.map(({ message }) => message.replace(/^.* cannot/, "cannot")),
    [1, 2].map((at) => `cannot take "id": <int:id> in "/${at}/<int:id>/" gives number, params.id is string`),
  );
});

const arrows = {
  "urls.ts": `import { methods, path, requireGet } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [
  path("1/<int:id>/", requireGet((request, { id }) => new Response(request.paht + id))),
  path("2/<int:id>/", requireGet((request, { id }) => new Response(id.toUpperCase()))),
  path("3/<int:id>/", requireGet((request, { idd }) => new Response(idd))),
  path("4/<int:id>/", requireGet((request, { id }) => "x")),
  path("5/", requireGet((request, params) => new Response(params.nope))),
  path("6/<int:id>/", requireGet(async (request, { id }) => { const x: string = id; return new Response(x); })),
  path("7/<int:id>/", methods({ GET: (request, { id }) => new Response(id.trim()), POST: views.number })),
];
export { any as handler400, two as handler403, specific as handler404, thrown as handler500 } from "./views.js";
`,
  "views.ts": `import { Http404, HttpResponse, type HttpRequest } from "urlc";
export const number = (request: HttpRequest, { id }: { id: number }) => new HttpResponse(String(id));
export const any = (request: HttpRequest, exception: unknown, extra: number) => new HttpResponse("");
export const two = (request: HttpRequest) => "no response";
export const specific = (request: HttpRequest, exception: Http404) => new HttpResponse("");
export const thrown = (request: HttpRequest, exception: string) => new HttpResponse("");
`,
};

for (const typescript of compilers)
  test(`of a decorated arrow the mistake itself is told; what keeps a handler from being one (${typescript})`, async () => {
    const { folder, remove } = makeProject(arrows, { typescript });
    const { diagnostics, cut } = await check(folder);
    remove();
    for (const { code, label, help } of diagnostics)
      if (code === "URLC6009") assert.equal([label, help], ["TypeScript finds a mistake in it", undefined]);
    assert.equal(
      diagnostics
        .map(({ code, message, notes, span }) =>
          code === "URLC6009"
            ? `${cut({ span })?.slice(0, 9)}: ${notes[0]?.message}`
            : message.replace(/^view ".*?" /, ""),
        )
        .sort(),
      [
        "handler400 requires more than two arguments",
        "handler403 returns string, not a response",
        "handler404 wants Http404 as its exception, and what is thrown may be anything",
        "handler500 wants string as its exception, and is called with the request alone",
        "methods({: Property 'trim' does not exist on type 'number'",
        "requireGe: Property 'paht' does not exist on type 'HttpRequest'",
        "requireGe: Property 'toUpperCase' does not exist on type 'number'",
        "requireGe: Type 'number' is not assignable to type 'string'",
        "returns string, not a response",
        'wants params.idd, which nothing on the way to "/3/<int:id>/" captures',
        'wants params.nope, which nothing on the way to "/5/" captures',
      ].sort(),
    );
  });

for (const code of Object.values(catalogue)) {
  const { doc } = code;
  // These two are about the project around urls.ts; the tests above make them.
  if (code === catalogue.checkFailed || code === catalogue.urlcNotFound) continue;
  test(`${doc.code}: the bad page gets it, the good one gets nothing`, async () => {
    const bad = makeProject({ "urls.ts": doc.bad });
    const good = makeProject({ "urls.ts": doc.good });
    const { diagnostics, told } = await check(bad.folder);
    assert.ok(
      diagnostics.some((diagnostic) => diagnostic.code === doc.code),
      told.join("\n"),
    );
    assert.equal((await check(good.folder)).told, []);
    bad.remove();
    good.remove();
  });
}

test.run();
