/** A link that opens a place in the editor: `vscode://`, or the scheme that URLC_EDITOR names (`cursor`, `vscodium`). */
export function editorLink(file: string, line: number, column: number): string {
  const scheme = process.env["URLC_EDITOR"] ?? "vscode";
  const path = encodeURI(file.replaceAll("\\", "/").replace(/^(?!\/)/, "/"));
  return `${scheme}://file${path}:${line}:${column}`;
}
