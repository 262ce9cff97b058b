import { HttpResponse, JsonResponse, html, type HttpRequest } from "../../runtime/index.ts";

/** 24 routes before the ones asked for, so that a router has something to find. */
export const fillers = Array.from({ length: 24 }, (_, at) => `section${at}/<slug:page>/edit/`);

/** The routes of every server, in the order of `views`. */
export const routes = ["greetings/<str:name>/", "api/users/<int:id>/", "search/", "echo/"] as const;

/** A body of 1 KB. */
const echoBody = JSON.stringify(
  Array.from({ length: 22 }, (_, id) => ({ id, name: `item number ${id}`, isOn: true })),
);

/** What is asked, and a text that the answer must hold. */
export const workloads = {
  greet: { target: "/greetings/alice/", body: "", holds: "<h1>Hello, alice!</h1>" },
  api: { target: "/api/users/42/", body: "", holds: '{"id":42,"name":"user 42"}' },
  search: { target: "/search/?q=django&page=2", body: "", holds: '{"q":"django","page":"2"}' },
  none: { target: "/no/such/page/", body: "", holds: "Not Found" },
  echo: { target: "/echo/", body: echoBody, holds: echoBody },
} as const;

export type Workload = keyof typeof workloads;
export const workloadNames = Object.keys(workloads) as Workload[];

/** A request of a workload as it goes over the wire, with the headers that a small client sends. */
export function requestText(name: Workload): string {
  const { target, body } = workloads[name];
  const head = `${body === "" ? "GET" : "POST"} ${target} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: */*\r\n`;
  return body === ""
    ? `${head}\r\n`
    : `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

const user = (id: number) => ({ id, name: `user ${id}` });

/** The views of urlc, in the order of `routes`. */
export const views = {
  greet: (_: HttpRequest, { name }: { name: string }) => new HttpResponse(html`<h1>Hello, ${name}!</h1>`),
  api: (_: HttpRequest, { id }: { id: number }) => new JsonResponse(user(id)),
  search: ({ GET }: HttpRequest) => new JsonResponse({ q: GET.get("q"), page: GET.get("page") }),
  echo: async (request: HttpRequest) => new JsonResponse(await request.json()),
};

/** The same, each a promise of its answer. */
export const asyncViews = {
  greet: async (request: HttpRequest, params: { name: string }) => views.greet(request, params),
  api: async (request: HttpRequest, params: { id: number }) => views.api(request, params),
  search: async (request: HttpRequest) => views.search(request),
  echo: views.echo,
};

/** Every server that is measured. */
export const serverNames = [
  "raw",
  "raw async",
  "raw 3 async functions",
  "urlc",
  "urlc async",
  "urlc 3 middleware",
  "urlc 3 async middleware",
  "find-my-way compile",
  "fastify",
  "fastify compile",
  "polka",
  "h3",
  "hono",
  "koa",
  "express",
] as const;

export type ServerName = (typeof serverNames)[number];
