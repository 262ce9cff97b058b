import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseBoundary, parseDisposition, parseMultipart } from "./multipart.ts";
import { parseRange } from "./range.ts";

const encode = (text: string) => Buffer.from(text, "latin1");

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array, undefined> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** Every part as [name, file name, content]. */
async function parse(body: Uint8Array, boundary = "b", sizes: readonly number[] = [1_000_000]) {
  const parts: [string, string, string][] = [];
  const sink = (name: string, file: string) => {
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk: Uint8Array) => void chunks.push(chunk.slice()),
      end: () => void parts.push([name, file, Buffer.concat(chunks).toString("latin1")]),
    };
  };
  await parseMultipart(cut(body, sizes), boundary, {
    beginField: (name) => sink(name, ""),
    beginFile: ({ field, name }) => sink(field, name),
  });
  return parts;
}

const part = (disposition: string, content: string) =>
  `--b\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n`;

test("parts come in order, whatever stands around them", async () => {
  const body = `preamble\r\n${part("form-data; name=a", "1\r\n--c\r\n")}${part('form-data; name="f"; filename="x.txt"', "\0")}--b--epilogue`;
  assert.equal(await parse(encode(body)), [
    ["a", "", "1\r\n--c\r\n"],
    ["f", "x.txt", "\0"],
  ]);
  assert.equal(await parse(encode("--b--")), []);
  assert.equal(
    await parse(
      encode(`${part('form-data; name="f"; filename=""', "")}${part("attachment; name=a", "")}--b--`),
    ),
    [],
  );
});

test("names and file names", () => {
  assert.equal(parseDisposition('form-data; name="a%22b%0D%0A"; filename="../../etc/passwd"'), {
    name: 'a"b\r\n',
    filename: "passwd",
  });
  assert.equal(parseDisposition('FORM-DATA;name=a;filename="a\\"b;c.txt"'), {
    name: "a",
    filename: 'a"b;c.txt',
  });
  assert.equal(parseDisposition('form-data; name="a"; filename=".."'), { name: "a", filename: "" });
  assert.is(parseDisposition("form-data"), undefined);
  assert.is(parseDisposition('inline; name="a"'), undefined);
  assert.is(parseBoundary('multipart/form-data; boundary="a b"'), "a b");
  assert.is(parseBoundary("multipart/form-data; charset=utf-8; boundary=x"), "x");
  assert.is(parseBoundary("multipart/form-data"), undefined);
});

test("whatever the content and however it is cut, what went in comes out", async () => {
  const content = fc
    .array(fc.constantFrom("\r", "\n", "-", "--b", "\r\n--", "\r\n--bx", "b", "\0", "x"), { maxLength: 20 })
    .map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(
      fc.array(content, { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      async (contents, sizes) => {
        const kept = contents.filter((text) => !`\r\n${text}\r\n`.includes("\r\n--b"));
        const body = encode(`${kept.map((text) => part("form-data; name=a", text)).join("")}--b--\r\n`);
        assert.equal(
          await parse(body, "b", sizes),
          kept.map((text) => ["a", "", text]),
        );
      },
    ),
  );
});

test("any bytes give parts or a bad request", async () => {
  const piece = fc.constantFrom(
    "--b",
    "\r\n",
    "--b\r\n",
    "--b--",
    "Content-Disposition: form-data; name=a",
    "; filename=x",
    "\r\n\r\n",
    "x",
    "\0",
    "--",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
      await parse(encode(pieces.join("")), "b", [size]).catch((error: { status?: number }) =>
        assert.is(error.status, 400),
      );
    }),
  );
});

test("near misses of the boundary take linear time", async () => {
  const started = process.cpuUsage().user;
  const body = encode(`--${"b".repeat(69)}\r\n\r\n${`\r\n--${"b".repeat(68)}`.repeat(30_000)}`);
  await parse(body, "b".repeat(69), [65_536]).catch(() => {});
  assert.ok(process.cpuUsage().user - started < 3_000_000);
});

test("ranges", () => {
  assert.equal(parseRange("bytes=0-0", 10), { start: 0, end: 0 });
  assert.equal(parseRange("bytes=5-", 10), { start: 5, end: 9 });
  assert.equal(parseRange("bytes=-3", 10), { start: 7, end: 9 });
  assert.equal(parseRange("bytes=-30", 10), { start: 0, end: 9 });
  assert.equal(parseRange("bytes=5-500", 10), { start: 5, end: 9 });
  for (const header of ["bytes=10-", "bytes=-0", "bytes=10-20"])
    assert.is(parseRange(header, 10), "unsatisfiable");
  for (const header of [
    "",
    "bytes=",
    "bytes=-",
    "bytes=5-4",
    "lines=1-2",
    "bytes=0-1,3-4",
    "bytes=a-b",
    "bytes=0x1-2",
    "bytes=1e3-",
  ])
    assert.is(parseRange(header, 10), undefined, header);
  assert.is(parseRange("bytes=0-", 0), "unsatisfiable");
});

test("a range lies in the body", () => {
  const text = fc.oneof(
    fc.string(),
    fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()).map(([from, to]) => `bytes=${from}-${to}`),
    fc.maxSafeNat().map((length) => `bytes=-${length}`),
  );
  fc.assert(
    fc.property(text, fc.nat(), (header, size) => {
      const range = parseRange(header, size);
      if (typeof range !== "object") return;
      assert.ok(0 <= range.start && range.start <= range.end && range.end < size);
    }),
  );
});

test.run();
