import type { RequestListener } from "node:http";
import { fillers } from "./http-app.ts";
import { greeting, htmlType, jsonType, notFound, user } from "./http-raw.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;
const load = (name: string): Promise<Any> => import(name);

const colon = (route: string) => `/${route.replace(/<(?:\w+:)?(\w+)>/g, ":$1")}`;

async function fastify(options: object): Promise<RequestListener> {
  const { default: make } = await load("fastify");
  const app = make(options);
  for (const route of fillers) app.get(colon(route), () => "");
  app.get("/greetings/:name/", (request: Any, reply: Any) =>
    reply.type(htmlType).send(greeting(request.params.name)),
  );
  app.get("/api/users/:id(^[0-9]+$)/", (request: Any) => user(request.params.id));
  app.get("/search/", (request: Any) => ({ q: request.query.q, page: request.query.page }));
  app.post("/echo/", (request: Any) => request.body);
  app.setNotFoundHandler((_: Any, reply: Any) => reply.code(404).type(htmlType).send(notFound));
  await app.ready();
  return (req, res) => app.routing(req, res);
}

async function hono(): Promise<RequestListener> {
  const { Hono } = await load("hono");
  const { getRequestListener } = await load("@hono/node-server");
  const app = new Hono();
  for (const route of fillers) app.get(colon(route), (context: Any) => context.text(""));
  app.get("/greetings/:name/", (context: Any) => context.html(greeting(context.req.param("name"))));
  app.get("/api/users/:id{[0-9]+}/", (context: Any) => context.json(user(context.req.param("id"))));
  app.get("/search/", (context: Any) =>
    context.json({ q: context.req.query("q"), page: context.req.query("page") }),
  );
  app.post("/echo/", async (context: Any) => context.json(await context.req.json()));
  app.notFound((context: Any) => context.html(notFound, 404));
  return getRequestListener(app.fetch);
}

async function express(): Promise<RequestListener> {
  const { default: make } = await load("express");
  const app = make().disable("x-powered-by").disable("etag");
  for (const route of fillers) app.get(colon(route), (_: Any, res: Any) => res.send(""));
  app.get("/greetings/:name/", (req: Any, res: Any) => res.type("html").send(greeting(req.params.name)));
  app.get("/api/users/:id/", (req: Any, res: Any, next: Any) =>
    /^[0-9]+$/.test(req.params.id) ? res.json(user(req.params.id)) : next(),
  );
  app.get("/search/", (req: Any, res: Any) => res.json({ q: req.query.q, page: req.query.page }));
  app.post("/echo/", make.json({ strict: false }), (req: Any, res: Any) => res.json(req.body));
  app.use((_: Any, res: Any) => res.status(404).type("html").send(notFound));
  return app;
}

async function koa(): Promise<RequestListener> {
  const { default: Koa } = await load("koa");
  const { default: Router } = await load("@koa/router");
  const app = new Koa();
  const router = new Router();
  for (const route of fillers) router.get(colon(route), (ctx: Any) => void (ctx.body = ""));
  router.get("/greetings/:name/", (ctx: Any) => {
    ctx.type = htmlType;
    ctx.body = greeting(ctx.params.name);
  });
  router.get("/api/users/:id/", (ctx: Any) => void (ctx.body = user(ctx.params.id)));
  router.get("/search/", (ctx: Any) => void (ctx.body = { q: ctx.query.q, page: ctx.query.page }));
  router.post("/echo/", async (ctx: Any) => {
    const chunks: Buffer[] = [];
    for await (const chunk of ctx.req) chunks.push(chunk);
    ctx.body = JSON.parse(Buffer.concat(chunks).toString());
  });
  app.use(router.routes());
  app.use((ctx: Any) => {
    ctx.status = 404;
    ctx.type = htmlType;
    ctx.body = notFound;
  });
  return app.callback();
}

async function polka(): Promise<RequestListener> {
  const { default: make } = await load("polka");
  const app = make({ onNoMatch: (_: Any, res: Any) => send(res, 404, htmlType, notFound) });
  for (const route of fillers) app.get(colon(route), (_: Any, res: Any) => res.end(""));
  app.get("/greetings/:name/", (req: Any, res: Any) => send(res, 200, htmlType, greeting(req.params.name)));
  app.get("/api/users/:id/", (req: Any, res: Any) =>
    send(res, 200, jsonType, JSON.stringify(user(req.params.id))),
  );
  app.get("/search/", (req: Any, res: Any) =>
    send(res, 200, jsonType, JSON.stringify({ q: req.query.q, page: req.query.page })),
  );
  app.post("/echo/", (req: Any, res: Any) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () =>
      send(res, 200, jsonType, JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()))),
    );
  });
  return (req, res) => app.handler(req, res);
}

async function h3(): Promise<RequestListener> {
  const { H3, getQuery } = await load("h3");
  const { toNodeHandler } = await load("h3/node");
  const app = new H3();
  const html = (event: Any, text: string) => {
    event.res.headers.set("Content-Type", htmlType);
    return text;
  };
  for (const route of fillers) app.get(colon(route), () => "");
  app.get("/greetings/:name/", (event: Any) => html(event, greeting(event.context.params.name)));
  app.get("/api/users/:id/", (event: Any) => user(event.context.params.id));
  app.get("/search/", (event: Any) => {
    const { q, page } = getQuery(event);
    return { q, page };
  });
  app.post("/echo/", (event: Any) => event.req.json());
  app.all("/**", (event: Any) => {
    event.res.status = 404;
    return html(event, notFound);
  });
  return toNodeHandler(app);
}

const send = (res: Any, status: number, type: string, body: string) => {
  res.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  res.end(body);
};

/** The routing of a framework without one: what is sent, and how, is as in `raw`. */
async function findMyWay(): Promise<RequestListener> {
  const { default: make } = await load("find-my-way");
  const router = make({ defaultRoute: (_: Any, res: Any) => send(res, 404, htmlType, notFound) });
  for (const route of fillers) router.on("GET", colon(route), (_: Any, res: Any) => res.end(""));
  router.on("GET", "/greetings/:name/", (_: Any, res: Any, params: Any) =>
    send(res, 200, htmlType, greeting(params.name)),
  );
  router.on("GET", "/api/users/:id(^[0-9]+$)/", (_: Any, res: Any, params: Any) =>
    send(res, 200, jsonType, JSON.stringify(user(params.id))),
  );
  router.on("GET", "/search/", (_: Any, res: Any, _params: Any, _store: Any, query: Any) =>
    send(res, 200, jsonType, JSON.stringify({ q: query.q, page: query.page })),
  );
  router.on("POST", "/echo/", (req: Any, res: Any) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () =>
      send(res, 200, jsonType, JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()))),
    );
  });
  router.compile();
  return (req, res) => router.lookup(req, res);
}

/** Every framework, by name. */
export const peers = {
  fastify: () => fastify({}),
  "fastify compile": () => fastify({ routerOptions: { compile: true } }),
  "find-my-way compile": findMyWay,
  polka,
  h3,
  hono,
  koa,
  express,
} satisfies Readonly<Record<string, () => RequestListener | Promise<RequestListener>>>;
