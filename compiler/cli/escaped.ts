import { printable } from "../diagnostics/display-width.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for a place between tags or in a quoted attribute. */
export const escaped = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
