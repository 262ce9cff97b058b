import type { TemplateBackend } from "../settings.ts";

interface Environment {
  getTemplate(name: string): unknown;
  render(name: string, context: object, done: (error: Error | null, text: string | null) => void): void;
}

/** What nunjucks may be told; the rest of its options are passed on as they are. */
export interface NunjucksOptions {
  /** HTML-escape what is written. Default true. */
  readonly autoescape?: boolean;
  /** Read templates anew when they change. Default false. */
  readonly watch?: boolean;
  readonly noCache?: boolean;
  readonly throwOnUndefined?: boolean;
  readonly trimBlocks?: boolean;
  readonly lstripBlocks?: boolean;
}

/**
 * Templates in Jinja's language, close to Django's, by the optional peer `@11ty/nunjucks`:
 * `serve(router, { templates: await nunjucksTemplates("templates") })`.
 * @param folders of templates; the first that has one wins
 * @param configure adds filters and globals to the environment
 * @throws {Error} when `@11ty/nunjucks` is not installed
 */
export async function nunjucksTemplates(
  folders: string | readonly string[],
  options: NunjucksOptions = {},
  configure: (environment: unknown) => void = () => {},
): Promise<TemplateBackend> {
  // Not a literal, or the types and bundles of those who do not use it would want it.
  const peer: string = "@11ty/nunjucks";
  const loaded = (await import(peer)) as { default?: unknown };
  const nunjucks = (loaded.default ?? loaded) as {
    configure(folders: unknown, options: object): Environment;
  };
  const environment = nunjucks.configure(folders, { autoescape: true, ...options });
  configure(environment);
  const has = (name: string): boolean => {
    try {
      environment.getTemplate(name);
      return true;
    } catch (error) {
      if (String(error).includes("template not found")) return false;
      throw error;
    }
  };
  return (name, context) =>
    has(name)
      ? new Promise<string>((resolve, reject) => {
          environment.render(name, context, (error, text) => {
            if (error === null) resolve(text ?? "");
            else reject(error);
          });
        })
      : undefined;
}
