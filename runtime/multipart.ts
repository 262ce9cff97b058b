import { BadRequest } from "./errors.ts";
import type { UploadInfo } from "./uploaded-file.ts";

/** Longest head of one part, in bytes: names and types, not content. */
const maxPartHeadSize = 8192;

/** Takes what a form holds, part by part: for a part with a file name `beginFile`, for any other `beginField`. */
export interface PartHandler {
  beginField(name: string): PartSink;
  beginFile(info: UploadInfo): PartSink | Promise<PartSink>;
}

/** Takes the content of one part. */
export interface PartSink {
  write(chunk: Uint8Array): void | Promise<void>;
  end(): void | Promise<void>;
}

/** The parameters of a header's value, `; key=value` or `; key="value"`: keys in lower case, values in order. */
export function parseParams(value: string): Map<string, string[]> {
  const params = new Map<string, string[]>();
  for (const [, key = "", quoted, bare] of value.matchAll(
    /;\s*([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:\\"|[^"])*)"|([^;\s]*))/g,
  )) {
    const values = params.get(key.toLowerCase()) ?? [];
    values.push(quoted?.replaceAll('\\"', '"') ?? bare ?? "");
    params.set(key.toLowerCase(), values);
  }
  return params;
}

/**
 * The boundary of a multipart Content-Type; undefined when it has none, or a bad one (RFC 2046, section 5.1.1), or two, of which
 * somebody before this server may have taken the other.
 */
export function parseBoundary(contentType: string): string | undefined {
  const [boundary, ...others] = parseParams(contentType).get("boundary") ?? [];
  return others.length === 0 && /^[^"\\]{1,70}$/.test(boundary ?? "") ? boundary : undefined;
}

/** What a Content-Disposition says; undefined when it is not one of a form (RFC 7578, section 4.2). */
export function parseDisposition(value: string): { name: string; filename: string | undefined } | undefined {
  if (!/^\s*form-data\s*(;|$)/i.test(value)) return undefined;
  const params = parseParams(value);
  const name = params.get("name")?.at(-1);
  return name === undefined
    ? undefined
    : { name: unescapeQuote(name), filename: cleanFilename(params.get("filename")?.at(-1)) };
}

// Browsers write a quote and line breaks of a name as %22, %0D and %0A, and nothing else (HTML, "multipart form data").
const unescapeQuote = (text: string): string => text.replace(/%22|%0D|%0A/gi, decodeURIComponent);

const cleanFilename = (filename: string | undefined): string | undefined =>
  filename === undefined
    ? undefined
    : unescapeQuote(filename)
        .replace(/^.*[\\/]/s, "")
        // eslint-disable-next-line no-control-regex
        .replace(/[\0-\x1f\x7f]/g, "")
        .replace(/^\.\.?$/, "");

/** Bytes searched for a delimiter, however they are cut into chunks. */
class DelimitedBytes {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer: Uint8Array;

  constructor(chunks: AsyncIterable<Uint8Array>, start: Uint8Array) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#buffer = start;
  }

  /** Whether anything comes at all. */
  async begin(): Promise<boolean> {
    const { length } = this.#buffer;
    while (await this.#fill()) if (this.#buffer.length > length) return true;
    return false;
  }

  /** Hands out what stands before the delimiter, and steps over it. */
  async readUntil(delimiter: Uint8Array, write: (chunk: Uint8Array) => void | Promise<void>): Promise<void> {
    for (;;) {
      const buffer = this.#buffer;
      const at = indexOf(buffer, delimiter);
      // What may be the beginning of a delimiter stays for the next round.
      const end = at < 0 ? Math.max(0, buffer.length - delimiter.length + 1) : at;
      if (end > 0) await write(buffer.subarray(0, end));
      this.#buffer = buffer.subarray(at < 0 ? end : at + delimiter.length);
      if (at >= 0) return;
      await this.#more();
    }
  }

  /** Tells the source that nobody will read the rest. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async readExactly(size: number): Promise<Uint8Array> {
    while (this.#buffer.length < size) await this.#more();
    const bytes = this.#buffer.subarray(0, size);
    this.#buffer = this.#buffer.subarray(size);
    return bytes;
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    const joined = new Uint8Array(this.#buffer.length + value.length);
    joined.set(this.#buffer);
    joined.set(value, this.#buffer.length);
    this.#buffer = joined;
    return true;
  }

  async #more(): Promise<void> {
    if (!(await this.#fill())) throw new BadRequest("the multipart body ends early");
  }
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  const first = wanted[0] as number;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + wanted.length > bytes.length) return -1;
    let length = 1;
    while (length < wanted.length && bytes[at + length] === wanted[length]) length++;
    if (length === wanted.length) return at;
  }
  return -1;
}

/**
 * Reads a multipart body, handing out each part as it comes (RFC 7578). Parts without a name are passed over; nothing at all is a
 * form without any.
 * @throws {BadRequest} when it is malformed or ends early; what the handler throws propagates
 */
export async function parseMultipart(
  chunks: AsyncIterable<Uint8Array>,
  boundary: string,
  handler: PartHandler,
): Promise<void> {
  const encoder = new TextEncoder();
  const delimiter = encoder.encode(`\r\n--${boundary}`);
  const headEnd = encoder.encode("\r\n\r\n");
  const bytes = new DelimitedBytes(chunks, encoder.encode("\r\n"));
  try {
    if (!(await bytes.begin())) return;
    await bytes.readUntil(delimiter, () => {});
    for (;;) {
      const [first, second] = await bytes.readExactly(2);
      if (first === 45 && second === 45) return;
      if (first !== 13 || second !== 10) throw new BadRequest("malformed multipart boundary");
      const sink = await beginPart(await readHead(bytes, headEnd), handler);
      await bytes.readUntil(delimiter, (chunk) => sink?.write(chunk));
      await sink?.end();
    }
  } finally {
    await bytes.close();
  }
}

async function readHead(bytes: DelimitedBytes, headEnd: Uint8Array): Promise<Map<string, string>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  await bytes.readUntil(headEnd, (piece) => {
    size += piece.length;
    if (size > maxPartHeadSize) throw new BadRequest("the head of a multipart part is too long");
    pieces.push(piece.slice());
  });
  const decoder = new TextDecoder();
  const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join("") + decoder.decode();
  return new Map(
    text.split("\r\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

async function beginPart(
  head: ReadonlyMap<string, string>,
  handler: PartHandler,
): Promise<PartSink | undefined> {
  const disposition = parseDisposition(head.get("content-disposition") ?? "");
  if (disposition === undefined) return undefined;
  const { name, filename } = disposition;
  if (filename === undefined) return handler.beginField(name);
  // The browser's way of saying that no file was chosen.
  if (filename === "") return undefined;
  const contentType = head.get("content-type") ?? "application/octet-stream";
  return handler.beginFile({ field: name, name: filename, contentType });
}
