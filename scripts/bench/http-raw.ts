import type { RequestListener } from "node:http";
import { escapeHtml } from "../../runtime/html.ts";

export const htmlType = "text/html; charset=utf-8";
export const jsonType = "application/json";
export const notFound =
  '<!doctype html><html lang="en"><title>Not Found</title><h1>Not Found</h1><p>The requested resource was not found on this server.</p>';
/** Escaped by every server, as urlc does it. */
export const greeting = (name: string) => `<h1>Hello, ${escapeHtml(name)}!</h1>`;
export const user = (id: string) => ({ id: Number(id), name: `user ${id}` });

/** By hand, with nothing that need not be: what everybody is measured against. */
export const raw: RequestListener = (req, res) => {
  const url = req.url as string;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const send = (status: number, type: string, body: string) => {
    res.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
    res.end(body);
  };
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
