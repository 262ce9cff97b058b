/** Two cells wide in a terminal: East Asian wide and fullwidth, and emoji (Unicode Standard Annex 11). */
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]$|^\p{Emoji_Presentation}$/u;

/** No cell of its own: marks that sit on the character before, joiners, variation selectors. */
const zero = /^[\p{Mn}\p{Me}\u200b\u200d\u2060\ufe00-\ufe0f]$/u;

/** Characters that would move the cursor, clear the screen, or turn the reading direction. */
const unprintable =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const tabStop = 4;

/** How many cells of a terminal one character takes (a tab excluded). */
export function widthOf(character: string): number {
  if (zero.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The text with every character that a terminal would obey shown as an escape: `\u001b`. A tab stays. */
export function printable(text: string): string {
  return text.replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** One character of a source line as it is shown. */
export interface Cell {
  /** What is printed: the character, the spaces of a tab, an escape. */
  readonly text: string;
  readonly width: number;
  /** UTF-16 offset in the line. */
  readonly offset: number;
}

/** A source line, character for character, as a terminal shows it; tabs reach to the next multiple of four. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let at = 0;
  for (const character of line) {
    const text = character === "\t" ? " ".repeat(tabStop - (at % tabStop)) : printable(character);
    const width = text === character ? widthOf(character) : text.length;
    cells.push({ text, width, offset });
    offset += character.length;
    at += width;
  }
  return cells;
}
