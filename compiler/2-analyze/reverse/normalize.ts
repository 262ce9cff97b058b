/**
 * How Django reverses a regular expression (django.utils.regex_helper.normalize), for JavaScript's syntax: the least text
 * that the parts outside the named groups can stand for. `^a(?:b(?<x>\d+))?/c*\d$` has two forms, `a/0` and `ab<x>/0`.
 * The result need not match: who uses it checks the finished path against the expression.
 */

/** Text, or the param of a named group. */
export type Piece = string | { readonly param: string };

/** One form: pieces in order. */
export type Form = readonly Piece[];

/** The forms of an expression, and whether a `$` ends it, so that whatever follows is never reached. */
export type Normalized =
  | { readonly kind: "forms"; readonly forms: readonly Form[]; readonly isClosed: boolean }
  | { readonly kind: "irreversible"; readonly why: string };

/** The param of a group without a name: nobody can give it. */
const unnamed = "";

/** More forms than this are given up. */
const MAX_FORMS = 64;

class Irreversible extends Error {}

const escapes: Readonly<Record<string, string>> = {
  d: "0",
  D: "x",
  s: " ",
  S: "x",
  w: "x",
  W: "!",
  b: "",
  B: "",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  f: "\f",
  0: "\0",
};

const hexEscape = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})/;

/** Reads one expression from left to right; `at` is the next character. */
class Reader {
  at = 0;
  isClosed = false;
  readonly #source: string;
  readonly #groups: readonly string[];

  constructor(source: string) {
    this.#source = source;
    this.#groups = [...source.matchAll(/\\[^]|\(\?<(?![=!])([^>]*)>/g)].flatMap(([, name]) => name ?? []);
  }

  /** The forms up to the `)` that ends this group, or to the end. */
  sequence(): readonly Form[] {
    let forms: readonly Form[] = [[]];
    while (this.at < this.#source.length && this.#source[this.at] !== ")") {
      if (this.#source[this.at] === "$") {
        this.isClosed = true;
        this.at = this.#source.length;
        break;
      }
      const item = this.#item();
      forms = product(forms, this.#quantified(item));
    }
    return forms;
  }

  #next(): string {
    const code = this.#source.codePointAt(this.at);
    const char = code === undefined ? "" : String.fromCodePoint(code);
    this.at += char.length;
    return char;
  }

  #item(): readonly Form[] {
    const char = this.#next();
    if (char === "|") throw new Irreversible("it has a | outside a named group");
    if (char === "^") return [[]];
    if (char === "[") return [[this.#class()]];
    if (char === "(") return this.#group();
    if (char === "\\") return [this.#escape()];
    return [[char]];
  }

  #escape(): Form {
    const rest = this.#source.slice(this.at);
    const hex = hexEscape.exec(rest);
    if (hex !== null) {
      this.at += hex[0].length;
      return [String.fromCodePoint(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16))];
    }
    const reference = /^(?:k<([^>]*)>|([1-9][0-9]*))/.exec(rest);
    if (reference !== null) {
      this.at += reference[0].length;
      const param = reference[1] ?? this.#groups[Number(reference[2]) - 1];
      if (param === undefined) throw new Irreversible(`it refers back to \\${reference[0]}`);
      return [{ param }];
    }
    const char = rest[0] ?? "";
    if (/[pPc]/.test(char)) throw new Irreversible(`it has a \\${char} outside a named group`);
    this.at++;
    const text = escapes[char] ?? char;
    return text === "" ? [] : [text];
  }

  /**
   * The first member stands for the class; of a negated one it is, as in Django, the `^`. `[^\n]` is how Python's dot is
   * written in JavaScript.
   */
  #class(): string {
    if (this.#source.startsWith("^\\n]", this.at)) {
      this.at += 4;
      return ".";
    }
    const first = this.#next();
    if (first === "]") throw new Irreversible("it has an empty class");
    const [found] = first === "\\" ? this.#escape() : [first];
    while (this.#source[this.at] !== "]" && this.at < this.#source.length) {
      this.at += this.#source[this.at] === "\\" ? 2 : 1;
    }
    this.at++;
    return typeof found === "string" ? found : "\b";
  }

  #group(): readonly Form[] {
    const opening = /^\?(?:[:=!]|<[=!]|<([^>]*)>|[a-z]*-?[a-z]*:)/.exec(this.#source.slice(this.at));
    this.at += opening?.[0].length ?? 0;
    const isLookAround = opening !== null && /[=!]$/.test(opening[0]);
    const param = opening === null ? unnamed : opening[1];
    if (param !== undefined || isLookAround) {
      this.#skipGroup();
      return isLookAround ? [[]] : [[{ param: param ?? unnamed }]];
    }
    const forms = this.sequence();
    this.at++;
    return forms;
  }

  #skipGroup(): void {
    let isInClass = false;
    for (let depth = 1; depth > 0 && this.at < this.#source.length; this.at++) {
      const char = this.#source[this.at];
      if (char === "\\") this.at++;
      else if (isInClass) isInClass = char !== "]";
      else if (char === "[") isInClass = true;
      else if (char === "(") depth++;
      else if (char === ")") depth--;
    }
  }

  #quantified(forms: readonly Form[]): readonly Form[] {
    const quantifier = /^(?:[*?+]|\{([0-9]+)(?:,[0-9]*)?\})\??/.exec(this.#source.slice(this.at));
    if (quantifier === null) return forms;
    this.at += quantifier[0].length;
    const least = quantifier[1] === undefined ? (quantifier[0][0] === "+" ? 1 : 0) : Number(quantifier[1]);
    if (least === 0) {
      const hasParam = forms.some((form) => form.some((piece) => typeof piece !== "string"));
      return hasParam ? [[], ...forms] : [[]];
    }
    if (least > 1000) throw new Irreversible(`it repeats a part ${least} times`);
    let repeated = forms;
    for (let count = 1; count < least; count++) repeated = product(repeated, forms);
    return repeated;
  }
}

function product(first: readonly Form[], second: readonly Form[]): readonly Form[] {
  const forms = first.flatMap((left) => second.map((right) => [...left, ...right]));
  if (forms.length > MAX_FORMS) throw new Irreversible(`it has more than ${MAX_FORMS} forms`);
  return forms;
}

/** The forms of a rePath()'s expression, in the order in which reverse() tries them. */
export function normalize(source: string): Normalized {
  const reader = new Reader(source);
  try {
    const forms = reader
      .sequence()
      .filter((form) => !form.some((piece) => typeof piece !== "string" && piece.param === unnamed));
    if (forms.length === 0) throw new Irreversible("it has a group without a name");
    return { kind: "forms", forms, isClosed: reader.isClosed };
  } catch (error) {
    if (error instanceof Irreversible) return { kind: "irreversible", why: error.message };
    throw error;
  }
}
