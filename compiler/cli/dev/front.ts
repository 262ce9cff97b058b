import {
  createServer,
  request as send,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect } from "node:net";
import { performance } from "node:perf_hooks";

/** What visitors get: the running program, or a page that says why there is none. */
export type Stage =
  | { readonly kind: "app"; readonly port: number }
  | { readonly kind: "page"; readonly html: string; readonly text: string };

/** One answered request, for the log. */
export interface Served {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly route: string | undefined;
}

export interface FrontOptions {
  readonly onServed: (served: Served) => void;
  /** The map page. */
  readonly mapPage: () => Promise<string>;
}

/** The server that stays while programs come and go behind it. */
export interface Front {
  readonly server: Server;
  /** Requests wait from now on until the next stage is there. */
  hold(): void;
  show(stage: Stage): void;
  close(): Promise<void>;
}

const mapPath = "/__urlc__";
const eventsPath = `${mapPath}/events`;

/** Reloads the page when the program behind it was replaced; browsers reconnect by themselves. */
export const reloadScript = `<script>new EventSource(${JSON.stringify(eventsPath)}).onmessage=()=>location.reload()</script>`;

const isDocument = ({ headers }: IncomingMessage) => headers["sec-fetch-dest"] === "document";
const wantsHtml = ({ headers }: IncomingMessage) => (headers.accept ?? "").includes("text/html");

/** The answer is a whole page for a person's browser: it may be told to reload. */
function takesScript(request: IncomingMessage, headers: IncomingHttpHeaders): boolean {
  const type = headers["content-type"] ?? "";
  return isDocument(request) && type.startsWith("text/html") && headers["content-encoding"] === undefined;
}

/** Makes the server; it does not listen yet. */
export function createFront({ onServed, mapPage }: FrontOptions): Front {
  const listeners = new Set<ServerResponse>();
  let current: Stage | undefined;
  let waiting: ((stage: Stage) => void)[] = [];
  const ready = () =>
    current === undefined ? new Promise<Stage>((resolve) => waiting.push(resolve)) : Promise.resolve(current);

  const pass = (
    request: IncomingMessage,
    response: ServerResponse,
    port: number,
    onRoute: (name: string) => void,
  ) => {
    const { method, url, headers } = request;
    const forwarded = send({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      const { "x-urlc-route": route, ...rest } = answer.headers;
      if (typeof route === "string") onRoute(decodeURIComponent(route));
      const isPage = takesScript(request, rest);
      if (isPage) delete rest["content-length"];
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, rest);
      answer.on("data", (chunk) => response.write(chunk));
      answer.on("end", () => response.end(isPage && method !== "HEAD" ? reloadScript : undefined));
      answer.on("error", () => response.destroy());
    });
    forwarded.on("error", () => {
      if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain" });
      response.end("the program closed the connection\n");
    });
    response.on("close", () => forwarded.destroy());
    request.pipe(forwarded);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    if (path === eventsPath) return follow(response);
    if (path === mapPath || path === `${mapPath}/`) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
      return response.end(await mapPage());
    }
    const stage = await ready();
    const start = performance.now();
    let route: string | undefined;
    response.once("finish", () =>
      onServed({
        method: request.method ?? "GET",
        path: request.url ?? "/",
        status: response.statusCode,
        ms: performance.now() - start,
        route,
      }),
    );
    if (stage.kind === "app") pass(request, response, stage.port, (name) => (route = name));
    else {
      const isHtml = wantsHtml(request);
      const type = isHtml ? "text/html" : "text/plain";
      response.writeHead(500, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
      response.end(isHtml ? stage.html : stage.text);
    }
    return undefined;
  };

  const follow = (response: ServerResponse) => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 300\n\n");
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.on("upgrade", async (request: IncomingMessage, socket, head: Buffer) => {
    const stage = await ready();
    if (stage.kind === "page") return socket.destroy();
    const behind = connect(stage.port, "127.0.0.1", () => {
      const fields = request.rawHeaders.flatMap((name, at, all) =>
        at % 2 ? [] : [`${name}: ${all[at + 1]}`],
      );
      behind.write(`${[`${request.method} ${request.url} HTTP/1.1`, ...fields].join("\r\n")}\r\n\r\n`);
      behind.write(head);
      behind.pipe(socket).pipe(behind);
    });
    behind.on("error", () => socket.destroy());
    socket.on("error", () => behind.destroy());
    return undefined;
  });
  return {
    server,
    hold: () => (current = undefined),
    show: (stage) => {
      current = stage;
      for (const resolve of waiting) resolve(stage);
      waiting = [];
      for (const listener of listeners) listener.write("data: reload\n\n");
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
