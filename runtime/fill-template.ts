import { escapeHtml, SafeHtml } from "./html.ts";

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
