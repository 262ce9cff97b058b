import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { run } from "./main.ts";
import { temporaryFolder, testTerminal, writeFiles } from "./temporary-folder.test-util.ts";

const site = {
  "package.json": "{}",
  "urls.ts": `import { include, path } from "urlc";
import * as greetings from "./greetings/urls.ts";
export const urlpatterns = [path("greetings/", include(greetings))];
`,
  "greetings/urls.ts": `import { path } from "urlc";
import * as views from "./views.ts";
export const appName = "greetings";
export const urlpatterns = [
  path("", views.home, { name: "home" }),
  path("search/", views.search, { name: "search" }),
  path("<str:name>/", views.greet, { name: "greet" }),
];
`,
  "greetings/views.ts": `export const home = () => {}, search = () => {}, greet = () => {};\n`,
};

const shadowed = {
  ...site,
  "greetings/urls.ts": site["greetings/urls.ts"].replace(
    /( {2}path\("search.*\n)( {2}path\("<str.*\n)/,
    "$2$1",
  ),
};

/** Runs the command line in a folder; words are separated by spaces. */
async function urlc(folder: string, words: string) {
  const terminal = testTerminal(folder, words.split(" ").filter(Boolean));
  const code = await run(terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

test("build writes, says what, and leaves equal files untouched; --check agrees", async () => {
  const folder = temporaryFolder(site);
  const first = await urlc(folder, "build --no-types");
  assert.is(first.code, 0, first.err);
  assert.match(first.out, /✓ 3 routes → generated\/ \(\d+ files? written\) in \d+ ms/);
  const router = join(folder, "generated/router.ts");
  const before = statSync(router).mtimeMs;
  assert.match((await urlc(folder, "build --no-types")).out, "unchanged");
  assert.is(statSync(router).mtimeMs, before);
  assert.is((await urlc(folder, "build --check --no-types")).code, 0);
  writeFileSync(router, `${readFileSync(router, "utf8")}// edited\n`);
  const stale = await urlc(folder, "build --check --no-types");
  assert.is(stale.code, 1);
  assert.match(stale.err, "generated/router.ts is out of date");
});

test("an error is shown with its frame, exits 1, and leaves the last good output as it was", async () => {
  const folder = temporaryFolder(site);
  await urlc(folder, "build --no-types");
  const router = join(folder, "generated/router.ts");
  const before = readFileSync(router, "utf8");
  writeFiles(folder, shadowed);
  const { code, out, err } = await urlc(folder, "build --no-types");
  assert.is(code, 1);
  assert.is(out, "");
  assert.match(err, 'error[URLC4001]: route "search/" can never match\n  --> greetings/urls.ts:7:8\n');
  assert.match(err, "nothing written");
  assert.is(readFileSync(router, "utf8"), before);
  const warned = await urlc(folder, "build --no-types --warn URLC4001 --warn URLC4001");
  assert.is(warned.code, 0, warned.err);
  assert.match(warned.err, "warning[URLC4001]");
});

test("check writes nothing; --json is one document with places as the user types them", async () => {
  const folder = temporaryFolder(
    Object.fromEntries(Object.entries(shadowed).map(([path, text]) => [`src/${path}`, text])),
  );
  const { code, out } = await urlc(folder, "check --json --no-types src/urls.ts");
  assert.is(code, 1);
  const { diagnostics } = JSON.parse(out) as { diagnostics: Record<string, unknown>[] };
  assert.equal(
    diagnostics.map(({ code, severity, file, line, column }) => [code, severity, file, line, column]),
    [["URLC4001", "error", "src/greetings/urls.ts", 7, 8]],
  );
  assert.equal(Object.keys(diagnostics[0]?.["notes"] as object), ["0"]);
  assert.not.ok(existsSync(join(folder, "src/generated")));
});

test("routes: table, filter, JSON", async () => {
  const folder = temporaryFolder(site);
  const { out } = await urlc(folder, "routes");
  assert.match(
    out,
    /^pattern +name +view +params +place\n\/greetings\/ +greetings:home +views.home +greetings\/urls.ts:5:3\n/,
  );
  assert.match((await urlc(folder, "routes --filter greet:")).out, /no route/);
  assert.is((await urlc(folder, "routes --filter str")).out.trim().split("\n").length, 2);
  const { routes } = JSON.parse((await urlc(folder, "routes --json")).out) as { routes: object[] };
  assert.equal(Object.keys(routes[0] ?? {}), [
    "index",
    "pattern",
    "name",
    "viewName",
    "view",
    "params",
    "file",
    "line",
    "column",
    "witness",
  ]);
});

test("every command takes the URLconf by --entry, those without other words by itself too", async () => {
  const folder = temporaryFolder(
    Object.fromEntries(Object.entries(site).map(([path, text]) => [`other/${path}`, text])),
  );
  const same = async (words: string, others: string) => {
    const { code, out, err } = await urlc(folder, words);
    assert.is(code, 0, err);
    assert.is((await urlc(folder, others)).out.replace(/in \d+ ms/, ""), out.replace(/in \d+ ms/, ""));
  };
  await same("routes other/urls.ts", "routes --entry other/urls.ts");
  await same("check --no-types other/urls.ts", "check --no-types --entry other/urls.ts");
  await same("match /greetings/ --entry other", "match --entry other/urls.ts /greetings/");
  await same("reverse greetings:home --entry other", "reverse --entry other/urls.ts greetings:home");
  const twice = await urlc(folder, "routes other/urls.ts --entry other/urls.ts");
  assert.is(twice.code, 2);
  assert.match(twice.err, 'entry is given twice: --entry and "other/urls.ts"');
  for (const command of ["build", "check", "routes", "match", "reverse", "diff", "dev"])
    assert.match((await urlc(folder, `${command} --help`)).out, "--entry <file>");
  for (const command of ["build", "check", "routes", "dev"])
    assert.match((await urlc(folder, `${command} --help`)).out, "[options] [entry]");
});

test("match tells the way to the winner; reverse writes a path", async () => {
  const folder = temporaryFolder(site);
  const { code, out } = await urlc(folder, "match http://localhost/greetings/a%20b/?x=1");
  assert.is(code, 0);
  assert.match(out, '✗ "search/" "a b/" does not begin with "search/"');
  assert.match(out, /✓ "<str:name>\/" takes the path {2}greetings\/urls.ts:7:3/);
  assert.match(out, 'params   { "name": "a b" }');
  assert.is((await urlc(folder, "match /nowhere/")).code, 1);
  assert.is((await urlc(folder, "reverse greetings:greet name=é")).out, "/greetings/%C3%A9/\n");
  const wrong = await urlc(folder, "reverse greetings:greet name=a/b");
  assert.is(wrong.code, 1);
  assert.match(wrong.err, '<str:name> does not accept "a/b"');
  assert.match((await urlc(folder, "reverse greetings:greeet")).err, 'did you mean "greetings:greet"?');
  assert.match((await urlc(folder, "reverse greeting:greet")).err, 'there is no namespace "greeting"');
});

test("reverse finds the instance that an app name means, as the generated reverse() does", async () => {
  const folder = temporaryFolder({
    "package.json": "{}",
    "views.ts": "export const cart = () => {};\n",
    "urls.ts": `import { include, path } from "urlc";
import * as views from "./views.ts";
const shop = { urlpatterns: [path("<int:id>/", views.cart, { name: "cart" })], appName: "shop" };
export const urlpatterns = [
  path("store/", include(shop, { namespace: "store" })),
  path("kiosk/", include(shop, { namespace: "kiosk" })),
];
`,
  });
  const reversed = async (words: string) => (await urlc(folder, `reverse ${words}`)).out;
  assert.is(await reversed("shop:cart id=1"), "/kiosk/1/\n");
  assert.is(await reversed("store:cart id=1"), "/store/1/\n");
  assert.is(await reversed("shop:cart id=1 --current-app store"), "/store/1/\n");
  assert.is(await reversed("shop:cart id=1 --current-app nowhere"), "/kiosk/1/\n");
  const unknown = await urlc(folder, "reverse shopp:cart id=1");
  assert.is(unknown.code, 1);
  assert.match(unknown.err, 'there is no namespace "shopp"');
});

test("diff tells what changed since a revision or a saved map, and fails on demand", async () => {
  const folder = temporaryFolder(site);
  const git = (words: string) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...words.split(" ")], {
      cwd: folder,
      stdio: "pipe",
    });
  git("init -q");
  git("add .");
  git("commit -q -m first");
  writeFileSync(join(folder, "before.json"), (await urlc(folder, "routes --json")).out);
  assert.is((await urlc(folder, "diff HEAD")).out, "the URL maps are the same\n");
  writeFiles(folder, {
    "greetings/urls.ts": site["greetings/urls.ts"]
      .replace('  path("search/", views.search, { name: "search" }),\n', "")
      .replace("<str:name>", "<slug:name>"),
  });
  for (const base of ["HEAD", "before.json"]) {
    const { out, code } = await urlc(folder, `diff ${base}`);
    assert.is(code, 0);
    assert.match(out, /^removed +\/greetings\/search\/ greetings:search: \/greetings\/search\/ goes to/m);
    assert.match(out, /^moved +greetings:greet: /m);
    assert.is((await urlc(folder, `diff ${base} --fail-on-breaking`)).code, 1);
  }
  writeFiles(folder, {
    "greetings/urls.ts": site["greetings/urls.ts"].replace(
      '  path("search/"',
      '  path("<slug:any>/", views.search, { name: "any" }),\n  path("search/"',
    ),
  });
  for (const base of ["HEAD", "before.json"]) {
    const { out, code } = await urlc(folder, `diff ${base} --fail-on-breaking`);
    assert.match(
      out,
      /^added +\/greetings\/<slug:any>\/ greetings:any, takes .*\/greetings\/search\/ from greetings:search/m,
    );
    assert.match(out, "1 change, 1 breaking");
    assert.is(code, 1);
  }
  assert.match((await urlc(folder, "diff nowhere")).err, "neither a file nor a revision");
});

test("routes --verbose shows an example path of each route, and what it loses", async () => {
  const { out } = await urlc(temporaryFolder(site), "routes --verbose");
  assert.match(out, "takes /greetings/search/\n");
  assert.match(out, "loses /greetings/search/ to /greetings/search/");
  assert.match(out, 'reverse() gives 1 of these, as of name "search"');
  assert.match(out, "what reverse() gives comes back");
});

test("--format lays the output out as the project wants it", async () => {
  const folder = temporaryFolder({ ...site, ".prettierrc": '{ "semi": false, "singleQuote": true }' });
  const { code, err } = await urlc(folder, "build --no-types --format");
  assert.is(code, 0, err);
  assert.match(readFileSync(join(folder, "generated/router.ts"), "utf8"), /from 'urlc'\n/);
  assert.is((await urlc(folder, "build --no-types --format --check")).code, 0);
  assert.is((await urlc(folder, "build --no-types --check")).code, 1);
});

test("usage errors exit 2, help and version 0", async () => {
  const folder = temporaryFolder(site);
  for (const words of [
    "bild",
    "build --wacht",
    "build --off URLC0000",
    "build gone.ts",
    "match",
    "dev --port x",
  ])
    assert.is((await urlc(folder, words)).code, 2, words);
  assert.match((await urlc(folder, "bild")).err, "Did you mean build?");
  assert.match((await urlc(folder, "build --off URLC4O01")).err, "did you mean URLC4001?");
  assert.is((await urlc(folder, "--version")).code, 0);
  assert.match((await urlc(folder, "build --help")).out, "Examples:");
});

test("a rePath() route is shown as the regular expression that it is", async () => {
  const folder = temporaryFolder({
    "package.json": "{}",
    "urls.ts": `import { include, path, registerConverter, rePath } from "urlc";
import { home } from "./views.ts";
import { isbn } from "./isbn.ts";
registerConverter("isbn", isbn);
export const urlpatterns = [
  rePath(/^years\\/(?<year>[0-9]{4})\\/$/, home, { name: "year" }),
  path("old/", include([rePath(/^(?<rest>x+)$/, home, { name: "old" })])),
  rePath(/^new\\//, include([path("<isbn:book>/", home, { name: "book" })])),
];
`,
    "views.ts": "export const home = () => {};\n",
    "isbn.ts": `export const isbn = { regex: "[0-9]+", parse: (text: string) => (text === "0" ? undefined : text), format: String };
`,
  });
  const { out } = await urlc(folder, "routes");
  for (const words of ["/^years\\/(?<year>[0-9]{4})\\/$/ ", "/old/(?<rest>x+)$ ", "^new\\/<isbn:book>/ "])
    assert.match(out, words);
  const year = await urlc(folder, "match /years/1965/");
  assert.match(year.out, "✓ /^years\\/(?<year>[0-9]{4})\\/$/ takes the path");
  assert.match(year.out, "route    /^years\\/(?<year>[0-9]{4})\\/$/\n");
  const book = await urlc(folder, "match /new/12/");
  assert.match(book.out, "included /^new\\// ");
  assert.match(
    book.out,
    "parse() of isbn was not run: if it gives undefined, this route does not match and the next are tried",
  );
});

test("what cannot be read is told once, without what follows from it", async () => {
  const cases = [
    [`path("search/", views.search`, /URLC1002/],
    [`path("search/"), path("a/", views.a`, /URLC1002/],
    [`...structuredClone([])`, /URLC1005/],
  ] as const;
  for (const [pattern, code] of cases) {
    const folder = temporaryFolder({
      ...site,
      "greetings/urls.ts": `import { path } from "urlc";
import * as views from "./views.ts";
export const urlpatterns = [${pattern}];
`,
    });
    const { err } = await urlc(folder, "build --no-types");
    assert.match(err, /^nothing written$/m);
    const codes = err.match(/URLC\d+/g) ?? [];
    assert.ok(codes.length > 0 && codes.every((each) => code.test(each)), err);
  }
});

test("completion scripts name the commands and their options", async () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { out, code } = await urlc(".", `completion ${shell}`);
    assert.is(code, 0);
    assert.match(out, "routes");
    assert.match(out, "no-types");
  }
});

test("init makes a project whose URLconf builds, and overwrites nothing", async () => {
  const folder = temporaryFolder();
  const { code, out } = await urlc(folder, "init site");
  assert.is(code, 0);
  assert.match(out, "cd site");
  for (const file of ["package.json", "urls.ts", "server.ts", "templates/404.html", "generated/router.ts"])
    assert.ok(existsSync(join(folder, "site", file)), file);
  assert.match(readFileSync(join(folder, "site/server.ts"), "utf8"), '"./generated/router.ts"');
  assert.match(readFileSync(join(folder, "site/greetings/views.ts"), "utf8"), '"../generated/reverse.ts"');
  assert.is((await urlc(join(folder, "site"), "check --no-types")).code, 0);
  const again = await urlc(folder, "init site");
  assert.is(again.code, 2);
  assert.match(again.err, "already holds");
});

test.run();
