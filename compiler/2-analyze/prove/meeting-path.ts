import type { Candidate } from "../../ir/named-route.ts";
import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { findWord } from "./find-word.ts";
import { languageMaker } from "./language.ts";
import { moreThan } from "./limit.ts";
import { isBuiltInInt, type PieceMaker } from "./piece.ts";
import type { RowOwner } from "./thread.ts";
import { isBoundAsWhole, openingOf, writtenLanguage, type WrittenPart } from "./written.ts";

/** Steps of automata for all questions, for one, and what one costs at least. */
const maxSteps = 400_000;
const maxStepsAlone = 20_000;
const minSteps = 30;

/** A path (without its leading `/`) that reverse() writes, and what is not known of it. */
export interface Meeting {
  /** A shortest one; undefined where there is none. */
  readonly path?: string;
  /** Why there may be one all the same, or another one. */
  readonly doubt?: string;
}

/** Answers for one candidate. */
export interface Meetings {
  /** A path that a route matches, for certain or perhaps, and that none of the others does. */
  readonly with: (rival: FlatRoute, others: readonly FlatRoute[]) => Meeting;
  /** A path that its own route may not match. */
  readonly withoutOwn: () => Meeting;
}

const [path, whole, rivalOwner, otherOwners] = [0, 1, 2, 3];

/**
 * Finds paths that reverse() writes and that go elsewhere. Routes that go on alike after what they have in common are looked
 * at once.
 */
export function meetingPaths(
  maker: PieceMaker,
): (candidate: Candidate, parts: readonly WrittenPart[]) => Meetings {
  const toLanguage = languageMaker(maker);
  const known = new Map<string, Meeting>();
  const tails = new Map<FlatRoute, string>();
  const tailOf = (route: FlatRoute): string => {
    const tail = tails.get(route) ?? tailKey(route);
    tails.set(route, tail);
    return tail;
  };
  let steps = maxSteps;

  const ask = (
    { row, whole: bound, doubt }: ReturnType<typeof writtenLanguage>,
    others: readonly FlatRoute[],
    isWanted: Parameters<typeof findWord>[0]["isWanted"],
  ): Meeting => {
    if (steps <= 0) return { doubt: moreThan(maxSteps) };
    const written: readonly RowOwner[] = [
      { owner: path, row },
      ...(bound ? [{ owner: whole, row: bound }] : []),
    ];
    const languages = others.map((route, at) => toLanguage({ ...route, index: rivalOwner + at }));
    const { word, isComplete, cost } = findWord({
      owners: [...written, ...languages],
      within: written.map(({ owner }) => owner),
      isWanted,
      maxSteps: Math.min(steps, maxStepsAlone),
    });
    steps -= cost + minSteps;
    // Of the first, too large a language is as good as its own; what the others really leave, it hides.
    const hidden = languages.slice(1).find(({ inexact }) => inexact !== undefined)?.inexact;
    if (word === undefined && !isComplete) return { doubt: moreThan(maxStepsAlone) };
    if (word === undefined) return hidden === undefined ? {} : { doubt: hidden };
    const why = doubt ?? languages.find(({ inexact }) => inexact !== undefined)?.inexact;
    return { path: word, ...(why !== undefined && { doubt: why }) };
  };

  return (candidate, parts) => {
    const [opening, rest] = openingOf(parts);
    const isBound = isBoundAsWhole(candidate);
    let key: string | undefined;
    const restKey = () => (key ??= JSON.stringify([rest, isBound ? candidate.whole : 0]));
    return {
      with: (rival, others) => {
        const rivalOpening = firstText(rival);
        const length = isBound || others.length > 0 ? 0 : commonLength(opening, rivalOpening);
        const openings = JSON.stringify([opening.slice(length), rivalOpening.slice(length)]);
        const question = openings + restKey() + tailOf(rival);
        const found = others.length === 0 ? known.get(question) : undefined;
        const meeting =
          found ??
          ask(
            writtenLanguage(candidate, [opening.slice(length), ...rest], maker),
            [rival, ...others].map((route) => without(route, length)),
            (endingOf) =>
              endingOf(rivalOwner) !== "not" && others.every((_, at) => endingOf(otherOwners + at) === "not"),
          );
        if (others.length === 0) known.set(question, meeting);
        return meeting.path === undefined
          ? meeting
          : { ...meeting, path: opening.slice(0, length) + meeting.path };
      },
      withoutOwn: () => {
        const { inexact } = toLanguage(candidate.route);
        // It is in no language larger than its own; whether it is in its own is another matter.
        if (inexact !== undefined) return { doubt: inexact };
        const written = writtenLanguage(candidate, parts, maker);
        return ask(written, [candidate.route], (endingOf) => endingOf(rivalOwner) !== "taken");
      },
    };
  };
}

function firstText({ stages }: FlatRoute): string {
  const first = stages[0]?.parts[0];
  return first?.kind === "literal" ? first.text : "";
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  // Half a character is none.
  return /[\ud800-\udbff]/.test(one[length - 1] ?? "") ? length - 1 : length;
}

/** The opening loses its beginning; it stays where it is, for params know their parts by number. */
function without(route: FlatRoute, length: number): FlatRoute {
  const [stage, ...stages] = route.stages;
  const [first, ...parts] = stage?.parts ?? [];
  if (first?.kind !== "literal" || length === 0) return route;
  return {
    ...route,
    stages: [{ parts: [{ ...first, text: first.text.slice(length) }, ...parts] }, ...stages],
  };
}

/** Equal only for routes that match the same behind their opening. */
function tailKey({ index, stages, params }: FlatRoute): string {
  const isPlain = params.every(
    ({ sources: [source, ...more] }) => source?.kind === "capture" && more.length === 0,
  );
  const keys = stages.map(({ parts }, stage) =>
    parts.map((part, at) => (stage === 0 && at === 0 && part.kind === "literal" ? 0 : partKey(part))),
  );
  return JSON.stringify([keys, params.length === 0 ? "unused" : isPlain ? "used" : index]);
}

function partKey(part: RoutePart): readonly unknown[] {
  if (part.kind === "literal") return [part.text];
  if (part.kind === "regexp") return [part.source, part.flags, "regexp"];
  const { regex } = part.converter;
  return [regex, isBuiltInInt(part.converter)];
}
