import { decodeUtf8 } from "./decode.ts";
import { BadRequest, RequestDataTooBig } from "./errors.ts";
import type { Form } from "./forms.ts";
import { HttpRequest, seen } from "./request.ts";
import type { RawHeaders } from "./request-headers.ts";
import type { Settings } from "./settings.ts";
import { concatBytes } from "./uploaded-file.ts";

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
    super(raw.method, originForm(raw.url), settings);
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

  protected override decodeText(bytes: Uint8Array): string {
    return decodeUtf8(bytes);
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

  protected override async readForm(): Promise<Form> {
    const { readForm } = await import("./forms.ts");
    return readForm(this, this.#bytes === undefined ? { chunks: () => readChunks(this.raw) } : undefined);
  }

  protected override read<T>(
    limit = this.settings.maxBodySize,
    convert: (bytes: Uint8Array) => T,
  ): Promise<T> {
    this.#bytes ??= readBody(this.raw, this.contentLength, limit);
    return seen(
      this.#bytes.then((bytes) => {
        if (bytes.length > limit) throw new RequestDataTooBig();
        return convert(bytes);
      }),
    );
  }
}

async function* readChunks(raw: Request): AsyncGenerator<Uint8Array, undefined> {
  if (raw.bodyUsed) throw new BadRequest("the body was read before");
  const reader = raw.body?.getReader();
  if (reader === undefined) return;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

async function readBody(raw: Request, announced: number, limit: number): Promise<Uint8Array> {
  if (announced > limit) throw new RequestDataTooBig();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readChunks(raw)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw new RequestDataTooBig();
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : concatBytes(chunks);
}
