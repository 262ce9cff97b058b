import { BadRequest, RequestDataTooBig } from "./errors.ts";
import { HttpRequest } from "./request.ts";
import type { RawHeaders } from "./request-headers.ts";
import type { Settings } from "./settings.ts";

/** Path and query of an absolute URL, without parsing it: `new URL` costs more than all the rest. */
function originForm(url: string): string {
  const path = url.indexOf("/", url.indexOf("//") + 2);
  const fragment = url.indexOf("#");
  return path < 0 ? "/" : url.slice(path, fragment < 0 ? undefined : fragment);
}

/** A request over a web Request. */
export class FetchRequest extends HttpRequest {
  /** The web Request, for what HttpRequest does not offer. */
  readonly raw: Request;
  readonly #remoteAddress: string | undefined;
  #bytes: Promise<Uint8Array> | undefined;

  constructor(raw: Request, settings: Settings, remoteAddress: string | undefined) {
    super(raw.method, originForm(raw.url), undefined, settings);
    this.raw = raw;
    this.#remoteAddress = remoteAddress;
    this.#bytes = undefined;
  }

  override get signal(): AbortSignal {
    return this.raw.signal;
  }

  override header(name: string): string | undefined {
    const value = this.raw.headers.get(name);
    // A web Request names its host in its URL; the header need not be there.
    return value ?? (name === "host" ? new URL(this.raw.url).host : undefined);
  }

  protected override rawHeaders(): RawHeaders {
    return Object.fromEntries(this.raw.headers);
  }

  protected override peerAddress(): string | undefined {
    return this.#remoteAddress;
  }

  protected override isEncrypted(): boolean {
    return this.raw.url.startsWith("https:");
  }

  protected override async read<T>(limit: number | undefined, convert: (bytes: Uint8Array) => T): Promise<T> {
    const most = limit ?? this.settings.maxBodySize;
    const bytes = await (this.#bytes ??= readBody(this.raw, most));
    if (bytes.length > most) throw new RequestDataTooBig();
    return convert(bytes);
  }
}

async function readBody(raw: Request, limit: number): Promise<Uint8Array> {
  if (Number(raw.headers.get("content-length") ?? 0) > limit) throw new RequestDataTooBig();
  if (raw.bodyUsed) throw new BadRequest("the body was read before");
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = raw.body?.getReader();
  for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > limit) {
      await reader?.cancel();
      throw new RequestDataTooBig();
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
