/** A urls.ts around a list of patterns. */
export function urlsWith(patterns: string, imports = "path", before = ""): string {
  return `import { ${imports} } from "urlc";
import * as views from "./views.js";
${before && `\n${before}\n`}
export const urlpatterns = [${patterns}];
`;
}

/** A whole urls.ts that is fine. */
export const goodUrls = urlsWith(`path("about/", views.about, { name: "about" })`);

/** A urls.ts with a view of its own. */
export const urlsOfView = (route: string, view: string): string =>
  [
    'import { HttpResponse, path, rePath, type HttpRequest } from "urlc";',
    "",
    view,
    "",
    `export const urlpatterns = [${route}];`,
    "",
  ].join("\n");

/** A urls.ts whose view takes what it is given. */
export const goodView = urlsOfView(
  `path("<int:id>/", show)`,
  `export const show = (request: HttpRequest, { id }: { id: number }) => new HttpResponse(String(id));`,
);
