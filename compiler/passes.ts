import { flatten } from "./2-analyze/flatten.ts";
import { link } from "./2-analyze/link.ts";
import { nameRoutes } from "./2-analyze/reverse/name.ts";
import { prove } from "./2-analyze/prove/prove.ts";
import type { Diagnostic, Report } from "./diagnostics/diagnostic.ts";
import type { RouteTree } from "./ir/route.ts";
import { tupleOf } from "./ir/tuple.ts";
import type { ReadResult } from "./ir/urlconf.ts";

/** A pass whose answer and complaints are kept as long as the form lives that it was asked about. */
function kept<Form extends object, Answer>(
  keyOf: (form: Form) => object | undefined,
  pass: (form: Form, report: Report) => Answer,
): (form: Form, report: Report) => Answer {
  const known = new WeakMap<object, { readonly answer: Answer; readonly reported: readonly Diagnostic[] }>();
  return (form, report) => {
    const key = keyOf(form);
    if (key === undefined) return pass(form, report);
    let before = known.get(key);
    if (before === undefined) {
      const reported: Diagnostic[] = [];
      before = { answer: pass(form, (diagnostic) => void reported.push(diagnostic)), reported };
      known.set(key, before);
    }
    for (const diagnostic of before.reported) report(diagnostic);
    return before.answer;
  };
}

/** URLconfs and converters that were not read anew are the same objects: so is the tree that was made of them. The root is first. */
const formsOf = ({ urlconfs, converters }: ReadResult) =>
  urlconfs.length === 0 ? undefined : tupleOf([...urlconfs, ...converters]);

const itself = (tree: RouteTree) => tree;

export const linkOnce = kept(formsOf, link);
export const flattenOnce = kept(itself, flatten);
export const nameOnce = kept(itself, (tree, report) => nameRoutes(tree, flattenOnce(tree, report), report));
export const proveOnce = kept(itself, (tree, report) => prove(tree, flattenOnce(tree, report), report));

/** What was made of a tree, if the other facts are the same. */
export function keptBy<Answer>(): (tree: RouteTree, facts: string, make: () => Answer) => Answer {
  const known = new WeakMap<RouteTree, { readonly facts: string; readonly answer: Answer }>();
  return (tree, facts, make) => {
    const before = known.get(tree);
    if (before?.facts === facts) return before.answer;
    const answer = make();
    known.set(tree, { facts, answer });
    return answer;
  };
}
