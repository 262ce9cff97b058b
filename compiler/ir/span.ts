/** A place in a source file, in UTF-16 offsets; only `diagnostics/render.ts` turns it into lines and columns. */
export interface Span {
  /** POSIX path relative to the folder of the root urls.ts (`greetings/urls.ts`, `../shared/urls.ts`). */
  readonly file: string;
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

/** A word a person wrote, with its place: a name, a namespace, an app name. */
export interface Spanned {
  readonly text: string;
  readonly span: Span;
}

/** The text of every file that a span may point into, by `Span.file`. */
export type Sources = ReadonlyMap<string, string>;
