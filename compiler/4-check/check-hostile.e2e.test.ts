import { test } from "uvu";
import * as assert from "uvu/assert";
import { check, makeProject, strictConfig, type TypeScript } from "./check.test-util.ts";

const converters = `import { registerConverter } from "urlc";
export type UserId = number & { readonly __brand: "UserId" };
export const userId = registerConverter("userId", { regex: "[0-9]+", parse: (text) => Number(text) as UserId, format: String });
export const list = registerConverter("list", {
  regex: "[a-z,]+",
  parse: (text): readonly string[] => text.split(","),
  format: (names) => names.join(","),
});
`;

const views = `import { HttpResponse, type HttpRequest, type View, type ViewResult } from "urlc";
import type { UserId } from "./converters.js";
export const answer = (value: unknown) => new HttpResponse(String(value));
export function constrained<P extends { id: number }>(request: HttpRequest, params: P) { return answer(params.id); }
export function overloaded(request: HttpRequest, params: { id: number }): HttpResponse;
export function overloaded(request: HttpRequest, params: { slug: string }): HttpResponse;
export function overloaded(request: HttpRequest, params: object) { return answer(params); }
export function ofDate(this: Date, request: HttpRequest) { return answer(this.getTime()); }
export function ofNothing(this: void, request: HttpRequest) { return answer(1); }
export abstract class Page { static show(request: HttpRequest, { id }: { id: number }) { return answer(id); } }
export async function* pieces(request: HttpRequest) { yield answer(1); }
export const maybe = (request: HttpRequest, params?: { id: number }) => answer(params);
export const maybeText = (request: HttpRequest, params?: { id: string }) => answer(params);
export const unknown = (request: HttpRequest, params: unknown) => answer(params);
export const frozen = (request: Readonly<HttpRequest>, params: Readonly<{ id: number }>) => answer(params);
export const numbers = (request: HttpRequest, params: Record<string, number>) => answer(params);
export const defaults = (request: HttpRequest, { id = 1, slug = "" }: { id?: number; slug?: string } = {}) => answer(id + slug);
export const ofUser = (request: HttpRequest, { id }: { id: UserId }) => answer(id);
export const changing = (request: HttpRequest, { names }: { names: string[] }) => answer(names.pop());
export const reading = (request: HttpRequest, { names }: { names: readonly string[] }) => answer(names);
export const nothing = async (request: HttpRequest, { id }: { id: number }) => (id ? answer(id) : undefined);
export const thenable = (request: HttpRequest): PromiseLike<HttpResponse> => Promise.resolve(answer(1));
export const never = (request: HttpRequest): never => { throw new Error(); };
export const mixed = (request: HttpRequest): Promise<Response> | HttpResponse => answer(1);
const hidden = (request: HttpRequest, { id }: { id: string }) => answer(id);
export { hidden as renamed };
export const perhaps: View<{ id: number }> | undefined = Math.random() > 2 ? undefined : answer;
export const either: View<{ id: number }> | View<{ id: string }> = answer;
export const spread = (...all: [HttpRequest, { id: string }]) => answer(all);
export const text = (request: HttpRequest, { id }: { id: string }): ViewResult => answer(id);
export const number = (request: HttpRequest, { id }: { id: number }): ViewResult => answer(id);
`;

const decorators = `import type { HttpRequest, View } from "urlc";
export const role = (name: string) => <P>(view: View<P>): View<P> => (request, params) => view(request, params);
export const withUser = <P>(view: (request: HttpRequest, params: P & { user: string }) => Response) =>
  (request: HttpRequest, params: P) => view(request, { ...params, user: "x" });
`;

/** Each view, behind a route of its own, and the code it gets; none for a view that is right. */
const cases: readonly (readonly [route: string, view: string, code?: string])[] = [
  ["<int:id>", "views.constrained"],
  ["<slug:id>", "views.constrained", "URLC6001"],
  ["<int:id>", "views.overloaded"],
  ["<slug:slug>", "views.overloaded"],
  ["<slug:id>", "views.overloaded", "URLC6001"],
  ["<int:id>", "views.ofDate", "URLC6009"],
  ["<int:id>", "function (this: Date, request) { return views.answer(this); }", "URLC6009"],
  ["<int:id>", "views.ofNothing"],
  ["<int:id>", "views.Page", "URLC6006"],
  ["<int:id>", "views.Page.show"],
  ["<int:id>", "views.pieces", "URLC6004"],
  ["<int:id>", "async function* () { yield views.answer(1); }", "URLC6004"],
  ["<int:id>", "() => undefined", "URLC6004"],
  ["<int:id>", "views.maybe"],
  ["<int:id>", "views.maybeText", "URLC6001"],
  ["<int:id>", "views.unknown"],
  ["<int:id>", "views.frozen"],
  ["<int:id>", "views.numbers"],
  ["<slug:id>", "views.numbers", "URLC6001"],
  ["<int:id>", "views.defaults"],
  ["<int:slug>", "views.defaults", "URLC6001"],
  ["<int:id>", "views.ofUser", "URLC6001"],
  ["<userId:id>", "views.ofUser"],
  ["<list:names>", "views.changing", "URLC6001"],
  ["<list:names>", "views.reading"],
  ["<int:id>", "views.nothing", "URLC6004"],
  ["<int:id>", "views.thenable", "URLC6004"],
  ["<int:id>", "views.never"],
  ["<int:id>", "views.mixed"],
  ["<int:id>", "views.renamed", "URLC6001"],
  ["<int:id>", "views.perhaps", "URLC6007"],
  ["<int:id>", "views.either", "URLC6001"],
  ["<int:id>", "views.spread", "URLC6001"],
  ["<int:id>", "requireGet(role('x')(views.text))", "URLC6001"],
  ["<int:id>", "requireGet(role('x')(views.number))"],
  ["<int:id>", "requireGet((request, { id }) => views.answer(id.toFixed()))"],
  ["<int:id>", "methods({ GET: (request, { id }) => views.answer(id.toFixed()), POST: views.number })"],
  ["<int:id>", "methods({ GET: views.number, POST: views.text })", "URLC6001"],
  ["<int:id>", "withUser((request, { id, user }) => new Response(id.toFixed() + user))"],
  ["<int:id>", "lazy(() => import('./views.js').then((m) => m.Page))", "URLC6006"],
  ["<int:id>", "lazy(() => import('./views.js').then((m) => m.nowhere))", "URLC6008"],
  ["<int:id>", "(request, { id }, more: string) => views.answer(id + more)", "URLC6005"],
  ["<int:id>", "Math.random() > 2 ? views.number : views.text", "URLC6001"],
];

const urls = [
  'import { lazy, methods, path, requireGet } from "urlc";',
  'import "./converters.js";',
  'import { role, withUser } from "./decorators.js";',
  'import * as views from "./views.js";',
  "export const urlpatterns = [",
  ...cases.map(([route, view], at) => `  path("${at}/${route}/", ${view}),`),
  "];",
  "",
].join("\n");

const projects: readonly (readonly [TypeScript, "nodenext" | "bundler"])[] = [
  ["typescript", "nodenext"],
  ["typescript", "bundler"],
  ["typescript-6", "bundler"],
  ["typescript-5.9", "nodenext"],
  ["none", "bundler"],
];

for (const [typescript, moduleResolution] of projects)
  test(`views that are hard to judge get what they deserve (${typescript}, ${moduleResolution})`, async () => {
    const module = moduleResolution === "bundler" ? "esnext" : "nodenext";
    const compilerOptions = { ...strictConfig.compilerOptions, module, moduleResolution };
    const { folder, remove } = makeProject(
      {
        "urls.ts": urls,
        "views.ts": views,
        "converters.ts": converters,
        "decorators.ts": decorators,
        "tsconfig.json": JSON.stringify({ compilerOptions }),
      },
      { typescript },
    );
    const { diagnostics } = await check(folder);
    remove();
    const first = urls.split("\n").indexOf("export const urlpatterns = [") + 1;
    const told = cases.map(([route, view]) => `${route} ${view}`);
    const found = told.map((text, at) => {
      const those = diagnostics.filter(
        ({ span }) => urls.slice(0, span.start).split("\n").length === first + at + 1,
      );
      return `${text}: ${those.map(({ code }) => code).join(", ") || "right"}`;
    });
    assert.equal(
      found,
      cases.map(([, , code = "right"], at) => `${told[at]}: ${code}`),
    );
  });

test.run();
