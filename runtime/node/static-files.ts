import { realpath } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { Http404 } from "../errors.ts";
import type { HttpRequest } from "../request.ts";
import { HttpResponseNotAllowed, type HttpResponse } from "../response.ts";
import { FileResponse, type FileOptions } from "./file-response.ts";

/**
 * A view for the files of a folder (Django's `django.views.static.serve`): `path("static/<path:path>", staticFiles("public"))`.
 * Nothing outside the folder is ever served, symbolic links included; nothing hidden (`.env`, `.git/`); no listings.
 * @param folder relative to the working directory
 * @param options of each FileResponse: `{ headers: { "Cache-Control": "max-age=3600" } }`
 */
export function staticFiles(
  folder: string,
  options: FileOptions = {},
): (request: HttpRequest, params: { readonly path: string }) => Promise<HttpResponse> {
  const root = resolve(folder);
  return async (request, { path }) => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return new HttpResponseNotAllowed(["GET", "HEAD"]);
    const parts = path.split("/");
    const isPlain = parts.every((part) => part !== "" && !part.startsWith(".") && !/[\0\\:]/.test(part));
    if (!isPlain) throw new Http404(`no file ${JSON.stringify(path)}`);
    const file = await realpath(join(root, ...parts)).catch(() => {
      throw new Http404(`no file ${JSON.stringify(path)}`);
    });
    if (!file.startsWith((await realpath(root)) + sep)) throw new Http404(`no file ${JSON.stringify(path)}`);
    return new FileResponse(file, options);
  };
}
