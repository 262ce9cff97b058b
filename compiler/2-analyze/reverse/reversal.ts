import type { Candidate, ReversePart, WholePath } from "../../ir/named-route.ts";
import type { FlatRoute, IncludeNode, Route } from "../../ir/route.ts";
import type { ExtraKwarg } from "../../ir/urlconf.ts";
import { normalize, type Form } from "./normalize.ts";
import { piecesOf } from "./pieces.ts";

/** How a route can be written, or why it cannot. */
export type Reversal =
  | { readonly kind: "candidates"; readonly candidates: readonly Candidate[] }
  /** The same param is captured on two levels; Django raises `re.error`. */
  | ({ readonly kind: "captured-twice"; readonly param: string } & Pick<Candidate, "params" | "extras">)
  | { readonly kind: "irreversible"; readonly why: string };

type Parts = readonly ReversePart[];

/** Projects have many params, and few regular expressions. */
function onceEach(ask: (regex: string) => boolean): (regex: string) => boolean {
  const answers = new Map<string, boolean>();
  return (regex) => {
    const answer = answers.get(regex) ?? ask(regex);
    answers.set(regex, answer);
    return answer;
  };
}

/** A converter's inner names mean nothing and could clash; without back references they can go. */
const unnamed = (source: string) =>
  source.includes("\\k<")
    ? source
    : source.replace(
        /(\\[^]|\[(?:\\[^]|[^\]\\])*\])|\(\?<(?![=!])[^>]*>/g,
        (_, kept?: string) => kept ?? "(?:",
      );

/** True when a converter's regex looks only at its own text: whether a value fits does not depend on its neighbours. */
const isContextFree = onceEach(
  (regex) => !/[\\^$]|\(\?(?!:)/.test(unnamed(regex).replace(/\\[^bBk1-9]|\[\^?(?:\\[^]|[^\]\\])*\]/g, "")),
);

/** True when no text that a regex matches can hold a slash. Conservative. */
export const isSlashFree = onceEach((regex) => {
  for (const [token, negation, members = ""] of regex.matchAll(/\\[^]|\[(\^?)((?:\\[^]|[^\]\\])*)\]|[^]/g)) {
    if (negation === undefined) {
      if (/^(?:[./]|\\[^wd.\-])/.test(token)) return false;
    } else if (negation === "^") {
      if (!members.includes("/")) return false;
    } else if (mayHoldSlash(members)) return false;
  }
  return true;
});

/** Of the members of a class. A range that an escaped character begins or ends is not looked into. */
function mayHoldSlash(members: string): boolean {
  if (/[/]|\\(?![-wds.\]\\^])|\\[^]-[^]|[^]-\\[-.\]\\^]/.test(members)) return true;
  const ranges = members.replace(/\\[^]/g, "").matchAll(/([^])-([^])/g);
  return [...ranges].some(([, low = "", high = ""]) => low <= "/" && high >= "/");
}

/**
 * Checking value by value is enough when no two params can trade text: one param, or each alone between slashes, and when the
 * converters' own regexes, which values are checked against then, are those of the route.
 */
function isSeparable(parts: Parts): boolean {
  const params = parts.flatMap((part) => (part.kind === "param" ? part : []));
  if (params.some(({ converter }) => converter?.isRewritten)) return false;
  if (!params.every(({ converter }) => converter !== undefined && isContextFree(converter.regex)))
    return false;
  if (params.length < 2) return true;
  if (!params.every(({ converter }) => isSlashFree(converter?.regex ?? "/"))) return false;
  let isTaken = false;
  for (const part of parts) {
    if (part.kind === "literal") isTaken &&= !part.text.includes("/");
    else if (isTaken) return false;
    else isTaken = true;
  }
  return true;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The expression of the whole path, levels joined as Django joins them. */
function wholePattern(routes: readonly Route[]): WholePath | undefined {
  const flags = new Set<string>();
  const sources = routes.map((route, level) => {
    const isLast = level === routes.length - 1;
    const source = route.parts.map((part) => {
      if (part.kind === "literal") return escaped(part.text);
      if (part.kind === "param") return `(?:${unnamed(part.converter.regex)})`;
      for (const flag of part.flags) if ("ims".includes(flag)) flags.add(flag);
      return part.source.replace(/^\^/, "");
    });
    return source.join("") + (route.kind === "path" && isLast ? "$" : "");
  });
  const pattern = `^${sources.join("")}`;
  for (const mode of ["u", "v", ""]) {
    const chosen = [...flags, mode].sort().join("");
    try {
      const { source } = new RegExp(pattern, chosen);
      return { source, flags: chosen, pieces: piecesOf({ source, flags: chosen }) };
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Adjacent literals joined. */
function joined(parts: Parts): Parts {
  const result: ReversePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === "literal" && last?.kind === "literal")
      result[result.length - 1] = { kind: "literal", text: last.text + part.text };
    else if (part.kind === "param" || part.text !== "") result.push(part);
  }
  return result;
}

const partsOfForm = (form: Form): Parts =>
  form.map((piece) =>
    typeof piece === "string" ? { kind: "literal", text: piece } : { kind: "param", name: piece.param },
  );

/** The forms of all levels, each appended to each of the level above. */
function formsOf(routes: readonly Route[]): readonly Parts[] | { readonly why: string } {
  let forms: readonly Parts[] = [[]];
  for (const { parts } of routes) {
    const [first] = parts;
    if (first?.kind !== "regexp") {
      const own: Parts[number][] = [];
      for (const part of parts)
        if (part.kind === "literal") own.push({ kind: "literal", text: part.text });
        else if (part.kind === "param")
          own.push({ kind: "param", name: part.name, converter: part.converter });
      forms = forms.map((form) => form.concat(own));
      continue;
    }
    const normalized = normalize(first.source);
    if (normalized.kind === "irreversible") return normalized;
    forms = forms.flatMap((form) => normalized.forms.map((own) => [...form, ...partsOfForm(own)]));
    if (normalized.isClosed) break;
  }
  return forms;
}

/** Params of a chain of routes, and the first that two of them capture. */
function capturesOf(routes: readonly Route[]): { names: ReadonlySet<string>; twice: string | undefined } {
  const names = new Set<string>();
  let twice: string | undefined;
  for (const { parts } of routes)
    for (const part of parts) {
      const found =
        part.kind === "param"
          ? [part.name]
          : part.kind === "regexp"
            ? part.groups.map((group) => group.name)
            : [];
      for (const name of found) {
        if (names.has(name)) twice ??= name;
        names.add(name);
      }
    }
  return { names, twice };
}

/**
 * Extra kwargs as reverse() sees them: the leaf's, and over them those of plain includes, the outermost strongest. What stands on
 * or above a namespaced include does not count.
 */
function extrasOf({ leaf, includes }: FlatRoute, captured: ReadonlySet<string>): readonly ExtraKwarg[] {
  const extras = new Map<string, ExtraKwarg>();
  for (const extra of leaf.kwargs) extras.set(extra.name, extra);
  for (const include of plainIncludes(includes))
    for (const extra of include.kwargs) extras.set(extra.name, extra);
  return [...extras.values()].filter(({ name }) => !captured.has(name));
}

/** The includes below the innermost namespaced one, innermost first. */
function plainIncludes(includes: readonly IncludeNode[]): readonly IncludeNode[] {
  const inward = [...includes].reverse();
  const end = inward.findIndex(({ namespace }) => namespace !== undefined);
  return end === -1 ? inward : inward.slice(0, end);
}

const known = new WeakMap<FlatRoute["stages"], Reversal>();

/** How reverse() writes a route: its forms in Django's order, which must match the whole pattern. */
export function reversal(route: FlatRoute): Reversal {
  const before = known.get(route.stages);
  if (before === undefined) {
    const found = reversalOf(route);
    known.set(route.stages, found);
    return found;
  }
  if (before.kind !== "candidates") return before;
  return { ...before, candidates: before.candidates.map((candidate) => ({ ...candidate, route })) };
}

function reversalOf(route: FlatRoute): Reversal {
  const routes = [...route.includes.map((include) => include.route), route.leaf.route];
  const { names, twice } = capturesOf(routes);
  const extras = extrasOf(route, names);
  if (twice !== undefined) return { kind: "captured-twice", param: twice, params: [...names], extras };
  const forms = formsOf(routes);
  if ("why" in forms) return { kind: "irreversible", why: forms.why };
  const candidateOf = (parts: Parts): Candidate => {
    const params = new Set<string>();
    for (const part of parts) if (part.kind === "param") params.add(part.name);
    return { route, parts, params: [...params], extras };
  };
  const isPlain = routes.every(({ kind }) => kind === "path");
  const texts = forms.map(joined);
  if (isPlain && texts.every(isSeparable)) return { kind: "candidates", candidates: texts.map(candidateOf) };
  const whole = wholePattern(routes);
  if (whole === undefined)
    return { kind: "irreversible", why: "its levels do not make one regular expression" };
  const expression = new RegExp(whole.source, whole.flags);
  const candidates = texts.flatMap((parts): readonly Candidate[] => {
    const candidate = candidateOf(parts);
    if (isPlain && isSeparable(parts)) return [candidate];
    if (candidate.params.length > 0) return [{ ...candidate, whole }];
    return expression.test(parts.map((part) => (part.kind === "literal" ? part.text : "")).join(""))
      ? [candidate]
      : [];
  });
  if (candidates.length === 0)
    return { kind: "irreversible", why: "the least text it stands for does not match it" };
  return { kind: "candidates", candidates };
}
