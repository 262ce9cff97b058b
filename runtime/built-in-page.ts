import { HttpResponse } from "./response.ts";

/** Titles of the built-in pages (Django docs: ref/views); any other status shows itself. */
const titles: Readonly<Record<number, string>> = {
  400: "Bad Request (400)",
  403: "403 Forbidden",
  404: "Not Found",
  500: "Server Error (500)",
};

const pages = new Map<number, string>();

const pageText = (status: number): string => {
  const title = titles[status] ?? `Error ${status}`;
  const text = status === 404 ? "The requested resource was not found on this server." : "";
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${text}</p>`;
};

/** The page of a status when the project has none: it says nothing of the error. */
export function builtInPage(status: number): HttpResponse {
  let text = pages.get(status);
  if (text === undefined) pages.set(status, (text = pageText(status)));
  const page = new HttpResponse(text);
  page.status = status;
  return page;
}
