import { constants, type Stats } from "node:fs";
import { access, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { answerConditions, isSameVersion, type Validators } from "../conditional.ts";
import { wellFormed } from "../decode.ts";
import { Http404 } from "../errors.ts";
import { parseRange, type ByteRange } from "../range.ts";
import type { HttpRequest } from "../request.ts";
import { HttpResponse, StreamingHttpResponse, type ResponseOptions } from "../response.ts";
import { contentTypeOf } from "./content-types.ts";

/** What a FileResponse may be given. */
export interface FileOptions extends ResponseOptions {
  /** Have the browser save it, rather than show it. Default false. */
  readonly asAttachment?: boolean | undefined;
  /** The name to save it under; the file's own by default. */
  readonly filename?: string | undefined;
}

/** Bytes read from the disk at a time. */
const pieceSize = 65_536;

/**
 * A file (Django docs: ref/request-response, "FileResponse objects"). It is sent in pieces of 64 KiB, with Last-Modified and
 * a strong ETag; what the client has already is 304, what it does not want 412, a Range is 206 or 416. Its type is told by the extension. A file that
 * is not there, or not a file, is 404.
 */
export class FileResponse extends StreamingHttpResponse {
  readonly path: string;

  /** @param path of the file: never text of a client, which `staticFiles` is for */
  constructor(path: string, options: FileOptions = {}) {
    super([], options);
    this.path = path;
    if (options.contentType === undefined) this.contentType = contentTypeOf(options.filename ?? path);
    const { asAttachment = false, filename } = options;
    if (asAttachment || filename !== undefined)
      this.set(
        "Content-Disposition",
        disposition(asAttachment ? "attachment" : "inline", filename ?? basename(path)),
      );
  }

  override async prepare(request: HttpRequest): Promise<HttpResponse> {
    const { size, mtime, mtimeMs } = await statFile(this.path);
    const out = new StreamingHttpResponse([], { status: this.status, headers: this.headers });
    const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
    if (!out.headers.has("ETag")) out.set("ETag", etag);
    if (!out.headers.has("Last-Modified")) out.set("Last-Modified", mtime.toUTCString());
    out.set("Accept-Ranges", "bytes");
    const validators: Validators = { etag: out.get("ETag"), lastModified: mtime };
    const instead = this.status === 200 ? answerConditions(request, out, validators) : undefined;
    if (instead !== undefined) return instead;
    const range = this.status === 200 ? rangeOf(request, size, validators) : undefined;
    if (range === "unsatisfiable")
      return new HttpResponse("", { status: 416, headers: { "Content-Range": `bytes */${size}` } });
    if (range !== undefined) {
      out.status = 206;
      out.set("Content-Range", `bytes ${range.start}-${range.end}/${size}`);
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    out.set("Content-Length", end - start + 1);
    out.content = readPieces(this.path, start, end);
    return out;
  }
}

/** @throws {Http404} for what is not there, or no file; what may not be read is an error */
async function statFile(path: string): Promise<Stats> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Http404(`${basename(path)} is not a file`);
    await access(path, constants.R_OK);
    return stats;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"].includes(code))
      throw new Http404(`${basename(path)} is not there`);
    throw error;
  }
}

/** A range of another version than the client's is no use to it (RFC 9110, section 13.1.5). */
function rangeOf(
  request: HttpRequest,
  size: number,
  validators: Validators,
): ByteRange | "unsatisfiable" | undefined {
  const header = request.header("range");
  if (header === undefined || (request.method !== "GET" && request.method !== "HEAD")) return undefined;
  const condition = request.header("if-range");
  if (condition !== undefined && !isSameVersion(condition, validators)) return undefined;
  return parseRange(header, size);
}

// Opened by the first piece: a response that is never sent holds no file open.
async function* readPieces(path: string, start: number, end: number): AsyncGenerator<Uint8Array, undefined> {
  const file = await open(path, "r");
  try {
    for (let at = start; at <= end;) {
      const length = Math.min(pieceSize, end - at + 1);
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
      // Shorter than announced: the connection is cut, so that the client does not take it for whole.
      if (bytesRead === 0) throw new Error("the file became shorter while it was sent");
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Content-Disposition with the name in ASCII for old, and in UTF-8 for all other browsers (RFC 6266). */
function disposition(kind: string, filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(wellFormed(filename)).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === filename
    ? `${kind}; filename="${filename}"`
    : `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
