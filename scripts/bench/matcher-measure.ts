import { oracleOf } from "./matcher-oracle.ts";
import { calibrate, median } from "./matcher-pace.ts";
import { peers, type Peer } from "./matcher-peers.ts";
import { pathsOf, type RouteSet } from "./matcher-routes.ts";
import { expectedIndices, routerText, runRouterText } from "./matcher-urlc.ts";

/** What was measured of one router on one set. */
export interface Measurement {
  readonly router: string;
  readonly kinds: Readonly<Record<string, { readonly ns: number; readonly isRight: boolean }>>;
  readonly problem?: string;
  /** The median of `calibrate()` meanwhile. */
  readonly pace?: number;
}

const batch = 512;
const pool = 2048;
/** Batches after which V8 has made up its mind about a router. */
const warmUp = 300;

async function makePeer(name: string, { routes }: RouteSet): Promise<Peer> {
  if (!name.startsWith("urlc")) return peers.find((peer) => peer.name === name)!.make(routes);
  const { resolve } = runRouterText(routerText(routes));
  const indexOf = ((found: ReturnType<typeof resolve>) => found?.route.index ?? -1) as Peer["indexOf"];
  if (name === "urlc") return { find: resolve, indexOf };
  return { find: (path) => resolve(path.indexOf("%") === -1 ? path : decodeURIComponent(path)), indexOf };
}

/** Makes the strings of one batch: as a server gets them, cut out of longer ones, or always the same. */
function stringsOf(paths: readonly string[], kind: string): (at: number) => readonly string[] {
  if (kind === "constant") {
    const interned = paths.map((path) => Object.keys({ [path]: 0 })[0]!);
    return (at) => interned.slice(at, at + batch);
  }
  const bytes = Buffer.from(paths.join(""), "latin1") as Buffer & {
    latin1Slice(from: number, to: number): string;
  };
  const ends: number[] = [];
  paths.reduce((end, path) => (ends.push(end + path.length), end + path.length), 0);
  return (at) =>
    Array.from({ length: batch }, (_, index) => {
      const number = at + index;
      const path = bytes.latin1Slice(number === 0 ? 0 : ends[number - 1]!, ends[number]!);
      return kind === "sliced" ? `${path}?page=2&order=name`.slice(0, path.length) : path;
    });
}

type Loop = (find: Peer["find"], strings: readonly string[], sink: unknown[]) => void;

/** A loop of its own for every router: what V8 learns of one must not be used for another. */
const makeLoop = () =>
  new Function(
    "find",
    "strings",
    "sink",
    "for (let at = 0; at < strings.length; at++) sink[at] = find(strings[at]);",
  ) as Loop;

/** Measures routers on a set, all in this process; every kind of traffic in turn, or only one. */
export async function measure(
  set: RouteSet,
  names: readonly string[],
  strings: string,
  milliseconds: number,
  only?: string,
): Promise<readonly Measurement[]> {
  const kinds = Object.entries(set.kinds).filter(
    ([kind, templates]) => templates.length > 0 && (only === undefined || only === kind),
  );
  const paths = new Map(kinds.map(([kind, templates]) => [kind, pathsOf(templates, pool)]));
  const checked = new Map([...paths].map(([kind, all]) => [kind, all.slice(0, 60)]));
  const expected = new Map([...checked].map(([kind, all]) => [kind, expectedIndices(set.routes, all)]));
  const done: Measurement[] = [];
  let paces: number[] = [];
  for (const name of names) {
    paces = [];
    try {
      const found = name === "oracle" ? await measureOracle() : await measureRouter(name);
      done.push({ router: name, kinds: found, pace: median(paces) });
    } catch (error) {
      done.push({ router: name, kinds: {}, problem: String(error).split("\n")[0]!.slice(0, 60) });
    }
  }
  return done;

  async function measureRouter(name: string): Promise<Measurement["kinds"]> {
    const peer = await makePeer(name, set);
    const strip = (path: string) => (peer.isStripped ? path.slice(1) : path);
    const loop = makeLoop();
    const times = timed(
      kinds.map(([kind]) => ({ kind, loop, find: peer.find, strings: paths.get(kind)!.map(strip) })),
    );
    const isRight = (kind: string) =>
      checked
        .get(kind)!
        .every((path, at) => peer.indexOf(peer.find(strip(path)) as never) === expected.get(kind)![at]);
    return Object.fromEntries([...times].map(([kind, ns]) => [kind, { ns, isRight: isRight(kind) }]));
  }

  async function measureOracle(): Promise<Measurement["kinds"]> {
    const hot = kinds.filter(([, templates]) => templates.length === 1 && /^[^?!]*$/.test(templates[0]!));
    const times = timed(
      hot.map(([kind, [template]]) => {
        const strings = paths.get(kind)!;
        return { kind, loop: makeLoop(), find: oracleOf(template!, strings), strings };
      }),
    );
    return Object.fromEntries([...times].map(([kind, ns]) => [kind, { ns, isRight: true }]));
  }

  function timed(rows: readonly Row[]): ReadonlyMap<string, number> {
    const times = new Map<string, number[]>(rows.map(({ kind }) => [kind, []]));
    const makers = rows.map((row) => stringsOf(row.strings, strings));
    const sink = new Array<unknown>(batch);
    const begin = performance.now();
    const elapsed = () => (performance.now() - begin) / rows.length;
    const isWarm = (round: number) => round >= warmUp || elapsed() > 3 * milliseconds;
    let measured = 0;
    for (let round = 0; measured < 8 || !isWarm(round) || elapsed() < milliseconds; round++) {
      const counts = isWarm(round);
      const pace = calibrate();
      if (counts) {
        measured++;
        paces.push(pace);
      }
      for (const [at, { kind, loop, find }] of rows.entries()) {
        const made = makers[at]!((round * batch) % pool);
        const start = performance.now();
        loop(find, made, sink);
        const time = performance.now() - start;
        if (counts) times.get(kind)!.push(time);
      }
    }
    return new Map([...times].map(([kind, all]) => [kind, (median(all) * 1e6) / batch]));
  }
}

/** One kind of traffic through one router. */
interface Row {
  readonly kind: string;
  readonly loop: Loop;
  readonly find: Peer["find"];
  readonly strings: readonly string[];
}
