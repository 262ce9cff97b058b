import { test } from "uvu";
import * as assert from "uvu/assert";
import { randomUrlconf } from "./random-urlconf.test-util.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const count = Number(process.env["COUNT"] ?? 120);

test(`params that could be parts of each other end where Django's regular expression ends them (SEED=${seed})`, () => {
  for (let at = 0; at < count; at++) {
    const urlconf = randomUrlconf(seed + at, "splits");
    for (let path = 0; path < 150; path++) {
      const difference = urlconf.differs(urlconf.path());
      assert.equal(
        difference,
        undefined,
        `SEED=${seed + at}\n${urlconf.text}\n${JSON.stringify(difference)}`,
      );
    }
  }
});

test.run();
