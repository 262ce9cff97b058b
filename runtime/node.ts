import type { IncomingMessage, ServerResponse } from "node:http";
export { createHandler, type NodeHandler, type NodeOptions } from "./node/create-handler.ts";
export { NodeRequest } from "./node/node-request.ts";
export { serve, type RunningServer, type ServeOptions } from "./node/serve.ts";
export type { IncomingMessage, ServerResponse };
