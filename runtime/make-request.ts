import { decodeUtf8 } from "./decode.ts";
import { RequestDataTooBig } from "./errors.ts";
import type { Form } from "./forms.ts";
import { HttpRequest } from "./request.ts";
import type { RawHeaders } from "./request-headers.ts";
import { resolveSettings, type HandlerOptions } from "./settings.ts";

/** What a request made by hand holds. */
export interface RequestParts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** As of the handler that would have made it. */
  readonly options?: HandlerOptions;
}

class MadeRequest extends HttpRequest {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #body: Uint8Array;

  constructor(method: string, target: string, { headers = {}, body = "", options = {} }: RequestParts) {
    super(method, target, resolveSettings(options));
    this.#headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    this.#body = typeof body === "string" ? new TextEncoder().encode(body) : body;
  }

  override get signal(): AbortSignal {
    return new AbortController().signal;
  }

  override get contentLength(): number {
    return this.#body.length;
  }

  override header(name: string): string | undefined {
    return this.#headers[name];
  }

  protected override rawHeaders(): RawHeaders {
    return this.#headers;
  }

  protected override peerAddress(): undefined {
    return undefined;
  }

  protected override isEncrypted(): boolean {
    return false;
  }

  protected override decodeText(bytes: Uint8Array): string {
    return decodeUtf8(bytes);
  }

  protected override async readForm(): Promise<Form> {
    const { readForm } = await import("./forms.ts");
    return readForm(this);
  }

  protected override async read<T>(
    limit = this.settings.maxBodySize,
    convert: (bytes: Uint8Array) => T,
  ): Promise<T> {
    if (this.#body.length > limit) throw new RequestDataTooBig();
    return convert(this.#body);
  }
}

/** A request without a server, for tests of views (Django's RequestFactory): `makeRequest("GET", "/search/?q=django")`. */
export function makeRequest(method: string, target: string, parts: RequestParts = {}): HttpRequest {
  return new MadeRequest(method, target, parts);
}
