import { HttpResponse } from "./response.ts";

/** Titles of the built-in pages (Django docs: ref/views); any other status shows itself. */
const titles: Readonly<Record<number, string>> = {
  400: "Bad Request (400)",
  403: "403 Forbidden",
  500: "Server Error (500)",
};

const pageText = (title: string, text = ""): string =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${text}</p>`;

const notFound = /* @__PURE__ */ pageText(
  "Not Found",
  "The requested resource was not found on this server.",
);

/** The page of a status when the project has none: it says nothing of the error. */
export function builtInPage(status: number): HttpResponse {
  const page = new HttpResponse(status === 404 ? notFound : pageText(titles[status] ?? `Error ${status}`));
  page.status = status;
  return page;
}
