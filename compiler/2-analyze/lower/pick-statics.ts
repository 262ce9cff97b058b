import { areDisjoint, type Budget } from "./disjoint.ts";
import type { Plan } from "./plan.ts";

/** Static routes that no earlier route could take, by path; `others` stay where their turn is. */
export function pickStatics(plans: readonly Plan[], budget: Budget) {
  const statics = new Map<string, number>();
  const dynamics: Plan[] = [];
  const earlier = new Map<string, Plan[]>();
  for (const found of plans) {
    const [text, ...others] = found.items;
    const path = text?.kind === "text" ? text.text : "";
    if (others.length > 0) {
      dynamics.push(found);
      const same = earlier.get(path);
      if (same) same.push(found);
      else earlier.set(path, [found]);
      continue;
    }
    const language = { letters: found.letters, start: 0 };
    const isFree = (length: number) =>
      (earlier.get(path.slice(0, length)) ?? []).every((other) =>
        areDisjoint(language, { letters: other.letters, start: 0 }, budget),
      );
    if (statics.has(path)) continue;
    if (Array.from({ length: path.length }, (_, at) => at + 1).every(isFree)) statics.set(path, found.route);
    else dynamics.push(found);
  }
  return { statics, dynamics };
}
