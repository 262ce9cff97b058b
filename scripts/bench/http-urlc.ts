import type { RequestListener } from "node:http";
import type { HttpRequest } from "../../runtime/index.ts";
import { createHandler, type NodeOptions } from "../../runtime/node.ts";
import type { Router } from "../../runtime/router.ts";
import type { Middleware } from "../../runtime/settings.ts";

// Made by http.ts of the routes, as `urlc build` would make them.
// @ts-expect-error it exists in the bundle only
import { router } from "generated:views";
// @ts-expect-error it exists in the bundle only
import { router as asyncRouter } from "generated:asyncViews";

const three = (layer: Middleware): readonly Middleware[] =>
  [1, 2, 3].map(() => (request, next) => layer(request, next));
const pass: Middleware = (_: HttpRequest, next) => next();
const wait: Middleware = async (_: HttpRequest, next) => {
  const response = await next();
  return response;
};

const over = (views: unknown, options?: NodeOptions): RequestListener =>
  createHandler(views as Router, options);

/** Views that answer at once. */
export const sync = () => over(router);
/** Views that are async functions. */
export const async = () => over(asyncRouter);
/** Three middleware that hand on what `next` gives. */
export const middleware = () => over(router, { middleware: three(pass) });
/** Three middleware that wait for `next`, around async views. */
export const asyncMiddleware = () => over(asyncRouter, { middleware: three(wait) });
