import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { escapeHtml } from "../../runtime/html.ts";

export const htmlType = "text/html; charset=utf-8";
export const jsonType = "application/json";
export const notFound =
  '<!doctype html><html lang="en"><title>Not Found</title><h1>Not Found</h1><p>The requested resource was not found on this server.</p>';
/** Escaped by every server, as urlc does it. */
export const greeting = (name: string) => `<h1>Hello, ${escapeHtml(name)}!</h1>`;
export const user = (id: string) => ({ id: Number(id), name: `user ${id}` });

const sendTo = (res: ServerResponse, status: number, type: string, body: string): void => {
  res.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  res.end(body);
};

/** By hand, with nothing that need not be: what everybody is measured against. */
export const raw: RequestListener = (req, res) => {
  const url = req.url as string;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const send = (status: number, type: string, body: string) => sendTo(res, status, type, body);
  if (path.startsWith("/greetings/") && path.endsWith("/"))
    return send(200, htmlType, greeting(decodeURIComponent(path.slice(11, -1))));
  const id = /^\/api\/users\/([0-9]+)\/$/.exec(path)?.[1];
  if (id !== undefined) return send(200, jsonType, JSON.stringify(user(id)));
  if (path === "/search/") {
    const query = new URLSearchParams(url.slice(mark + 1));
    return send(200, jsonType, JSON.stringify({ q: query.get("q"), page: query.get("page") }));
  }
  if (path !== "/echo/") return send(404, htmlType, notFound);
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => send(200, jsonType, JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()))));
};

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The answers of `raw` from an async function. */
async function answer(req: IncomingMessage): Promise<Answer> {
  const url = req.url as string;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  if (path.startsWith("/greetings/") && path.endsWith("/"))
    return { status: 200, type: htmlType, body: greeting(decodeURIComponent(path.slice(11, -1))) };
  const id = /^\/api\/users\/([0-9]+)\/$/.exec(path)?.[1];
  if (id !== undefined) return { status: 200, type: jsonType, body: JSON.stringify(user(id)) };
  if (path === "/search/") {
    const query = new URLSearchParams(url.slice(mark + 1));
    const body = JSON.stringify({ q: query.get("q"), page: query.get("page") });
    return { status: 200, type: jsonType, body };
  }
  if (path !== "/echo/") return { status: 404, type: htmlType, body: notFound };
  const text = await new Promise<string>((resolve) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => resolve(Buffer.concat(chunks).toString()));
  });
  return { status: 200, type: jsonType, body: JSON.stringify(JSON.parse(text)) };
}

/** Three functions that await the next, around an async one, and nothing else: what no async middleware can do better. */
const first = async (req: IncomingMessage): Promise<Answer> => {
  const out = await second(req);
  return out;
};
const second = async (req: IncomingMessage): Promise<Answer> => {
  const out = await third(req);
  return out;
};
const third = async (req: IncomingMessage): Promise<Answer> => {
  const out = await answer(req);
  return out;
};

const over =
  (enter: (req: IncomingMessage) => Promise<Answer>): RequestListener =>
  (req, res) =>
    void enter(req).then(
      ({ status, type, body }) => sendTo(res, status, type, body),
      () => sendTo(res, 500, htmlType, ""),
    );

export const rawAsync = over(answer);
export const rawThreeAsync = over(first);
