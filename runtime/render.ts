import { HttpResponse, type ResponseOptions } from "./response.ts";
import type { HttpRequest } from "./request.ts";
import type { TemplateContext } from "./settings.ts";
import { renderTemplate } from "./templates.ts";

/**
 * A template as a response (Django docs: topics/http/shortcuts, "render()"). The template also sees `request`.
 * @param name as the `templates` of the handler know it: `greetings/home.html`
 * @throws {Error} when there is no such template
 */
export async function render(
  request: HttpRequest,
  name: string,
  context: TemplateContext = {},
  options?: ResponseOptions,
): Promise<HttpResponse> {
  const text = await renderTemplate(request.settings.templates, name, { request, ...context });
  if (text === undefined) throw new Error(`there is no template ${JSON.stringify(name)}`);
  return new HttpResponse(text, options);
}
