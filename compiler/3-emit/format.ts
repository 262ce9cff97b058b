/** Gives TypeScript text the layout of prettier with its default options; prettier is loaded only then. */
export async function format(code: string): Promise<string> {
  const { format: print } = await import("prettier");
  return print(code, { parser: "typescript" });
}
