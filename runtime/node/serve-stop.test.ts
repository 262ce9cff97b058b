import { test } from "uvu";
import * as assert from "uvu/assert";
import { HttpResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";
import { serve } from "./serve.ts";
import { eventually, RawClient, requestHead } from "./wire.test-util.ts";

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

test("a stop loses none of the requests that were begun, on busy, pipelined and idle connections", async () => {
  let begun = 0;
  const router = testRouter([
    route("<time>/", async (_, { time }: { time: string }) => {
      begun++;
      await wait(Number(time));
      return new HttpResponse(`[${time}]`);
    }),
  ]);
  const running = await serve(router, { port: 0, stopOnSignals: false, stopTimeout: 15_000 });
  // The first of them is ready last, or first, or they all are at once.
  const lists = [["60"], ["60", "10", "30"], ["10", "60", "20", "5"], ["30", "30"]];
  const clients = Array.from({ length: 80 }, (_, at) => {
    const times = lists[at % lists.length] as string[];
    return {
      times,
      client: new RawClient(running.port).send(times.map((time) => requestHead(`/${time}/`)).join("")),
    };
  });
  const wanted = clients.reduce((sum, { times }) => sum + times.length, 0);
  const idle = new RawClient(running.port).send(requestHead("/0/"));
  await idle.until(/\[0\]/);
  await eventually(() => begun === wanted + 1);
  const started = Date.now();
  await running.close();
  assert.ok(Date.now() - started < 15_000);
  await idle.until();
  for (const { client, times } of clients) {
    const text = await client.until();
    assert.equal(
      text.match(/\[\d+\]/g),
      times.map((time) => `[${time}]`),
      text,
    );
    assert.not.match(text, /Connection: close[^]*HTTP/);
  }
});

test("what does not end is cut when the time is up, what ends before is not", async () => {
  let begun = 0;
  const router = testRouter([
    route("never/", () => {
      begun++;
      return new Promise<HttpResponse>(() => {});
    }),
    route("soon/", async () => {
      begun++;
      await wait(50);
      return new HttpResponse("soon");
    }),
  ]);
  const running = await serve(router, { port: 0, stopOnSignals: false, stopTimeout: 400 });
  const never = new RawClient(running.port).send(
    requestHead("/soon/") + requestHead("/never/") + requestHead("/soon/"),
  );
  const soon = new RawClient(running.port).send(requestHead("/soon/"));
  await eventually(() => begun === 4);
  await running.close();
  assert.match(await soon.until(), /soon$/);
  // The third was answered behind the second, which never was.
  assert.is((await never.until()).split("soon").length - 1, 1);
});

test.run();
