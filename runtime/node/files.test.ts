import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { JsonResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";
import { FileResponse } from "./file-response.ts";
import { staticFiles } from "./static-files.ts";
import { ask, eventually, listen, RawClient, request, type Wire } from "./wire.test-util.ts";

const folder = mkdtempSync(join(tmpdir(), "urlc-files-"));
const root = join(folder, "public");
mkdirSync(join(root, "css"), { recursive: true });
writeFileSync(join(folder, "secret.txt"), "secret");
writeFileSync(join(root, "a.txt"), "0123456789");
writeFileSync(join(root, "css", "x.css"), "b{}");
writeFileSync(join(root, ".env"), "secret");
writeFileSync(join(root, "empty.bin"), "");
writeFileSync(join(root, "big.bin"), Buffer.alloc(3_000_000, "x"));
symlinkSync(join(folder, "secret.txt"), join(root, "link.txt"));
utimesSync(join(root, "a.txt"), 1e9, 1e9);

const paths: (string | undefined)[] = [];
const router = testRouter([
  { pattern: "static/<path:path>", regexp: /^\/static\/(?<path>[^\n]+)$/, view: staticFiles(root) },
  route(
    "download/",
    () => new FileResponse(join(root, "a.txt"), { asAttachment: true, filename: 'é"\r\n.txt' }),
  ),
  route("gone/", () => new FileResponse(join(root, "gone.txt"))),
  route("folder/", () => new FileResponse(root)),
  route("upload/", async (request) => {
    const files = [...(await request.FILES())].map(([, file]) => file);
    paths.push(...files.map((file) => file.path));
    return new JsonResponse(
      await Promise.all(files.map(async ({ name, size, bytes }) => [name, size, (await bytes()).length])),
    );
  }),
]);

let wire: Wire;
test.before(async () => {
  wire = await listen(router, { maxFiles: 2 });
});
test.after(async () => {
  await wire.close();
  rmSync(folder, { recursive: true });
});

const get = (target: string, headers = "") => ask(wire.port, target, { headers });

test("a file is sent with its type, its date and its tag", async () => {
  const { status, head, body } = await get("/static/a.txt");
  assert.equal([status, body], [200, "0123456789"]);
  assert.match(head, /Content-Type: text\/plain; charset=utf-8\r\n/);
  assert.match(head, /Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT\r\n/);
  assert.match(head, /ETag: "[^"]+"\r\n/);
  assert.match(head, /Content-Length: 10\r\n/);
  assert.is((await get("/static/css/x.css")).body, "b{}");
  assert.is((await get("/static/empty.bin")).body, "");
  const big = await get("/static/big.bin");
  assert.is(big.body.length, 3_000_000);
});

test("what the client has is not sent again", async () => {
  const etag = /ETag: (.*)\r\n/.exec((await get("/static/a.txt")).head)?.[1];
  for (const headers of [
    `If-None-Match: ${etag}\r\n`,
    `If-None-Match: "x", W/${etag}\r\n`,
    "If-None-Match: *\r\n",
    "If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT\r\n",
    "If-Modified-Since: Sunday, 09-Sep-01 01:46:40 GMT\r\n",
    "If-Modified-Since: Sun Sep  9 01:46:40 2001\r\n",
  ]) {
    const { status, head, body } = await get("/static/a.txt", headers);
    assert.equal([status, body], [304, ""], headers);
    assert.match(head, `ETag: ${etag}`);
    assert.not.match(head, /Content-(Length|Type)/);
  }
  for (const headers of [
    'If-None-Match: "x"\r\n',
    'If-None-Match: "x"\r\nIf-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT\r\n',
    "If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT\r\n",
    "If-Modified-Since: Sun Sep  9 01:46:39 2001\r\n",
    "If-Modified-Since: nonsense\r\n",
    "If-Modified-Since: 2030-01-01\r\n",
  ])
    assert.is((await get("/static/a.txt", headers)).status, 200, headers);
});

test("what the client does not want is not sent", async () => {
  const etag = /ETag: (.*)\r\n/.exec((await get("/static/a.txt")).head)?.[1];
  for (const headers of [
    'If-Match: "x"\r\n',
    `If-Match: W/${etag}\r\n`,
    "If-Match:\r\n",
    "If-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT\r\n",
    'If-Match: "x"\r\nIf-None-Match: *\r\n',
  ])
    assert.equal(
      Object.values(await get("/static/a.txt", headers)).filter((_, at) => at !== 1),
      [412, ""],
      headers,
    );
  for (const headers of [
    `If-Match: "x", ${etag}\r\n`,
    "If-Match: *\r\n",
    "If-Unmodified-Since: Sun, 09 Sep 2001 01:46:40 GMT\r\n",
    `If-Match: ${etag}\r\nIf-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT\r\n`,
    "If-Unmodified-Since: nonsense\r\n",
    "If-Unmodified-Since: 0\r\n",
  ])
    assert.is((await get("/static/a.txt", headers)).status, 200, headers);
});

test("ranges", async () => {
  const part = await get("/static/a.txt", "Range: bytes=2-4\r\n");
  assert.equal([part.status, part.body], [206, "234"]);
  assert.match(part.head, /Content-Range: bytes 2-4\/10\r\n[^]*Content-Length: 3\r\n/);
  assert.is((await get("/static/a.txt", "Range: bytes=-3\r\n")).body, "789");
  const beyond = await get("/static/a.txt", "Range: bytes=10-\r\n");
  assert.is(beyond.status, 416);
  assert.match(beyond.head, /Content-Range: bytes \*\/10\r\n/);
  assert.is((await get("/static/a.txt", "Range: bytes=0-1,3-4\r\n")).status, 200);
  for (const header of [
    "bytes=5-2",
    "bytes=",
    "bytes=-",
    "lines=0-1",
    "bytes=a-b",
    "bytes=0-1\r\nRange: bytes=2-3",
  ])
    assert.is((await get("/static/a.txt", `Range: ${header}\r\n`)).body, "0123456789", header);
  const etag = /ETag: (.*)\r\n/.exec(part.head)?.[1];
  for (const condition of ['"old"', `W/${etag}`, "Sun, 09 Sep 2001 01:46:41 GMT"])
    assert.is((await get("/static/a.txt", `Range: bytes=0-1\r\nIf-Range: ${condition}\r\n`)).body.length, 10);
  for (const condition of [etag, "Sun, 09 Sep 2001 01:46:40 GMT"])
    assert.is((await get("/static/a.txt", `Range: bytes=0-1\r\nIf-Range: ${condition}\r\n`)).body, "01");
  const head = await ask(wire.port, "/static/a.txt", { method: "HEAD", headers: "Range: bytes=0-1\r\n" });
  assert.equal([head.status, head.body], [206, ""]);
});

test("a download has its name in ASCII and in UTF-8", async () => {
  const { head } = await get("/download/");
  assert.match(
    head,
    `Content-Disposition: attachment; filename="____.txt"; filename*=UTF-8''%C3%A9%22%0D%0A.txt`,
  );
});

test("what is not there, hidden, or outside is 404", async () => {
  for (const target of [
    "/gone/",
    "/folder/",
    "/static/gone.txt",
    "/static/css",
    "/static/css/",
    "/static/../secret.txt",
    "/static/%2e%2e/secret.txt",
    "/static/%2e%2e%2fsecret.txt",
    "/static/..%5csecret.txt",
    "/static/%2fetc/passwd",
    "/static//etc/passwd",
    "/static/a.txt%00.png",
    "/static/.env",
    "/static/link.txt",
    "/static/a.txt/",
    "/static/C:/x",
    `/static/${"a".repeat(5000)}`,
  ])
    assert.is((await get(target)).status, 404, target);
  assert.is((await ask(wire.port, "/static/a.txt", { method: "POST" })).status, 405);
});

test("a handler404 may return a file", async () => {
  const file = () => new FileResponse(join(root, "a.txt"), { status: 404 });
  const other = await listen(testRouter([], { 404: file }));
  const { status, body } = await ask(other.port, "/none/");
  assert.equal([status, body], [404, "0123456789"]);
  await other.close();
});

test("no file stays open, sent or not", async () => {
  await ask(wire.port, "/static/big.bin", { method: "HEAD" });
  const client = new RawClient(wire.port).send(request("/static/big.bin"));
  client.socket.once("data", () => client.socket.destroy());
  await client.until();
  await eventually(() => openFiles() === 0);
});

/** How many descriptors of this process lead into the folder. */
function openFiles(): number {
  if (process.platform !== "linux") return 0;
  const { readlinkSync } = process.getBuiltinModule("node:fs");
  return readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
}

function upload(sizes: readonly number[]): Promise<{ status: number; body: string }> {
  const part = (size: number) =>
    `--b\r\nContent-Disposition: form-data; name=f; filename=${size}.bin\r\n\r\n${"x".repeat(size)}\r\n`;
  return ask(wire.port, "/upload/", {
    method: "POST",
    headers: "Content-Type: multipart/form-data; boundary=b\r\n",
    body: `${sizes.map(part).join("")}--b--`,
  });
}

test("a small file of a form is in memory, a large one on the disk until the response is sent", async () => {
  paths.length = 0;
  const { body } = await upload([1000, 3_000_000]);
  assert.equal(JSON.parse(body), [
    ["1000.bin", 1000, 1000],
    ["3000000.bin", 3_000_000, 3_000_000],
  ]);
  assert.is(paths[0], undefined);
  const path = paths[1] as string;
  await eventually(() => !readdirSync(tmpdir()).includes(path.slice(tmpdir().length + 1)));
});

test("forms have limits", async () => {
  assert.is((await upload([1, 2, 3])).status, 400);
  assert.is((await upload([27_000_000])).status, 413);
});

test.run();
