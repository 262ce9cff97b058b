import { encodePath } from "./decode.ts";
import { HttpError } from "./errors.ts";
import { escapeHtml, SafeHtml } from "./html.ts";
import type { HttpRequest } from "./request.ts";
import type { Settings, TemplateContext } from "./settings.ts";

/**
 * Replaces `{{ name }}` and `{{ name.key }}` by the context's values, HTML-escaped; unknown names by nothing. Enough for
 * `404.html`; for anything more, give `templates` an engine.
 */
export function fillTemplate(text: string, context: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{\s*([\w$.]+)\s*\}\}/g, (_, path: string) => {
    let value: unknown = context;
    for (const key of path.split("."))
      value =
        typeof value === "object" && value !== null && Object.hasOwn(value, key)
          ? (value as Readonly<Record<string, unknown>>)[key]
          : undefined;
    if (value === undefined || value === null) return "";
    return value instanceof SafeHtml ? value.toString() : escapeHtml(String(value));
  });
}

/** A template rendered, or undefined when there is none of that name. */
export function renderTemplate(
  templates: Settings["templates"],
  name: string,
  context: TemplateContext,
): string | undefined | Promise<string | undefined> {
  if (typeof templates === "function") return templates(name, context);
  return templates !== undefined && Object.hasOwn(templates, name)
    ? fillTemplate(templates[name] as string, context)
    : undefined;
}

/**
 * The text of `templates/<status>.html`, or undefined. `404.html` sees `request_path` and `exception`, `403.html` sees `exception`
 * (Django docs: ref/views, "Error views"); the others nothing, so that they cannot fail.
 */
export function errorTemplate(
  request: HttpRequest,
  status: number,
  error: unknown,
): string | undefined | Promise<string | undefined> {
  const exception = error instanceof HttpError ? error.message || error.name : "";
  const context =
    status === 404
      ? { request_path: encodePath(request.path), exception }
      : status === 403
        ? { exception }
        : {};
  return renderTemplate(request.settings.templates, `${status}.html`, context);
}
