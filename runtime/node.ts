import type { IncomingMessage, ServerResponse } from "node:http";
export { createHandler, type NodeHandler, type NodeOptions } from "./node/create-handler.ts";
export type { AccessEntry } from "./node/access-log.ts";
export { NodeRequest } from "./node/node-request.ts";
export { serve, type RunningServer, type ServeOptions } from "./node/serve.ts";
export type { IncomingMessage, ServerResponse };
export { FileResponse, type FileOptions } from "./node/file-response.ts";
export { nunjucksTemplates, type NunjucksOptions } from "./node/nunjucks-templates.ts";
export { staticFiles } from "./node/static-files.ts";
