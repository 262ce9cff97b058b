import { test } from "uvu";
import * as assert from "uvu/assert";
import { flatRoutes } from "../flat-routes.test-util.ts";
import { lower } from "./lower.ts";

test("what was decided while steps were short is decided anew when there are enough", () => {
  const words = ["one", "two", "six"];
  const routes = () =>
    flatRoutes(
      words.flatMap((word) =>
        ["<int:id>/", "a/<slug:s>/", "<uuid:u>/", "b/<str:s>/"].map((end) => `${word}/${end}`),
      ),
    );
  const limits = { manyWords: 2, manyStatics: 16 };
  const known = routes();
  const fresh = lower(routes(), limits);
  for (const steps of [0, 1, 5, 10, 20, 40, 80]) {
    lower(known, { ...limits, steps });
    assert.equal(lower(known, limits), fresh, `${steps} steps`);
  }
  assert.not.equal(lower(routes(), { ...limits, steps: 0 }), fresh);
});

test.run();
