/** A piece of a path that reverse() writes: a text, or a sticky expression of one character (`[0-9]`) or of one run (`[0-9]+`). */
export type PathPiece = string | RegExp;

/** True for an expression that ends with `+` or `*`. */
export const isRun = (piece: PathPiece): piece is RegExp =>
  typeof piece !== "string" && /[*+]$/.test(piece.source);

/**
 * True when the pieces make the text, one after the other. Each looks once at every place where the one before it may end: a
 * regular expression would try every way to share the text out among its runs.
 */
export function isMadeOf(text: string, pieces: readonly PathPiece[]): boolean {
  let from = new Uint8Array(text.length + 1).fill(1, 0, 1);
  for (const piece of pieces) {
    const to = new Uint8Array(text.length + 1);
    for (let at = from.indexOf(1); at !== -1; at = from.indexOf(1, at + 1)) {
      if (typeof piece === "string") {
        if (text.startsWith(piece, at)) to[at + piece.length] = 1;
        continue;
      }
      piece.lastIndex = at;
      if (!piece.test(text)) continue;
      const end = piece.lastIndex;
      to[end] = 1;
      if (!isRun(piece)) continue;
      // The halves of a character beyond U+FFFF stay together.
      for (let next = piece.source.endsWith("*") ? at : at + 1; next < end; next++)
        if ((text.charCodeAt(next) & 0xfc00) !== 0xdc00) to[next] = 1;
      at = Math.max(at, end - 1);
    }
    from = to;
  }
  return from[text.length] === 1;
}
