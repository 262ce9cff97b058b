import { Http404, RequestDataTooBig } from "../errors.ts";
import { html } from "../html.ts";
import { HttpResponseRedirect } from "../redirects.ts";
import type { HttpRequest } from "../request.ts";
import { HttpResponse, JsonResponse, StreamingHttpResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";

/** What the views noted. */
export const log: string[] = [];
const param = (request: HttpRequest, key: string) => request.GET.get(key, "");

/** Views of every kind, well and badly behaved. */
export const router = testRouter([
  route("", () => new HttpResponse("home")),
  route("hello/<name>/", (_, { name }: { name: string }) => new HttpResponse(html`<p>${name}</p>`)),
  route("length/", () => new HttpResponse("four", { headers: { "Content-Length": 40 } })),
  route("query/", (request) => new JsonResponse([...request.GET])),
  route("header/", (request) => new HttpResponse("", { headers: { "X-A": param(request, "v") } })),
  route("redirect/", (request) => new HttpResponseRedirect(param(request, "to"))),
  route("cookie/", (request) => new HttpResponse("").setCookie("a", param(request, "v")).setCookie("b", "2")),
  route("text/", async (request) => new HttpResponse(await request.text())),
  route("json/", async (request) => new JsonResponse(await request.json())),
  route("form/", async (request) => new JsonResponse([...(await request.POST())])),
  route("unread/", (request) => {
    void request.json();
    void request.POST();
    return new HttpResponse("unread");
  }),
  route("host/", (request) => new HttpResponse(request.getHost())),
  route("slow/", async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return new HttpResponse("slow");
  }),
  route("too-big/", async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    throw new RequestDataTooBig();
  }),
  route("throws/", () => {
    throw new Error("secret");
  }),
  route("throws-any/", () => {
    throw undefined;
  }),
  route("rejects/", () => Promise.reject(new Error("secret"))),
  route("nothing/", () => undefined as never),
  route("nothing-later/", async () => undefined as never),
  route("wrong/", () => "text" as never),
  route("twice/", () => {
    const first = new HttpResponse("first");
    // A thenable that answers twice, against the rules of promises.
    return {
      then: (resolve: (out: HttpResponse) => void) => {
        resolve(first);
        resolve(new HttpResponse("second"));
      },
    } as never;
  }),
  route("late/", () => {
    return new StreamingHttpResponse(
      (async function* () {
        yield "first";
        await new Promise((resolve) => setTimeout(resolve, 5));
        throw new Error("too late");
      })(),
    );
  }),
  route("never/", (request) => {
    log.push("never: asked");
    request.signal.addEventListener("abort", () => log.push("never: aborted"));
    return new Promise<HttpResponse>(() => {});
  }),
  route("endless/", () => {
    return new StreamingHttpResponse(
      (async function* () {
        try {
          for (;;) {
            log.push("endless: piece");
            yield "x".repeat(65_536);
          }
        } finally {
          log.push("endless: closed");
        }
      })(),
    );
  }),
  route("stuck/", () => {
    return new StreamingHttpResponse({
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        return: async () => {
          log.push("stuck: closed");
          return { done: true as const, value: undefined };
        },
      }),
    });
  }),
  route("404/", () => {
    throw new Http404("<b>");
  }),
]);
