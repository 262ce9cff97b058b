import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Router } from "../router.ts";
import { createHandler, type NodeOptions } from "./create-handler.ts";

/** Options of `serve`. */
export interface ServeOptions extends NodeOptions {
  /** 0 takes any free one. Default 8000. */
  readonly port?: number | undefined;
  /** The address to listen on; `0.0.0.0` or `::` for every interface. Default `127.0.0.1`. */
  readonly host?: string | undefined;
}

/** A server that listens. */
export interface RunningServer {
  readonly server: Server;
  readonly port: number;
  /** `http://127.0.0.1:8000/`. */
  readonly url: string;
  /** Stops listening, lets requests finish, then closes. */
  close(): Promise<void>;
}

/** Serves a router; resolves when the server listens, rejects when it cannot. */
export async function serve(router: Router, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = 8000, host = "127.0.0.1" } = options;
  const server = createServer(createHandler(router, options));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, resolve);
  });
  const address = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  process.once("SIGTERM", () => void close());
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return { server, port: address.port, url: `http://${name}:${address.port}/`, close };
}
