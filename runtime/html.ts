const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** Escapes text for HTML, in elements and in quoted attributes: `&`, `<`, `>`, `"`, `'`. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => entities[char] as string) : text;
}

/** HTML that needs no more escaping; made by `html` and `safeHtml`. */
export class SafeHtml {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What may stand in `${…}` of `html`. */
export type HtmlValue =
  SafeHtml | string | number | bigint | boolean | null | undefined | readonly HtmlValue[];

/** Takes text for HTML as it is (Django's mark_safe): never call it on anything a client sent. */
export const safeHtml = (text: string): SafeHtml => new SafeHtml(text);

function render(value: HtmlValue): string {
  if (typeof value === "string") return escapeHtml(value);
  if (value instanceof SafeHtml) return value.toString();
  if (value === null || value === undefined || value === false) return "";
  return Array.isArray(value) ? value.map(render).join("") : escapeHtml(String(value));
}

/**
 * HTML with its values escaped: `` html`<h1>Hello, ${name}!</h1>` ``. A value that is `html` itself stays as it is, a list is
 * joined, null, undefined and false are nothing. Attributes must be quoted; it does not make URLs or scripts safe.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  let text = strings[0] as string;
  for (let at = 0; at < values.length; at++) text += render(values[at]) + (strings[at + 1] as string);
  return new SafeHtml(text);
}
