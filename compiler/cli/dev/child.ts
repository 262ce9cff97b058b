/**
 * Loaded before the project's own program in the process that `urlc dev` starts: the program's first HTTP server listens
 * where the dev server finds it, and every answer carries the name of its route for the log.
 */
import { Server, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Router } from "../../../runtime/router.ts";

/** What the child tells its parent. */
export interface Listening {
  readonly kind: "listening";
  readonly port: number;
}

const shared = globalThis as unknown as Record<symbol, unknown>;
// `createHandler` shows its debug pages unless the project says otherwise.
shared[Symbol.for("urlc.debug")] = true;

let isTaken = false;
const listen = Reflect.get(Server.prototype, "listen") as (...args: unknown[]) => Server;

Server.prototype.listen = function (this: Server, ...args: unknown[]) {
  if (isTaken) return listen.apply(this, args);
  isTaken = true;
  this.once("listening", () => {
    const { port } = this.address() as AddressInfo;
    process.send?.({ kind: "listening", port } satisfies Listening);
  });
  this.prependListener("request", nameRoute);
  const callback = args.findLast((arg) => typeof arg === "function");
  return listen.apply(this, [0, "127.0.0.1", ...(callback === undefined ? [] : [callback])]);
} as typeof Server.prototype.listen;

function nameRoute(request: IncomingMessage, response: ServerResponse): void {
  const router = shared[Symbol.for("urlc.dev.router")] as Router | undefined;
  try {
    const path = decodeURIComponent((request.url ?? "/").replace(/[?#].*$/s, ""));
    const name = router?.resolve(path)?.route.viewName;
    if (name !== undefined) response.setHeader("x-urlc-route", encodeURIComponent(name));
  } catch {
    // The program itself will say what is wrong with this path.
  }
}

// Without its parent it would keep serving to nobody.
process.on("disconnect", () => process.exit());
// A program that has nothing more to do ends all the same.
process.channel?.unref();
