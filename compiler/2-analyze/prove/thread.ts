import { readableText, type Acceptance, type Piece } from "./piece.ts";

/** What a route's automaton is made of: texts and pieces in turn, a text first and last (it may be empty). */
export interface Row {
  readonly texts: readonly string[];
  readonly pieces: readonly Piece[];
  /** From the beginning of each text: the length of a shortest clean end. */
  readonly lengths: readonly number[];
  /** What follows the last text, where the row is not all. */
  readonly then?: readonly Thread[];
}

/** A route, as far as threads know it. */
export interface RowOwner {
  /** `FlatRoute.index`. */
  readonly owner: number;
  readonly row: Row;
}

/** A state of the automaton of one route, or of several that are the same so far; made when it is first reached. */
export interface Thread {
  /** Its own. */
  readonly id: number;
  /** In declaration order. */
  readonly owners: readonly RowOwner[];
  /** How a text ends here, for all its owners. */
  readonly accepts: Acceptance;
  /** No text shorter than this leads one of its owners to a clean end; Infinity where there is none. */
  readonly remaining: (owner: RowOwner) => number;
  /** A text of that length that does, readable where there is a choice; undefined where only its edges can tell. */
  readonly ending: (owner: RowOwner) => string | undefined;
  /** Behind the overflow of an int: no end is clean any more. */
  readonly hasOverflow: boolean;
  readonly edges: () => readonly Edge[];
}

/** Every code point between the two, both included, leads to all of `to`. */
export interface Edge {
  readonly min: number;
  readonly max: number;
  readonly to: readonly Thread[];
}

let ids = 0;

/** Makes a thread that finds its edges when asked first. */
export function createThread(facts: Omit<Thread, "id">): Thread {
  let edges: readonly Edge[] | undefined;
  const { owners, accepts, hasOverflow, remaining, ending } = facts;
  return {
    id: ids++,
    owners,
    accepts,
    hasOverflow,
    remaining,
    ending,
    edges: () => (edges ??= facts.edges()),
  };
}

/** The threads at the beginning of rows. As long as rows are the same, they go as one. */
export function startOf(owners: readonly RowOwner[]): readonly Thread[] {
  return inText(owners, 0, 0, 0, false);
}

/** At a position, in UTF-16 and in code points, of a text that all of them agree on up to there. */
function inText(
  owners: readonly RowOwner[],
  level: number,
  position: number,
  offset: number,
  hasOverflow: boolean,
): readonly Thread[] {
  const open = owners.filter(({ row }) => (row.texts[level]?.length ?? 0) > position);
  const done = owners.filter(({ row }) => (row.texts[level]?.length ?? 0) === position);
  const threads: Thread[] = [];
  if (open.length > 0)
    threads.push(
      createThread({
        owners: open,
        accepts: "none",
        hasOverflow,
        remaining: ({ row }) => (hasOverflow ? Infinity : (row.lengths[level] ?? 0) - offset),
        ending: ({ row }) => endingOf(row, level)?.slice(position),
        edges: () =>
          [...groupBy(open, ({ row }) => row.texts[level]?.codePointAt(position) ?? 0)].map(
            ([point, group]) => ({
              min: point,
              max: point,
              to: inText(group, level, position + (point > 0xffff ? 2 : 1), offset + 1, hasOverflow),
            }),
          ),
      }),
    );
  for (const [piece, group] of groupBy(done, ({ row }) => row.pieces[level])) {
    if (piece !== undefined) threads.push(...pieceThreads(group, level, piece, hasOverflow));
    else threads.push(...atEnd(group, hasOverflow));
  }
  return threads;
}

function atEnd(owners: readonly RowOwner[], hasOverflow: boolean): readonly Thread[] {
  const ended = owners.filter(({ row }) => row.then === undefined);
  const end: readonly Thread[] =
    ended.length === 0
      ? []
      : [
          createThread({
            owners: ended,
            accepts: hasOverflow ? "overflow" : "clean",
            hasOverflow,
            remaining: () => (hasOverflow ? Infinity : 0),
            ending: () => "",
            edges: () => [],
          }),
        ];
  return [...end, ...owners.flatMap(({ row }) => row.then ?? [])];
}

/** The threads at the beginning of a piece that all of them have at this level. */
function pieceThreads(
  owners: readonly RowOwner[],
  level: number,
  piece: Piece,
  hadOverflow: boolean,
): readonly Thread[] {
  const known = new Map<number, Thread>();
  const behind = new Map<boolean, readonly Thread[]>();
  const next = (hasOverflow: boolean): readonly Thread[] => {
    const threads = behind.get(hasOverflow) ?? inText(owners, level + 1, 0, 0, hasOverflow);
    behind.set(hasOverflow, threads);
    return threads;
  };
  const thread = (state: number): Thread => {
    const made = known.get(state);
    if (made !== undefined) return made;
    // A thread that could go on to the next text has done so, beside this one: here, at least a character follows.
    const ahead = piece.onward[state] ?? Infinity;
    const created = createThread({
      owners,
      accepts: "none",
      hasOverflow: hadOverflow,
      remaining: ({ row }) => (hadOverflow ? Infinity : ahead + (row.lengths[level + 1] ?? 0)),
      ending: ({ row }) => joined(readableText(piece, state, ahead), endingOf(row, level + 1)),
      edges: () =>
        (piece.edges[state] ?? []).map(([min, max, target]) => ({ min, max, to: closure(target) })),
    });
    known.set(state, created);
    return created;
  };
  const closure = (state: number): readonly Thread[] => {
    const accepts = piece.accepts[state] ?? "none";
    return [
      ...(piece.edges[state]?.length ? [thread(state)] : []),
      ...(accepts === "none" ? [] : next(hadOverflow || accepts === "overflow")),
    ];
  };
  return closure(0);
}

/** A shortest text that ends cleanly, from the beginning of a row, or of one of its texts, on. */
export function endingOf(row: Row, level = 0): string | undefined {
  const text = row.texts[level];
  const piece = row.pieces[level];
  if (piece === undefined) return row.then === undefined ? text : undefined;
  return joined(text, joined(readableText(piece), endingOf(row, level + 1)));
}

const joined = (text: string | undefined, more: string | undefined): string | undefined =>
  text === undefined || more === undefined ? undefined : text + more;

function groupBy<K, T>(list: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
