import { parseCookies } from "./cookies.ts";
import { decodePath, encodeIri, encodePath, splitAuthority } from "./decode.ts";
import { BadRequest, DisallowedHost, RequestDataTooBig } from "./errors.ts";
import { isAllowedHost, parseHost } from "./hosts.ts";
import { QueryDict } from "./query-dict.ts";
import { viewHeaders, type RawHeaders, type RequestHeaders } from "./request-headers.ts";
import type { ResolverMatch } from "./router.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** What a request made by hand holds. */
export interface RequestParts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/**
 * A request as a view sees it (Django docs: ref/request-response, "HttpRequest objects"). Everything but `method` and `path` is
 * computed when first asked for.
 */
export class HttpRequest {
  /** In upper case. */
  readonly method: string;
  /** Percent-decoded once, with its leading `/`, without the query. */
  readonly path: string;
  /** The route that takes the path; undefined when there is none. */
  resolverMatch: ResolverMatch | undefined;
  /** @internal */
  readonly settings: Settings;
  protected readonly target: string;
  readonly #authority: string | undefined;
  #get: QueryDict | undefined;
  #headers: RequestHeaders | undefined;
  #cookies: Readonly<Record<string, string>> | undefined;
  readonly #parts: RequestParts | undefined;

  /**
   * Adapters make requests; so may tests of views: `new HttpRequest("GET", "/search/?q=django")`.
   * @param target as it stands in the request line: path and query, percent-encoded
   */
  constructor(method: string, target: string, parts?: RequestParts, settings: Settings = defaultSettings) {
    this.method = method;
    this.resolverMatch = undefined;
    this.settings = settings;
    this.#authority = undefined;
    this.#get = undefined;
    this.#headers = undefined;
    this.#cookies = undefined;
    this.#parts = parts;
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
  get signal(): AbortSignal {
    return new AbortController().signal;
  }

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
    const name = parseHost(host);
    if (name === undefined) throw new DisallowedHost(`malformed host ${JSON.stringify(host)}`);
    if (!isAllowedHost(name, this.settings.allowedHosts))
      throw new DisallowedHost(`host ${JSON.stringify(host)} is not one of allowedHosts`);
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
  buildAbsoluteUri(location: string = this.getFullPath()): string {
    if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return encodeIri(location);
    const origin = `${this.scheme}://${this.getHost()}`;
    const isOwnPath = location.startsWith("//") && location === this.getFullPath();
    if (isOwnPath || /^\/(?!\/)/.test(location)) return origin + encodeIri(location);
    return encodeIri(new URL(location, origin + encodePath(this.path)).href);
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

  /** @internal One header; names in lower case. */
  header(name: string): string | undefined {
    const value = this.rawHeaders()[name];
    return typeof value === "object" ? value.join(", ") : value;
  }

  /** The value the outermost own proxy wrote, when proxies are trusted. */
  protected forwarded(name: string): string | undefined {
    const { trustProxy } = this.settings;
    if (trustProxy === 0) return undefined;
    const values = this.header(name)?.split(",") ?? [];
    return values.at(-Math.min(trustProxy, values.length))?.trim() || undefined;
  }

  protected rawHeaders(): RawHeaders {
    return Object.fromEntries(
      Object.entries(this.#parts?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
  }

  protected peerAddress(): string | undefined {
    return undefined;
  }

  protected isEncrypted(): boolean {
    return false;
  }

  protected decodeText(bytes: Uint8Array): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /** Reads the whole body, at most `limit` bytes, and converts it; what `convert` throws rejects. */
  protected read<T>(limit: number | undefined, convert: (bytes: Uint8Array) => T): Promise<T> {
    const body = this.#parts?.body ?? "";
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    return bytes.length > (limit ?? this.settings.maxBodySize)
      ? Promise.reject(new RequestDataTooBig())
      : Promise.resolve(bytes).then(convert);
  }
}
