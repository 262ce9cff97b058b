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
