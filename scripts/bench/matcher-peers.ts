/** A router under measurement: what it finds for a path, and which route that is. */
export interface Peer {
  readonly find: (path: string) => unknown;
  /** The index of the route found; -1 for none. */
  readonly indexOf: (found: never) => number;
  /** It is given paths without their leading slash. */
  readonly isStripped?: true;
}

/** Which work a router does beyond finding the route, for the table. */
export interface PeerKind {
  readonly name: string;
  readonly family: "urlc" | "well-known" | "interpreted" | "code generator" | "typed" | "other";
  readonly make: (routes: readonly string[]) => Promise<Peer>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;
const load = (name: string): Promise<Any> => import(name);

const colon = (route: string, wildcard = "*") =>
  `/${route}`.replace(/<path:(\w+)>/g, wildcard).replace(/<(?:\w+:)?(\w+)>/g, ":$1");
const regexes: Readonly<Record<string, string>> = {
  int: "^[0-9]+$",
  slug: "^[-a-zA-Z0-9_]+$",
  uuid: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
};
const typed = (route: string) =>
  `/${route}`
    .replace(/<path:(\w+)>/g, "*")
    .replace(/<(?:(\w+):)?(\w+)>/g, (_, type: string | undefined, name: string) =>
      type !== undefined && regexes[type] !== undefined ? `:${name}(${regexes[type]})` : `:${name}`,
    );

async function findMyWay(
  routes: readonly string[],
  pattern: (route: string) => string,
  isCompiled: boolean,
): Promise<Peer> {
  const { default: FindMyWay } = await load("find-my-way");
  const router = FindMyWay({ maxParamLength: 1000 });
  routes.forEach((route, index) => router.on("GET", pattern(route), () => {}, { index }));
  if (isCompiled) router.compile();
  return {
    find: (path) => router.find("GET", path),
    indexOf: ((found: Any) => (found === null ? -1 : found.store.index)) as Peer["indexOf"],
  };
}

async function hono(routes: readonly string[], make: () => Promise<Any>): Promise<Peer> {
  const router = await make();
  routes.forEach((route, index) => router.add("GET", colon(route), index));
  return {
    find: (path) => router.match("GET", path),
    indexOf: ((found: Any) => (found[0].length === 0 ? -1 : found[0][0][0])) as Peer["indexOf"],
  };
}

async function rou3(routes: readonly string[], isCompiled: boolean): Promise<Peer> {
  const { createRouter, addRoute, findRoute } = await load("rou3");
  const router = createRouter();
  routes.forEach((route, index) =>
    addRoute(
      router,
      "GET",
      `/${route}`.replace(/<path:(\w+)>/g, "**:$1").replace(/<(?:\w+:)?(\w+)>/g, ":$1"),
      { index },
    ),
  );
  const indexOf = ((found: Any) => (found === undefined ? -1 : found.data.index)) as Peer["indexOf"];
  if (!isCompiled) return { find: (path) => findRoute(router, "GET", path), indexOf };
  const { compileRouter } = await load("rou3/compiler");
  const find = compileRouter(router);
  return { find: (path) => find("GET", path), indexOf };
}

const stored = ((found: Any) =>
  found === null || found === undefined ? -1 : (found.store ?? -1)) as Peer["indexOf"];

/** Every router that is measured besides urlc. */
export const peers: readonly PeerKind[] = [
  {
    name: "find-my-way",
    family: "interpreted",
    make: (routes) => findMyWay(routes, (route) => colon(route), false),
  },
  {
    name: "find-my-way compile()",
    family: "well-known",
    make: (routes) => findMyWay(routes, (route) => colon(route), true),
  },
  { name: "find-my-way, typed", family: "typed", make: (routes) => findMyWay(routes, typed, false) },
  { name: "find-my-way compile(), typed", family: "typed", make: (routes) => findMyWay(routes, typed, true) },
  {
    name: "hono RegExpRouter",
    family: "well-known",
    make: (routes) => hono(routes, async () => new (await load("hono/router/reg-exp-router")).RegExpRouter()),
  },
  {
    name: "hono SmartRouter",
    family: "well-known",
    make: (routes) =>
      hono(routes, async () => {
        const { SmartRouter } = await load("hono/router/smart-router");
        const { RegExpRouter } = await load("hono/router/reg-exp-router");
        const { TrieRouter } = await load("hono/router/trie-router");
        return new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] });
      }),
  },
  {
    name: "hono TrieRouter",
    family: "well-known",
    make: (routes) => hono(routes, async () => new (await load("hono/router/trie-router")).TrieRouter()),
  },
  { name: "rou3", family: "interpreted", make: (routes) => rou3(routes, false) },
  { name: "rou3 compileRouter", family: "well-known", make: (routes) => rou3(routes, true) },
  {
    name: "memoirist",
    family: "well-known",
    make: async (routes) => {
      const { Memoirist } = await load("memoirist");
      const router = new Memoirist();
      routes.forEach((route, index) => router.add("GET", colon(route), index));
      return { find: (path) => router.find("GET", path), indexOf: stored };
    },
  },
  {
    name: "@medley/router",
    family: "well-known",
    make: async (routes) => {
      const { default: Router } = await load("@medley/router");
      const router = new Router();
      routes.forEach((route, index) => (router.register(colon(route)).index = index));
      const indexOf = ((found: Any) => (found === null ? -1 : found.store.index)) as Peer["indexOf"];
      return { find: (path) => router.find(path), indexOf };
    },
  },
  {
    name: "koa-tree-router",
    family: "other",
    make: async (routes) => {
      const { default: Router } = await load("koa-tree-router");
      const router = new Router();
      const handlers = routes.map(() => () => {});
      routes.forEach((route, index) => router.on("GET", colon(route, "*$1"), handlers[index]));
      const indexOf = ((found: Any) =>
        found?.handle ? handlers.indexOf(found.handle[0]) : -1) as Peer["indexOf"];
      return { find: (path) => router.find("GET", path), indexOf };
    },
  },
  {
    name: "radix3",
    family: "other",
    make: async (routes) => {
      const { createRouter } = await load("radix3");
      const router = createRouter();
      routes.forEach((route, index) => router.insert(colon(route, "**:$1"), { index }));
      const indexOf = ((found: Any) => (found === null ? -1 : found.index)) as Peer["indexOf"];
      return { find: (path) => router.lookup(path), indexOf };
    },
  },
  {
    name: "path-to-regexp",
    family: "other",
    make: async (routes) => {
      const { match } = await load("path-to-regexp");
      const matchers = routes.map((route) => match(colon(route, "*$1"), { trailing: false }));
      const find = (path: string) => {
        for (let index = 0; index < matchers.length; index++) {
          const found = matchers[index](path);
          if (found !== false) return { index, params: found.params };
        }
        return null;
      };
      return { find, indexOf: ((found: Any) => found?.index ?? -1) as Peer["indexOf"] };
    },
  },
  {
    name: "@jsonjoy.com/jit-router",
    family: "code generator",
    make: async (routes) => {
      const { Router } = await load("@jsonjoy.com/jit-router");
      const router = new Router();
      routes.forEach((route, index) =>
        router.add(
          `/${route}`.replace(/<path:(\w+)>/g, "{$1::\n}").replace(/<(?:\w+:)?(\w+)>/g, "{$1}"),
          index,
        ),
      );
      const find = router.compile();
      return { find, indexOf: ((found: Any) => found?.data ?? -1) as Peer["indexOf"] };
    },
  },
  {
    name: "@mapl/router",
    family: "code generator",
    make: async (routes) => {
      const { createRouter, insertItem } = await load("@mapl/router");
      const { default: compile } = await load("@mapl/router/compile.js").catch(() =>
        load("@mapl/router/compile"),
      );
      const router = createRouter();
      routes.forEach((route, index) => {
        const path = `/${route}`.replace(/<path:(\w+)>/g, "**").replace(/<(?:\w+:)?(\w+)>/g, "*");
        insertItem(router, path, `return {index:${index},params:${path.includes("*") ? "q" : "null"}}`);
      });
      const find = new Function("p", `${compile(router)};return null`) as (path: string) => unknown;
      return { isStripped: true, find, indexOf: ((found: Any) => found?.index ?? -1) as Peer["indexOf"] };
    },
  },
];
