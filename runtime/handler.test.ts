import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { BadRequest, Http404, HttpError, PermissionDenied } from "./errors.ts";
import { createResponder } from "./handler.ts";
import { html } from "./html.ts";
import { makeRequest } from "./make-request.ts";
import { HttpResponse, JsonResponse } from "./response.ts";
import { route, testRouter, type TestRoute } from "./router.test-util.ts";
import type { Router } from "./router.ts";
import { resolveSettings, type HandlerOptions, type Middleware } from "./settings.ts";
import { sourceExcerpt } from "./source-excerpt.ts";

const errors: unknown[] = [];

async function ask(router: Router, target: string, options: HandlerOptions = {}, method = "GET") {
  errors.length = 0;
  const given: HandlerOptions = { onError: (error) => errors.push(error), ...options };
  const request = makeRequest(method, target, { options: given });
  const out = await createResponder(router, resolveSettings(given), (response) => response)(request);
  return { request, out, status: out.status, text: out.content as string };
}

const routes: readonly TestRoute[] = [
  route("", () => new HttpResponse("home"), "home"),
  route(
    "hello/<name>/",
    (_, { name }: { name: string }) => new HttpResponse(html`<h1>Hello, ${name}!</h1>`),
    "hello",
  ),
  route("async/", async () => new JsonResponse({ ok: true })),
  route("404/", () => {
    throw new Http404("gone fishing");
  }),
  route("403/", async () => {
    throw new PermissionDenied();
  }),
  route("400/", () => {
    throw new BadRequest("no");
  }),
  route("418/", () => {
    throw new HttpError(418, "teapot");
  }),
  route("500/", () => {
    throw new Error("secret");
  }),
  route("nothing/", () => undefined as never, "nothing"),
  route("web/", () => new Response("web", { status: 201, headers: { "X-A": "b" } })),
];

test("a view answers, at once or later", async () => {
  const router = testRouter(routes);
  assert.is((await ask(router, "/")).text, "home");
  assert.is((await ask(router, "/hello/a%20%3Cb%3E/?x=1")).text, "<h1>Hello, a &lt;b&gt;!</h1>");
  const { out } = await ask(router, "/async/");
  assert.equal([out.content, out.contentType], ['{"ok":true}', "application/json"]);
  const now = createResponder(router, resolveSettings({}), (response) => response)(makeRequest("GET", "/"));
  assert.instance(now, HttpResponse);
});

test("exceptions become the pages of their statuses, and say nothing", async () => {
  const router = testRouter(routes);
  for (const status of [400, 403, 404, 418, 500]) {
    const { out, text } = await ask(router, `/${status}/`);
    assert.is(out.status, status);
    assert.not.match(text, /secret|fishing|teapot/);
  }
  assert.is((await ask(router, "/none/")).status, 404);
  await ask(router, "/500/");
  assert.is((errors[0] as Error).message, "secret");
});

test("a view that returns nothing is an error that names it", async () => {
  assert.is((await ask(testRouter(routes), "/nothing/")).status, 500);
  assert.match((errors[0] as Error).message, 'the view of "nothing/" (nothing) returned nothing');
});

test("what throws when it is looked at, or waited for, is an error of the view and of nobody else", async () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const getter = {
    get then(): unknown {
      throw new Error("then");
    },
  };
  class OddPromise extends Promise<HttpResponse> {
    override then(): never {
      throw new Error("then");
    }
  }
  const views = [
    () => revoked.proxy,
    async () => revoked.proxy,
    () => getter,
    () => new OddPromise(() => {}),
  ] as unknown as TestRoute["view"][];
  const pass: Middleware = (_, next) => next();
  for (const view of views)
    for (const middleware of [[], [pass]])
      assert.is((await ask(testRouter([route("", view)]), "/", { middleware })).status, 500, String(view));
});

test("a promise of another realm, and a thenable, are waited for", async () => {
  const response = new HttpResponse("soon");
  const foreign = runInNewContext("(value) => Promise.resolve(value)") as (value: unknown) => never;
  const views = [() => foreign(response), () => ({ then: (ok: (value: unknown) => void) => ok(response) })];
  for (const view of views as unknown as TestRoute["view"][])
    assert.is((await ask(testRouter([route("", view)]), "/")).text, "soon");
});

test("a view may return a web Response", async () => {
  const { out } = await ask(testRouter(routes), "/web/");
  assert.equal([out.status, out.get("x-a")], [201, "b"]);
});

test("the handler of the URLconf, else the template, else the built-in page", async () => {
  const router = testRouter(routes, {
    404: (request, exception) =>
      new HttpResponse(`${request.path} ${(exception as Error).message}`, { status: 404 }),
  });
  assert.is((await ask(router, "/404/")).text, "/404/ gone fishing");
  const templates = { "404.html": "<p>{{ request_path }} {{exception}}</p>", "500.html": "oops" };
  assert.is(
    (await ask(testRouter(routes), "/%3Cb%3E'/", { templates })).text,
    "<p>/%3Cb%3E&#x27; Resolver404</p>".replace("' ", "'/ ").replace("&#x27; ", "&#x27;/ "),
  );
  assert.is((await ask(testRouter(routes), "/404/", { templates })).text, "<p>/404/ gone fishing</p>");
  assert.is((await ask(testRouter(routes), "/500/", { templates })).text, "oops");
});

test("an error in a handler is a 500, and one in handler500 the built-in page", async () => {
  const boom = () => {
    throw new Error("boom");
  };
  assert.is((await ask(testRouter(routes, { 404: boom }), "/404/")).status, 500);
  assert.is((await ask(testRouter(routes, { 500: boom }), "/500/")).status, 500);
  assert.is(errors.length, 2);
});

test("middleware is an onion whose inside never throws", async () => {
  const log: string[] = [];
  const { out } = await ask(testRouter(routes), "/500/", {
    middleware: [
      async (request, next) => {
        log.push(`a ${request.resolverMatch?.route.pattern}`);
        const response = await next(request);
        log.push(`a ${response.status}`);
        return response.set("X-A", 1);
      },
      (_, next) => {
        log.push("b");
        return next();
      },
    ],
  });
  assert.equal(log, ["a 500/", "b", "a 500"]);
  assert.is(out.get("x-a"), "1");
  const short = await ask(testRouter(routes), "/", {
    middleware: [() => new HttpResponse("no", { status: 403 })],
  });
  assert.is(short.status, 403);
});

test("a slash is appended, as by Django", async () => {
  const router = testRouter([...routes, route("<a>/<b>/", () => new HttpResponse(""))]);
  assert.equal([(await ask(router, "/async?x=/é")).out.get("location")], ["/async/?x=/%C3%A9"]);
  assert.is((await ask(router, "/async", {}, "POST")).status, 301);
  assert.is((await ask(router, "/async", { debug: true }, "POST")).status, 500);
  assert.is((await ask(router, "/async", { appendSlash: false })).status, 404);
  assert.is((await ask(router, "/none")).status, 404);
  const evil = await ask(testRouter([route("/<host>/", () => new HttpResponse(""))]), "//evil.com");
  assert.is(evil.out.get("location"), "/%2Fevil.com/");
});

test("debug pages tell the patterns tried, and the stack", async () => {
  const { status, text } = await ask(testRouter(routes), "/%3Cnope%3E/%00", { debug: true });
  assert.is(status, 404);
  assert.match(text, "hello/&lt;name&gt;/");
  assert.match(text, "[name=&#x27;hello&#x27;]".replaceAll("&#x27;", "'"));
  assert.match(text, "didn’t match any of these");
  assert.match(text, "&lt;nope&gt;/\\x00");
  const raised = await ask(testRouter(routes), "/404/", { debug: true });
  assert.match(raised.text, "gone fishing");
  const failed = await ask(testRouter(routes), "/500/", { debug: true });
  assert.match(failed.text, "secret");
  assert.match(failed.text, "handler.test.ts");
  assert.match(failed.text, /<mark> *\d+ +throw new Error\(&quot;secret&quot;\);\n<\/mark>/);
  const bad = await ask(testRouter(routes), "/400/", { debug: true });
  assert.is(bad.status, 400);
  assert.match(bad.text, /<h1>\w+: no<\/h1>/);
  const near = await ask(testRouter(routes), "/helo/bob", { debug: true });
  assert.match(near.text, /Did you mean one of these\?[^]*hello\/&lt;name&gt;\/[^]*urlc tried/);
  assert.not.match(text, "Did you mean");
});

test("code of the project is shown, whatever its folders are called", () => {
  const folder = mkdtempSync(join(tmpdir(), "urlc-excerpt-"));
  const file = join(folder, "urlc", "runtime", "views.ts");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "one\ntwo\n");
  assert.is(sourceExcerpt(`Error: no\n    at view (${file}:2:1)`)?.file, file);
  rmSync(folder, { recursive: true });
});

test.run();
