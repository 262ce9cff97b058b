import { serializeCookie, type CookieOptions } from "./cookies.ts";
import { ResponseHeaders, type HeadersInput } from "./headers.ts";
import type { SafeHtml } from "./html.ts";
import type { HttpRequest } from "./request.ts";

/** What every response may be given. */
export interface ResponseOptions {
  /** 200–599; 200 unless the class says otherwise. */
  readonly status?: number | undefined;
  readonly headers?: HeadersInput | undefined;
  /** The Content-Type; `text/html; charset=utf-8` unless the class says otherwise. */
  readonly contentType?: string | undefined;
}

/** What goes out in pieces: text (sent as UTF-8) or bytes. */
export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** An answer (Django docs: ref/request-response, "HttpResponse objects"). */
export class HttpResponse {
  /** Text (sent as UTF-8), bytes, or pieces. */
  declare content: string | Uint8Array | Chunks;
  declare status: number;
  // Where the Content-Type stands until somebody asks for the headers: most responses never make any.
  #contentType: string;
  #headers: ResponseHeaders | undefined;

  /**
   * @param content text, `html`, or bytes
   * @throws {RangeError} for a status outside 200–599
   * @throws {TypeError} for a header that cannot be sent: a line break, a character outside Latin-1
   */
  constructor(
    content: string | SafeHtml | Uint8Array | null = "",
    options?: ResponseOptions,
    contentType = "text/html; charset=utf-8",
  ) {
    this.content = typeof content === "string" ? content : toContent(content);
    this.status = 200;
    this.#contentType = contentType;
    this.#headers = undefined;
    if (options === undefined) return;
    const { status = 200, headers, contentType: ownType } = options;
    if (!(Number.isInteger(status) && status >= 200 && status <= 599))
      throw new RangeError(`bad status ${status}`);
    this.status = status;
    if (ownType !== undefined) this.contentType = ownType;
    if (headers !== undefined) this.headers.assign(headers);
  }

  /** The headers, Content-Length and Date excepted, which are written when the response is sent. */
  get headers(): ResponseHeaders {
    return (this.#headers ??= new ResponseHeaders(this.#contentType));
  }

  /** Names and values in turn, or undefined when there is nothing but a Content-Type: for adapters. */
  get flatHeaders(): readonly string[] | undefined {
    return this.#headers?.flat;
  }

  /** The Content-Type header; empty when there is none. */
  get contentType(): string {
    return this.#headers === undefined ? this.#contentType : (this.#headers.get("Content-Type") ?? "");
  }

  set contentType(value: string) {
    if (value === "") this.headers.delete("Content-Type");
    else this.headers.set("Content-Type", value);
  }

  /** Sets a header; `response.set("Cache-Control", "no-store")`. */
  set(name: string, value: string | number): this {
    this.headers.set(name, value);
    return this;
  }

  /** The value of a header. */
  get(name: string): string | undefined {
    return this.headers.get(name);
  }

  /**
   * Sets a cookie (RFC 6265). The value is percent-encoded; `request.cookies` decodes it.
   * @throws {TypeError} for a name, path or domain that cannot stand in a cookie
   */
  setCookie(name: string, value: string, options?: CookieOptions): this {
    this.headers.append("Set-Cookie", serializeCookie(name, value, options));
    return this;
  }

  /** Makes the client forget a cookie; `path` and `domain` must be those it was set with. */
  deleteCookie(name: string, options?: CookieOptions): this {
    return this.setCookie(name, "", { ...options, maxAge: 0, expires: new Date(0) });
  }
}

export interface HttpResponse {
  /**
   * Present on a response that depends on the request, as a file does on Range: called once, before middleware sees the
   * response. What it throws becomes an error page.
   */
  prepare?(request: HttpRequest): Promise<HttpResponse>;
}

const toContent = (content: SafeHtml | Uint8Array | null): string | Uint8Array =>
  content instanceof Uint8Array ? content : (content?.toString() ?? "");

/** JSON: `application/json`, whatever `JSON.stringify` makes of the value. */
export class JsonResponse extends HttpResponse {
  /** @throws {TypeError} for what JSON cannot say: undefined, a function, a bigint, a cycle */
  constructor(data: unknown, options?: ResponseOptions) {
    const text = JSON.stringify(data) as string | undefined;
    if (text === undefined) throw new TypeError(`${typeof data} is not JSON`);
    super(text, options, "application/json");
  }
}

/** Pieces sent as they come, each once the client has taken the one before; closed when the client goes away. */
export class StreamingHttpResponse extends HttpResponse {
  constructor(chunks: Chunks | ReadableStream<Uint8Array>, options?: ResponseOptions) {
    super("", options);
    this.content = chunks as Chunks;
  }
}

const ofStatus = (options: ResponseOptions | undefined, status: number): ResponseOptions => ({
  ...options,
  status: options?.status ?? status,
});

/** 304, without a body. */
export class HttpResponseNotModified extends HttpResponse {
  constructor(options?: ResponseOptions) {
    super("", ofStatus(options, 304), "");
  }
}

/** 400. */
export class HttpResponseBadRequest extends HttpResponse {
  constructor(content?: string | SafeHtml | Uint8Array, options?: ResponseOptions) {
    super(content, ofStatus(options, 400));
  }
}

/** 403. */
export class HttpResponseForbidden extends HttpResponse {
  constructor(content?: string | SafeHtml | Uint8Array, options?: ResponseOptions) {
    super(content, ofStatus(options, 403));
  }
}

/** 404; cheaper than throwing Http404, and without its page. */
export class HttpResponseNotFound extends HttpResponse {
  constructor(content?: string | SafeHtml | Uint8Array, options?: ResponseOptions) {
    super(content, ofStatus(options, 404));
  }
}

/** 405 with `Allow`. */
export class HttpResponseNotAllowed extends HttpResponse {
  /** @param methods what the view takes, in upper case */
  constructor(methods: readonly string[], options?: ResponseOptions) {
    super("", ofStatus(options, 405));
    this.headers.set("Allow", methods.join(", "));
  }
}

/** 410. */
export class HttpResponseGone extends HttpResponse {
  constructor(content?: string | SafeHtml | Uint8Array, options?: ResponseOptions) {
    super(content, ofStatus(options, 410));
  }
}

/** 500. */
export class HttpResponseServerError extends HttpResponse {
  constructor(content?: string | SafeHtml | Uint8Array, options?: ResponseOptions) {
    super(content, ofStatus(options, 500));
  }
}
