/**
 * What proving routes, and their reversed paths, costs: `node --import tsx -C urlc-source scripts/bench/prove.ts`. Sites of 1,000 and 5,000 routes as they
 * are written (apps of ten routes, a catch-all here and there), and sets made to hurt. Wall time, and processor time.
 */
import { prove } from "../../compiler/2-analyze/prove/prove.ts";
import { proveReversals } from "../../compiler/2-analyze/prove/prove-reversals.ts";
import { nameRoutes } from "../../compiler/2-analyze/reverse/name.ts";
import { analyze, readResult, view } from "../../compiler/2-analyze/urlconf.test-util.ts";

/** Ten routes an app: a list, a form, a page by number and by slug, its parts, an archive by date. */
function site(count: number): string[] {
  const apps = Math.ceil(count / 10);
  return Array.from({ length: apps }, (_, app) => `section-${app % 17}/application${app}/`)
    .flatMap((app) => [
      app,
      `${app}new/`,
      `${app}<int:id>/`,
      `${app}<int:id>/edit/`,
      `${app}<int:id>/delete/`,
      `${app}<int:id>/comments/<uuid:comment>/`,
      `${app}archive/<int:year>/<int:month>/`,
      `${app}<slug:slug>/`,
      `${app}<slug:slug>/history/`,
      `${app}files/<path:file>`,
    ])
    .slice(0, count);
}

const cases: Record<string, string[]> = {
  "1,000 routes": site(1000),
  "5,000 routes": site(5000),
  "5,000 routes and a catch-all at the end": [...site(4999), "<path:anything>"],
  "5,000 dead routes after a catch-all": ["<path:anything>", ...site(4999)],
  "1,000 × <str>/…/": Array.from({ length: 1000 }, (_, n) => `<str:a>/page${n}/<slug:b>/`),
  "300 × <path>/…/": Array.from({ length: 300 }, (_, n) => `<path:a>/page${n}/<path:b>`),
  "hostile: a.*b.*c.* in all orders": Array.from({ length: 200 }, (_, n) =>
    Array.from({ length: 9 }, (_, at) => `${"abc"[(n >> at) % 3]}<path:p${at}>`).join(""),
  ),
};

/** Wall and processor time of some work, in milliseconds. */
function timed<T>(work: () => T): { readonly result: T; readonly time: string } {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    result,
    time: `${(performance.now() - start).toFixed(0)} (${((user + system) / 1000).toFixed(0)})`,
  };
}

for (const [name, texts] of Object.entries(cases)) {
  const { tree, routes } = analyze(
    readResult(texts.map((text, at) => view(text, `v${at}`, { name: `n${at}` }))),
  );
  const names = nameRoutes(tree, routes, () => {});
  const times: string[] = [];
  let verdicts = "";
  for (let round = 0; round < 3; round++) {
    const { result: proofs, time } = timed(() => prove(tree, routes, () => {}));
    const { result: reversals, time: more } = timed(() => proveReversals(tree, routes, names, proofs));
    times.push(`${time} + ${more}`);
    const count = (kind: string) => proofs.filter((proof) => proof.kind === kind).length;
    const unproved = reversals.filter((proof) => proof.unproved !== undefined).length;
    const lost = reversals.filter(({ losses }) => losses.length > 0).length;
    verdicts =
      `${count("reachable")} reachable, ${count("dead")} dead, ${count("unproved")} unproved; ` +
      `of ${reversals.length} reversed ${lost} lose paths, ${unproved} are unproved`;
  }
  console.log(`${name}: ${times.join(" / ")} ms, ${verdicts}`);
}
