/** Gives TypeScript text the layout of prettier with its default options; prettier is loaded only then. */
export async function format(code: string): Promise<string> {
  const { format: print } = await import("prettier");
  return print(code, { parser: "typescript" });
}

/** The text with the layout that the prettier configuration of the project asks for at the place of `file`. */
export async function formatAt(code: string, file: string): Promise<string> {
  const { format: print, resolveConfig } = await import("prettier");
  return print(code, { ...(await resolveConfig(file, { editorconfig: true })), parser: "typescript" });
}
