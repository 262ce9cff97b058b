import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fillTemplate } from "../templates.ts";
import type { TemplateContext } from "../settings.ts";

const texts = new Map<string, string | undefined>();

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * The text of a file of a folder with its `{{ … }}` filled in; undefined when there is no such file.
 * @param isFresh read it anew, rather than once a process
 */
export function readTemplate(
  folder: string,
  name: string,
  context: TemplateContext,
  isFresh: boolean,
): string | undefined {
  const file = join(folder, name);
  if (isFresh || !texts.has(file)) texts.set(file, readText(file));
  const text = texts.get(file);
  return text === undefined ? undefined : fillTemplate(text, context);
}
