import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  HttpResponse,
  include,
  lazy,
  makeRequest,
  path,
  registerConverter,
  rePath,
  viewAt,
  type HttpRequest,
} from "urlc";

const home = () => new HttpResponse("home");
const page = (_: HttpRequest, { id }: { id: string }) => new HttpResponse(id);

test("viewAt follows includes", () => {
  const inner = [path("", home), path("x/", home)];
  const urlpatterns = [
    path("", home),
    path("a/", include({ urlpatterns: inner, appName: "a" })),
    path("b/<id>/", page),
    rePath(/^c\//, include([path("<id>/", page)])),
  ];
  assert.is(viewAt(urlpatterns, 2), page);
  assert.is(viewAt(urlpatterns, 1, 1), home);
  assert.is(viewAt(urlpatterns, 3, 0), page);
  assert.throws(() => viewAt(urlpatterns, 1), /urlpatterns\[1\] has no view/);
  assert.throws(() => viewAt(urlpatterns, 9, 1), /urlpatterns\[9\]\[1\] has no view/);
});

test("patterns are frozen", () => {
  assert.ok(Object.isFrozen(path("", home)));
  assert.ok(Object.isFrozen(include([])));
});

test("a converter without parse and format is its text", () => {
  const word = registerConverter("word", { regex: "[a-z]+" });
  assert.is(word.parse("ab"), "ab");
  assert.is(word.format("ab"), "ab");
});

test("a lazy view loads once, and again after a failure", async () => {
  let loads = 0;
  const view = lazy(async () => {
    loads += 1;
    if (loads === 1) throw new Error("offline");
    return page;
  });
  const request = makeRequest("GET", "/");
  const call = () => Promise.resolve(view(request, { id: "7" }));
  await call().then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, "offline"),
  );
  await call();
  await call();
  assert.is(loads, 2);
});

test.run();
