import * as prettier from "prettier";

/** Gives TypeScript text the layout of prettier with its default options. */
export function format(code: string): Promise<string> {
  return prettier.format(code, { parser: "typescript" });
}
