import type { IncomingMessage, ServerResponse } from "node:http";

const count = Symbol("requests on this connection, up to this one");

interface Counted {
  [count]?: number;
}

/** Numbers the requests of a connection. */
export function countRequest(raw: IncomingMessage, res: ServerResponse): void {
  const socket = raw.socket as Counted;
  (res as Counted)[count] = socket[count] = (socket[count] ?? 0) + 1;
}

/** Whether no later request has come on the connection: closing it behind the response loses none that was pipelined. */
export const isNewest = (res: ServerResponse): boolean =>
  (res as Counted)[count] === (res.req.socket as Counted)[count];
