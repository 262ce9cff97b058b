import type { DecisionTree } from "../ir/decision.ts";
import { block, ifBlock } from "./code.ts";
import { type Doc } from "./layout.ts";
import type { Env } from "./place.ts";
import { caseOf, charComment, groupBy } from "./tails.ts";
import { quoted } from "./words.ts";

type Static = DecisionTree["statics"][number];

/** Whole paths: by length, then by the character that tells most of them apart, then by one comparison. */
export function emitStatics(statics: readonly Static[], env: Env): readonly Doc[] {
  if (statics.length === 0) return [];
  const answer = ({ path, route }: Static) =>
    ifBlock([`path === ${quoted(path)}`], [`return ${env.answerOf(route)};`]);
  const pick = (group: readonly Static[]): readonly Doc[] => {
    const [only] = group;
    if (only === undefined || group.length === 1) return group.map(answer);
    let best = 0;
    let most = 0;
    for (let offset = 0; offset < only.path.length; offset++) {
      const count = new Set(group.map(({ path }) => path.charCodeAt(offset))).size;
      if (count > most) [most, best] = [count, offset];
    }
    const cases = groupBy(group, ({ path }) => path.charCodeAt(best));
    return [
      block(
        `switch (path.charCodeAt(${best}))`,
        [...cases].map(([char, inside]) => caseOf(char, pick(inside), charComment(char))),
      ),
    ];
  };
  const lengths = groupBy(statics, ({ path }) => path.length);
  const ordered = [...lengths].sort(([a], [b]) => a - b);
  return statics.length === 1
    ? statics.map(answer)
    : [
        block(
          "switch (path.length)",
          ordered.map(([length, group]) => caseOf(length, pick(group))),
        ),
      ];
}
