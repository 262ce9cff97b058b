import { parseCookies } from "./cookies.ts";
import { decodePath, encodeIri, encodePath, splitAuthority } from "./decode.ts";
import { BadRequest, DisallowedHost } from "./errors.ts";
import type { Form } from "./forms.ts";
import { isAllowedHost } from "./hosts.ts";
import { QueryDict } from "./query-dict.ts";
import { viewHeaders, type RawHeaders, type RequestHeaders } from "./request-headers.ts";
import type { ResolverMatch } from "./router.ts";
import type { Settings } from "./settings.ts";
import type { UploadedFiles } from "./uploaded-file.ts";

/**
 * A request as a view sees it (Django docs: ref/request-response, "HttpRequest objects"). Everything but `method` and `path` is
 * computed when first asked for.
 */
export abstract class HttpRequest {
  // Declared, here and in what every request makes: a field that is defined, too, is written twice.
  /** In upper case. */
  declare readonly method: string;
  /** Percent-decoded once, with its leading `/`, without the query. */
  declare readonly path: string;
  /** The route that takes the path; undefined when there is none. */
  declare resolverMatch: ResolverMatch | undefined;
  /** @internal */
  declare readonly settings: Settings;
  declare protected readonly target: string;
  #authority: string | undefined;
  #get: QueryDict | undefined;
  #headers: RequestHeaders | undefined;
  #form: Promise<Form> | undefined;
  #cookies: Readonly<Record<string, string>> | undefined;

  /**
   * Adapters make requests; tests of views call `makeRequest`.
   * @param target as it stands in the request line: path and query, percent-encoded
   */
  constructor(method: string, target: string, settings: Settings) {
    this.method = method;
    this.settings = settings;
    if (target.charCodeAt(0) !== 47) ({ target, authority: this.#authority } = splitAuthority(target));
    this.target = target;
    const query = target.indexOf("?");
    this.path = decodePath(query < 0 ? target : target.slice(0, query));
  }

  /** The query, as sent, without its `?`. */
  get queryString(): string {
    const query = this.target.indexOf("?");
    return query < 0 ? "" : this.target.slice(query + 1);
  }

  /**
   * The fields of the query.
   * @throws {TooManyFieldsSent} above `maxFields`: 400
   */
  get GET(): QueryDict {
    return (this.#get ??= new QueryDict(this.queryString, this.settings.maxFields));
  }

  get headers(): RequestHeaders {
    return (this.#headers ??= viewHeaders(this.rawHeaders()));
  }

  /** Cookies by name; no prototype, so that any name is safe to ask for. */
  get cookies(): Readonly<Record<string, string | undefined>> {
    return (this.#cookies ??= parseCookies(this.header("cookie") ?? ""));
  }

  /** Aborted when the client goes away before the response is sent. */
  abstract get signal(): AbortSignal;

  /** The address of the client: of the socket, or with `trustProxy` the one the outermost own proxy saw. */
  get remoteAddress(): string | undefined {
    return this.forwarded("x-forwarded-for") ?? this.peerAddress();
  }

  /** `http` or `https`. */
  get scheme(): string {
    const forwarded = this.forwarded("x-forwarded-proto")?.toLowerCase();
    return (forwarded === undefined ? this.isEncrypted() : forwarded === "https") ? "https" : "http";
  }

  isSecure(): boolean {
    return this.scheme === "https";
  }

  /**
   * The host as the client named it, with its port if it named one.
   * @throws {DisallowedHost} for a malformed host and one outside `allowedHosts`: 400
   */
  getHost(): string {
    const host = this.forwarded("x-forwarded-host") ?? this.#authority ?? this.header("host") ?? "";
    if (!isAllowedHost(host, this.settings.allowedHosts))
      throw new DisallowedHost(`bad host ${JSON.stringify(host)}`);
    return host;
  }

  /** Path and query, as they stand in a URL. */
  getFullPath(): string {
    const query = this.queryString;
    return encodePath(this.path) + (query === "" ? "" : `?${encodeIri(query)}`);
  }

  /**
   * An absolute URL on this host.
   * @param location a path, a relative or an absolute URL; this request's own full path by default
   * @throws {DisallowedHost}
   */
  buildAbsoluteUri(location?: string): string {
    const origin = `${this.scheme}://${this.getHost()}`;
    return location === undefined
      ? origin + this.getFullPath()
      : new URL(location, origin + encodePath(this.path)).href;
  }

  /**
   * The body. Every way of reading may be used after another, and at once.
   * @param limit in bytes; `maxBodySize` by default
   * @throws {RequestDataTooBig} above the limit: 413
   */
  body(limit?: number): Promise<Uint8Array> {
    return this.read(limit, (bytes) => bytes);
  }

  /** The body as UTF-8 text. @throws {RequestDataTooBig} */
  text(limit?: number): Promise<string> {
    return this.read(limit, (bytes) => this.decodeText(bytes));
  }

  /** The body as JSON. @throws {BadRequest} when it is none: 400. @throws {RequestDataTooBig} */
  json<T = unknown>(limit?: number): Promise<T> {
    return this.read(limit, (bytes) => {
      try {
        return JSON.parse(this.decodeText(bytes)) as T;
      } catch {
        throw new BadRequest("the body is not JSON");
      }
    });
  }

  /**
   * The fields of a form, urlencoded or multipart; empty for a body of any other type.
   * @throws {TooManyFieldsSent} above `maxFields`: 400
   * @throws {RequestDataTooBig} 413
   * @throws {BadRequest} for a malformed multipart body: 400
   */
  POST(): Promise<QueryDict> {
    return seen((this.#form ??= this.readForm()).then(({ fields }) => fields));
  }

  /** The files of a multipart form, with the same errors as `POST`. They are gone when the response is sent. */
  FILES(): Promise<UploadedFiles> {
    return seen((this.#form ??= this.readForm()).then(({ files }) => files));
  }

  /** @internal The length the client announced, in bytes; 0 when it did not. */
  get contentLength(): number {
    return Number(this.header("content-length") ?? 0);
  }

  /** @internal */
  isMultipart(): boolean {
    return /^multipart\/form-data *(;|$)/i.test(this.header("content-type") ?? "");
  }

  /** @internal One header; names in lower case. */
  abstract header(name: string): string | undefined;

  /** The value the outermost own proxy wrote, when proxies are trusted. */
  protected forwarded(name: string): string | undefined {
    const { trustProxy } = this.settings;
    if (trustProxy === 0) return undefined;
    const values = this.header(name)?.split(",") ?? [];
    return values.at(-Math.min(trustProxy, values.length))?.trim() || undefined;
  }

  protected abstract rawHeaders(): RawHeaders;

  protected abstract peerAddress(): string | undefined;

  protected abstract isEncrypted(): boolean;

  protected abstract decodeText(bytes: Uint8Array): string;

  protected abstract readForm(): Promise<Form>;

  /** Reads the whole body, at most `limit` bytes, and converts it; what `convert` throws rejects. */
  protected abstract read<T>(limit: number | undefined, convert: (bytes: Uint8Array) => T): Promise<T>;
}

/** A promise whose rejection nobody need see: a view may ask for a body and go on without it. */
export function seen<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
