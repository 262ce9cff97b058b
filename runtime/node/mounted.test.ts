import express from "express";
import { createServer, type RequestListener } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createHandler, nunjucksTemplates } from "urlc/node";
import { HttpResponse, JsonResponse, render, StreamingHttpResponse } from "urlc";
import { route, testRouter } from "../router.test-util.ts";

const router = testRouter([
  route("hello/", () => new HttpResponse("hello").setCookie("a", "1").setCookie("b", "2")),
  route("json/", async (request) => new JsonResponse(await request.json())),
  route("form/", async (request) => new JsonResponse([...(await request.POST())])),
  route("stream/", () => new StreamingHttpResponse(["a", "b"])),
  route(
    "breaks/",
    () => new StreamingHttpResponse(broken(), { headers: { "Content-Length": 4, "X-A": "b" } }),
  ),
  route("render/", (request) => render(request, "page.html", { name: "<b>" })),
  route("missing/", (request) => render(request, "none.html")),
]);

async function* broken(): AsyncGenerator<string> {
  throw new Error("before the first piece");
}

async function withServer(listener: RequestListener, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("Express 5 takes a router as middleware, at the root and below a path", async () => {
  const app = express();
  const seen: unknown[] = [];
  app.use((_, res, next) => {
    res.setHeader("X-Before", "1");
    res.once("finish", () => seen.push(res.getHeader("content-type")));
    next();
  });
  app.use("/below", createHandler(router));
  app.use(createHandler(router));
  app.get("/other/", (_, res) => void res.send("other"));
  await withServer(app, async (url) => {
    const response = await fetch(`${url}/hello/`);
    assert.is(await response.text(), "hello");
    assert.equal(response.headers.getSetCookie(), ["a=1; Path=/", "b=2; Path=/"]);
    assert.is(response.headers.get("x-before"), "1");
    assert.is(await (await fetch(`${url}/below/hello/`)).text(), "hello");
    assert.is(await (await fetch(`${url}/stream/`)).text(), "ab");
    assert.is(await (await fetch(`${url}/other/`)).text(), "other");
    assert.is((await fetch(`${url}/none/`)).status, 404);
    assert.equal(seen[0], "text/html; charset=utf-8");
  });
});

test("bodies that Express has parsed are read again", async () => {
  const app = express();
  app.use(express.json(), express.urlencoded(), createHandler(router));
  await withServer(app, async (url) => {
    const headers = { "Content-Type": "application/json" };
    const json = await fetch(`${url}/json/`, { method: "POST", headers, body: '{"a":[1]}' });
    assert.equal(await json.json(), { a: [1] });
    const form = await fetch(`${url}/form/`, { method: "POST", body: new URLSearchParams({ a: "é&" }) });
    assert.equal(await form.json(), [["a", "é&"]]);
  });
});

test("a stream that breaks before its first piece is a 500 without its headers", async () => {
  const errors: unknown[] = [];
  const handler = createHandler(router, { onError: (error) => void errors.push(error) });
  await withServer(
    (raw, res) => handler(raw, res, () => {}),
    async (url) => {
      const response = await fetch(`${url}/breaks/`);
      assert.equal([response.status, response.headers.get("X-A"), await response.text()], [500, null, ""]);
      assert.is(errors.length, 1);
    },
  );
});

test("a body that somebody replaced by what is none is an error of the server, not a hang", async () => {
  const errors: unknown[] = [];
  const handler = createHandler(router, { onError: (error) => void errors.push(error) });
  const cycle: { of?: unknown } = {};
  cycle.of = cycle;
  for (const body of [() => {}, cycle])
    await withServer(
      (raw, res) => handler(Object.assign(raw, { body }), res, () => {}),
      async (url) => {
        assert.is((await fetch(`${url}/json/`, { method: "POST", body: "{}" })).status, 500);
      },
    );
  assert.is(errors.length, 2);
});

test("a body that somebody read and dropped is a bad request, not a hang", async () => {
  const handler = createHandler(router);
  const listener: RequestListener = (raw, res) => void raw.resume().once("end", () => handler(raw, res));
  await withServer(listener, async (url) => {
    assert.is((await fetch(`${url}/json/`, { method: "POST", body: "1" })).status, 400);
  });
});

test("fallThrough: false keeps the 404 page", async () => {
  const app = express();
  app.use(createHandler(router, { fallThrough: false }));
  app.use((_, res) => void res.send("express"));
  await withServer(app, async (url) => {
    assert.match(await (await fetch(`${url}/none/`)).text(), "Not Found");
    assert.is((await fetch(`${url}/hello`)).url, `${url}/hello/`);
  });
});

test("templates of a folder, and of nunjucks", async () => {
  const folder = mkdtempSync(join(tmpdir(), "urlc-templates-"));
  writeFileSync(join(folder, "404.html"), "<p>{{ request_path }} {{ exception }}</p>");
  writeFileSync(join(folder, "page.html"), "<b>{{ name }}</b>{{ request.path }}");
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const get = async (url: string) => (await fetch(url)).text();
  await withServer(createHandler(router, { templates: folder, onError }), async (url) => {
    assert.is(await get(`${url}/%3Cb%3E/`), "<p>/%3Cb%3E/ Resolver404</p>");
    assert.is(await get(`${url}/render/`), "<b>&lt;b&gt;</b>/render/");
  });
  writeFileSync(join(folder, "base.html"), "<main>{% block main %}{% endblock %}</main>");
  writeFileSync(
    join(folder, "page.html"),
    '{% extends "base.html" %}{% block main %}{{ name | upper }}{{ request.path }}{% endblock %}',
  );
  const templates = await nunjucksTemplates(folder);
  await withServer(createHandler(router, { templates, onError }), async (url) => {
    assert.is(await get(`${url}/none/`), "<p>/none/ Resolver404</p>");
    assert.is(await get(`${url}/render/`), "<main>&lt;B&gt;/render/</main>");
    assert.equal(errors, []);
    assert.match(await get(`${url}/missing/`), "Server Error");
    assert.match(String(errors[0]), 'there is no template "none.html"');
  });
  rmSync(folder, { recursive: true });
});

test.run();
