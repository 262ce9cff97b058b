import { random } from "../../compiler/3-emit/router/random-urlconf.test-util.ts";

/** Routes in urlc's syntax, without their leading slash, and the kinds of traffic that are measured on them. */
export interface RouteSet {
  readonly name: string;
  readonly routes: readonly string[];
  /** Kind → the routes its paths are made from; a route with `!` before it is made into a near miss. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
}

/** `base: a b/:c` in short: a line is a beginning and its ends; `.` is the beginning itself. */
const expand = (text: string): readonly string[] =>
  text
    .trim()
    .split("\n")
    .flatMap((row) => {
      const [base = "", ends = ""] = row.trim().split(": ");
      return ends
        .split(" ")
        .map((end) => (end === "." ? base : `${base}/${end}`).replace(/(^|\/):(\w+)/g, "$1<$2>"));
    });

const hono: RouteSet = {
  name: "hono",
  routes: (
    "user user/comments user/avatar user/lookup/username/<username> user/lookup/email/<address> event/<id> event/<id>/comments " +
    "event/<id>/comment map/<location>/events status very/deeply/nested/route/hello/there static/<path:file>"
  ).split(" "),
  kinds: {
    "short static": ["user"],
    "same radix": ["user/comments"],
    "long static": ["very/deeply/nested/route/hello/there"],
    "1 param": ["user/lookup/username/<username>"],
    mixed: ["event/<id>/comments"],
    wildcard: ["static/<path:file>"],
  },
};

/** The GitHub API as routing benchmarks have used it since 2013, one route a path. */
const github: RouteSet = {
  name: "github",
  routes: expand(`
    authorizations: . :id
    applications/:client_id/tokens: . :access_token
    events: .
    feeds: .
    notifications: . threads/:id threads/:id/subscription
    networks/:owner/:repo: events
    gists: . :id :id/star :id/forks
    issues: .
    emojis: .
    gitignore/templates: . :name
    markdown: . raw
    meta: .
    rate_limit: .
    repositories: .
    search: repositories code issues users
    legacy: issues/search/:owner/:repository/:state/:keyword repos/search/:keyword user/search/:keyword user/email/:email
    orgs/:org: . events issues members members/:user public_members public_members/:user teams repos
    teams/:id: . members members/:user repos repos/:owner/:repo
    users: . :user :user/received_events :user/received_events/public :user/events :user/events/public :user/events/orgs/:org
    users/:user: starred subscriptions gists orgs repos followers following following/:target_user keys
    user: . starred starred/:owner/:repo subscriptions subscriptions/:owner/:repo issues orgs teams repos emails followers
    user: following following/:user keys keys/:id
    repos/:owner/:repo: . events notifications stargazers subscribers subscription git/blobs git/blobs/:sha git/commits
    repos/:owner/:repo: git/commits/:sha git/refs git/tags git/tags/:sha git/trees git/trees/:sha
    repos/:owner/:repo: issues issues/:number issues/:number/comments issues/:number/events issues/:number/labels
    repos/:owner/:repo: issues/:number/labels/:name assignees assignees/:assignee labels labels/:name
    repos/:owner/:repo: milestones milestones/:number milestones/:number/labels
    repos/:owner/:repo: pulls pulls/:number pulls/:number/commits pulls/:number/files pulls/:number/merge pulls/:number/comments
    repos/:owner/:repo: contributors languages teams tags branches branches/:branch collaborators collaborators/:user
    repos/:owner/:repo: comments comments/:id commits commits/:sha commits/:sha/comments readme keys keys/:id
    repos/:owner/:repo: downloads downloads/:id forks hooks hooks/:id hooks/:id/tests merges releases releases/:id
    repos/:owner/:repo: releases/:id/assets stats/contributors stats/commit_activity stats/code_frequency stats/participation
    repos/:owner/:repo: stats/punch_card statuses/:ref`),
  kinds: {
    static: ["user/repos"],
    "1 param": ["users/<user>/received_events"],
    "1 param end": ["gists/<id>"],
    "2 params": ["repos/<owner>/<repo>/stargazers"],
    "deep 3 params": ["repos/<owner>/<repo>/issues/<number>/comments"],
  },
};

const django: RouteSet = {
  name: "django",
  routes: expand(`
    shop: . cart/ checkout/ checkout/done/ search/ orders/ orders/<uuid:order>/ orders/<uuid:order>/lines/<int:line>/ orders/<uuid:order>/invoice/
    shop/products: . new/ <int:id>/ <int:id>/edit/ <int:id>/reviews/ <int:id>/reviews/<int:review>/ <int:id>/<slug:slug>/
    shop/categories: . <slug:category>/ <slug:category>/page/<int:page>/
    blog: . feed/ archive/ archive/<int:year>/ archive/<int:year>/<int:month>/ archive/<int:year>/<int:month>/<int:day>/ tags/<slug:tag>/ <slug:post>/
    blog/posts: <int:id>/comments/ <int:id>/comments/<int:comment>/delete/
    accounts: login/ logout/ signup/ password/reset/ password/reset/<slug:token>/ settings/ settings/email/ <str:username>/ <str:username>/followers/
    docs: . <path:page>
    media: <path:file>`)
    .map((route) => (/[/>]$/.test(route) ? route : `${route}/`))
    .concat("", "about/", "contact/"),
  kinds: {
    static: ["accounts/password/reset/"],
    "1 int": ["shop/products/<int:id>/"],
    "1 slug": ["blog/tags/<slug:tag>/"],
    "int+slug": ["shop/products/<int:id>/<slug:slug>/"],
    "3 ints": ["blog/archive/<int:year>/<int:month>/<int:day>/"],
    "uuid deep": ["shop/orders/<uuid:order>/lines/<int:line>/"],
    path: ["media/<path:file>"],
  },
};

const nouns =
  "account invoice order product customer shipment payment refund ticket project task comment article page image video album track playlist user team member role report".split(
    " ",
  );
const adjectives =
  "open closed new old daily weekly public private draft final local remote main side fast slow north south east west upper lower inner outer".split(
    " ",
  );

/** Resources of ten routes each under /api/v1/, as generated back ends have them. */
function synthetic(count: number): RouteSet {
  const resources = Array.from({ length: count / 10 }, (_, at) => {
    const noun = nouns[at % nouns.length]!;
    const adjective = adjectives[Math.floor(at / nouns.length) % adjectives.length]!;
    const number = Math.floor(at / nouns.length / adjectives.length);
    return `api/v1/${adjective}-${noun}s${number === 0 ? "" : number}/`;
  });
  const ends =
    "? new/ <int:id>/ <int:id>/edit/ <int:id>/delete/ <int:id>/comments/ <int:id>/comments/<int:comment>/ by/<slug:slug>/ archive/ files/<path:file>".split(
      " ",
    );
  const hot = resources[Math.floor(resources.length * 0.6)]!;
  return {
    name: `synthetic ${count}`,
    routes: resources.flatMap((resource) => ends.map((end) => (end === "?" ? resource : resource + end))),
    kinds: {
      "hot static": [`${hot}archive/`],
      "hot 1 int": [`${hot}<int:id>/`],
      "hot 2 ints": [`${hot}<int:id>/comments/<int:comment>/`],
      "hot slug": [`${hot}by/<slug:slug>/`],
      "hot path": [`${hot}files/<path:file>`],
    },
  };
}

const withTraffic = (set: RouteSet): RouteSet => {
  const dynamic = set.routes.filter((route) => route.includes("<") && !route.includes("<path:"));
  return {
    ...set,
    kinds: {
      ...set.kinds,
      "all static": set.routes.filter((route) => !route.includes("<")),
      "all, random": set.routes,
      "near miss": dynamic.map((route) => `!${route}`),
      "far miss": ["?"],
    },
  };
};

/** Every set by name. */
export const routeSets: readonly RouteSet[] = [
  hono,
  github,
  django,
  synthetic(100),
  synthetic(1000),
  synthetic(10000),
].map(withTraffic);

const letters = "abcdefghijklmnopqrstuvwxyz";

/** Paths of one kind of traffic, the same ones in every process. */
export function pathsOf(templates: readonly string[], count: number): readonly string[] {
  const next = random(7);
  const number = (most: number) => Math.floor(next() * most);
  const word = (least: number, most: number) =>
    Array.from({ length: least + number(most - least + 1) }, () => letters[number(26)]).join("");
  const hex = (length: number) => Array.from({ length }, () => number(16).toString(16)).join("");
  const values: Readonly<Record<string, () => string>> = {
    int: () => String(10 ** number(5) + number(90000)).slice(0, 1 + number(5)),
    slug: () => `${word(3, 5)}-${word(2, 4)}-${word(3, 4)}`,
    uuid: () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
    path: () => `${word(3, 5)}/${word(4, 7)}.${word(2, 3)}`,
    str: () => word(5, 11),
  };
  return Array.from({ length: count }, () => {
    const template = templates[number(templates.length)]!;
    if (template === "?") return `/${word(3, 8)}/${word(3, 8)}/${word(2, 5)}`;
    const path = template.replace(/<(?:(\w+):)?\w+>/g, (_, type: string | undefined) =>
      values[type ?? "str"]!(),
    );
    return path.startsWith("!")
      ? `/${path.slice(1).replace(/\/?$/, (end) => `${word(1, 2)}~/${word(1, 3)}${end}`)}`
      : `/${path}`;
  });
}
