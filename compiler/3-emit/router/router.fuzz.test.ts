import { test } from "uvu";
import * as assert from "uvu/assert";
import { format } from "../format.ts";
import { randomUrlconf } from "./random-urlconf.test-util.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const urlconfs = Array.from({ length: 90 }, (_, at) =>
  randomUrlconf(seed + at, at % 3 === 0 ? "siblings" : "any"),
);

test(`random URLconfs resolve as specified (SEED=${seed})`, () => {
  for (const [at, urlconf] of urlconfs.entries()) {
    for (let count = 0; count < 200; count++) {
      const difference = urlconf.differs(urlconf.path());
      assert.equal(
        difference,
        undefined,
        `SEED=${seed + at}\n${urlconf.text}\n${JSON.stringify(difference)}`,
      );
    }
  }
});

test(`the router is written as prettier would write it (SEED=${seed})`, async () => {
  for (const { code } of urlconfs.slice(0, 12)) assert.is(await format(code), code);
});

test.run();
