import { type AST, RegExpParser, RegExpSyntaxError, visitRegExpAST } from "@eslint-community/regexpp";
import {
  duplicateGroup,
  ignoredGroup,
  invalidRegExp,
  refusedFlag,
  unnamedGroup,
} from "../diagnostics/catalogue/routes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { RegExpGroup, Route } from "../ir/route.ts";
import type { Span } from "../ir/span.ts";
import type { RouteText } from "../ir/urlconf.ts";

type RegExpText = Extract<RouteText, { kind: "regexp" }>;

/** What Node 20 runs: duplicate group names and `(?i:…)` came later. */
const parser = new RegExpParser({ ecmaVersion: 2024 });

/** Regular expression source in the one form the compiler uses, or what is wrong with it. */
type Normalized =
  | { readonly pattern: AST.Pattern; readonly source: string }
  | { readonly why: string; readonly index: number };

/**
 * Parses the regular expression of rePath(). Its parts are matched with `u` (or the `v` it has), so that characters are code
 * points as in Django, and `.` takes all but "\n", as in Django and in `<path:…>`; classes such as `\d` stay JavaScript's.
 */
export function parseRegExp(text: RegExpText, report: Report): Route | undefined {
  const refused = /[gym]/.exec(text.flags)?.[0];
  if (refused !== undefined) {
    const at = text.span.end - text.flags.length + text.flags.indexOf(refused);
    const span = isVerbatim(text) ? { ...text.span, start: at, end: at + 1 } : text.span;
    report(refusedFlag(text.source, text.flags, refused, span));
    return undefined;
  }
  const normalized = normalizeRegExp(text.source, text.flags);
  if ("why" in normalized) {
    const { index, why } = normalized;
    const duplicate = /^duplicate capture group/.test(why)
      ? /[^<>]+(?=>?$)/.exec(text.source.slice(0, index))
      : null;
    if (duplicate) {
      const [name] = duplicate;
      const span = spanWithin(text, duplicate.index, duplicate.index + name.length);
      report(duplicateGroup(text.source, name, span));
    } else {
      const span = spanWithin(text, Math.max(0, index - 1), Math.max(1, index));
      report(invalidRegExp(text.source, why, span, index));
    }
    return undefined;
  }
  const groups = readGroups(text, normalized.pattern, report);
  if (groups === undefined) return undefined;
  const flags = [...new Set(`${text.flags.replace("d", "")}${text.flags.includes("v") ? "" : "u"}`)].sort();
  const { source } = normalized;
  const part = { kind: "regexp", source, flags: flags.join(""), groups, span: text.span } as const;
  return { kind: "regexp", text: text.source, parts: [part], span: text.span };
}

/** Makes the source valid with `u` where it is valid only without (`\-`, a lone `}`), and `.` take all but "\n". */
export function normalizeRegExp(source: string, flags: string): Normalized {
  const isUnicodeSets = flags.includes("v");
  const mode = { unicode: !isUnicodeSets, unicodeSets: isUnicodeSets };
  const parsed = parse(source, mode);
  if (!("why" in parsed)) return { pattern: parsed, source: rewrite(source, parsed, flags) };
  const isStrict = isUnicodeSets || flags.includes("u");
  const loose = isStrict ? parsed : parse(source, { unicode: false, unicodeSets: false });
  if ("why" in loose) return isStrict ? parsed : loose;
  const rewritten = rewrite(source, loose, flags);
  const again = parse(rewritten, mode);
  return "why" in again ? parsed : { pattern: loose, source: rewritten };
}

function parse(
  source: string,
  mode: { readonly unicode: boolean; readonly unicodeSets: boolean },
): AST.Pattern | { readonly why: string; readonly index: number } {
  try {
    return parser.parsePattern(source, 0, source.length, mode);
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error;
    const why = error.message.replace(/^Invalid regular expression: \/.*?\/[a-z]*: /s, "");
    return { why: why.charAt(0).toLowerCase() + why.slice(1), index: error.index };
  }
}

/** Replaces `.` (without the flag `s`) and, in a pattern parsed without `u`, each character that `u` would not take as written. */
function rewrite(source: string, pattern: AST.Pattern, flags: string): string {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  visitRegExpAST(pattern, {
    onCharacterSetEnter({ kind, start, end }) {
      if (kind === "any" && !flags.includes("s")) edits.push({ start, end, text: "[^\\n]" });
    },
    onCharacterEnter({ raw, value, parent, start, end }) {
      const isInClass = parent.type === "CharacterClass" || parent.type === "CharacterClassRange";
      const alone = isInClass && (raw.length === 1 || raw === "\\-") ? "" : raw;
      if ("why" in parse(alone, { unicode: true, unicodeSets: false }))
        edits.push({ start, end, text: written(value) });
    },
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

/** A character as it may stand anywhere in a pattern with the flag `u`. */
function written(value: number): string {
  const character = String.fromCodePoint(value);
  if (/[\^$\\.*+?()[\]{}|/]/.test(character)) return `\\${character}`;
  return /[\p{C}\p{Z}]/u.test(character) ? `\\u{${value.toString(16)}}` : character;
}

function readGroups(
  text: RegExpText,
  pattern: AST.Pattern,
  report: Report,
): readonly RegExpGroup[] | undefined {
  const capturing: AST.CapturingGroup[] = [];
  visitRegExpAST(pattern, { onCapturingGroupEnter: (group) => void capturing.push(group) });
  const hasNames = capturing.some((group) => group.name !== null);
  const groups = new Map<string, RegExpGroup>();
  let isSound = true;
  for (const group of capturing) {
    const { name } = group;
    const span = spanWithin(text, group.start, group.end);
    if (name === null) {
      report(hasNames ? ignoredGroup(group.raw, span) : unnamedGroup(group.raw, span));
      isSound &&= hasNames;
    } else groups.set(name, { name, isOptional: isOptional(group) });
  }
  return isSound ? [...groups.values()] : undefined;
}

/** Whether the whole may match without this node: below a `?`, in one of several alternatives, in a negated look-around. */
function isOptional(node: AST.Node): boolean {
  const { parent } = node;
  if (parent === null) return false;
  if (parent.type === "Quantifier" && parent.min === 0) return true;
  if (parent.type === "Assertion" && "negate" in parent && parent.negate) return true;
  if ("alternatives" in parent && parent.alternatives.length > 1) return true;
  return isOptional(parent);
}

const isVerbatim = (text: RegExpText) =>
  text.span.end - text.span.start === text.source.length + text.flags.length + 2;

/** The place of some characters of the source; the whole literal where it stands elsewhere. */
function spanWithin(text: RegExpText, start: number, end: number): Span {
  if (!isVerbatim(text)) return text.span;
  const base = text.span.start + 1;
  return { file: text.span.file, start: base + start, end: base + end };
}
