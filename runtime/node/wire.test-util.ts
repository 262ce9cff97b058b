import { createServer, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import type { Router } from "../router.ts";
import { createHandler, type NodeOptions } from "./create-handler.ts";

/** A server on a free port of the loopback interface, with what it reported. */
export interface Wire {
  readonly server: Server;
  readonly port: number;
  readonly errors: unknown[];
  close(): Promise<void>;
}

/** Serves a router for one test. */
export async function listen(router: Router, options: NodeOptions = {}): Promise<Wire> {
  const errors: unknown[] = [];
  const handler = createHandler(router, { onError: (error) => void errors.push(error), ...options });
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, port: (server.address() as AddressInfo).port, errors, close };
}

/** Serves a router while the tests of a file run; whatever a test did, the server answers `home` at `/` behind it. */
export function wireOf(test: Test, router: Router): Wire {
  const wire = {} as { -readonly [key in keyof Wire]: Wire[key] };
  test.before(async () => void Object.assign(wire, await listen(router)));
  test.before.each(() => {
    wire.errors.length = 0;
  });
  test.after.each(async () => {
    assert.is((await ask(wire.port, "/")).body, "home");
  });
  test.after(() => wire.close());
  return wire;
}

/** A connection that shows every byte that came. */
export class RawClient {
  readonly socket: Socket;
  #text = "";
  #isClosed = false;
  #wake = () => {};

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.setEncoding("latin1");
    this.socket.on("data", (text: string) => {
      this.#text += text;
      this.#wake();
    });
    this.socket.on("error", () => {});
    this.socket.on("close", () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  get text(): string {
    return this.#text;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(text: string): this {
    this.socket.write(text, "latin1");
    return this;
  }

  /** What came, once it matches, or once the connection is closed; fails after twenty seconds. */
  async until(pattern?: RegExp): Promise<string> {
    const deadline = Date.now() + 20_000;
    while (!this.#isClosed && !(pattern?.test(this.#text) ?? false)) {
      if (Date.now() > deadline) throw new Error(`nothing matches ${pattern}: ${JSON.stringify(this.#text)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#text;
  }
}

/** Sends bytes on a new connection and gives all that came back until the server closed it. */
export function exchange(port: number, request: string): Promise<string> {
  return new RawClient(port).send(request).until();
}

/** The bytes of a request whose response ends the connection. */
export function request(target: string, { method = "GET", headers = "", body = "" } = {}): string {
  const length = body === "" ? "" : `Content-Length: ${Buffer.byteLength(body, "latin1")}\r\n`;
  const host = /^host:/im.test(headers) ? "" : "Host: localhost\r\n";
  return `${method} ${target} HTTP/1.1\r\n${host}${headers}${length}Connection: close\r\n\r\n${body}`;
}

/** The bytes of a request without a body, after which the connection goes on. */
export const requestHead = (target: string, headers = "", method = "GET"): string =>
  `${method} ${target} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`;

/** Asks once, on a connection of its own. */
export async function ask(
  port: number,
  target: string,
  options?: Parameters<typeof request>[1],
): Promise<{ status: number; head: string; body: string }> {
  const text = await exchange(port, request(target, options));
  const [head = "", ...rest] = text.split("\r\n\r\n");
  return { status: Number(head.slice(9, 12)), head, body: rest.join("\r\n\r\n") };
}

/** Waits for something to become true; fails after twenty seconds. */
export async function eventually(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error("it never became true");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
