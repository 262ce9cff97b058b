/** Parses JSON with comments and trailing commas, as tsconfig.json has them; undefined when it is none. */
export function parseJsonc(text: string): unknown {
  const tokens =
    /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|,(?=\s*(?:(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)\s*)*[}\]])/g;
  try {
    return JSON.parse(
      text.replace(/^\uFEFF/, "").replace(tokens, (token) => (token.startsWith('"') ? token : "")),
    );
  } catch {
    return undefined;
  }
}
