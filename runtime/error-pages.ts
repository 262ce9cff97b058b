import { encodePath } from "./decode.ts";
import type { HttpError } from "./errors.ts";
import { HttpResponse } from "./response.ts";
import type { HttpRequest } from "./request.ts";
import type { TemplateContext } from "./settings.ts";

/** Title and text of the built-in pages; any other status shows itself. */
const words: Readonly<Record<number, readonly [title: string, text: string]>> = {
  400: ["Bad Request (400)", ""],
  403: ["403 Forbidden", ""],
  404: ["Not Found", "The requested resource was not found on this server."],
  413: ["Content Too Large (413)", ""],
  500: ["Server Error (500)", ""],
};

/** The page of a status when the project has none: says nothing of the error. */
export function builtInPage(status: number): HttpResponse {
  const [title, text] = words[status] ?? [`Error ${status}`, ""];
  return new HttpResponse(
    `<!doctype html>\n<html lang="en">\n<head>\n  <title>${title}</title>\n</head>\n<body>\n  <h1>${title}</h1><p>${text}</p>\n</body>\n</html>\n`,
    { status },
  );
}

/** What `404.html` sees (Django docs: ref/views, "The 404 view"); 400 and 500 see nothing, so that they cannot fail. */
export function errorContext(request: HttpRequest, error: HttpError): TemplateContext {
  if (error.status === 404)
    return { request_path: encodePath(request.path), exception: error.message || error.name };
  return error.status === 403 ? { exception: error.message } : {};
}

/** `templates/<status>.html`, or undefined when there is none. What the template throws is told to `onError`. */
export async function templatePage(
  request: HttpRequest,
  status: number,
  context: TemplateContext,
): Promise<HttpResponse | undefined> {
  const { templates, onError } = request.settings;
  try {
    const text = await templates?.(`${status}.html`, context);
    return text === undefined ? undefined : new HttpResponse(text, { status });
  } catch (error) {
    onError(error, request);
    return undefined;
  }
}
