import { format } from "./format.ts";

/** One literal by itself in a list: no line break can go into it, however long it is. */
const isLiteral = (line: string) => /^ +(?:"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`),$/.test(line);

/** Code that prettier would not touch: most of it already is; what holds a line that is too long, or wide characters, is given to prettier. */
export async function tidy(text: string): Promise<string> {
  let isInComment = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("/**")) isInComment = true;
    const isCode = !isInComment && !line.startsWith("//");
    if (line.endsWith("*/")) isInComment = false;
    if (isCode && ((line.length > 80 && !isLiteral(line)) || /[^\0-\x7f]/.test(line))) return format(text);
  }
  return text;
}
