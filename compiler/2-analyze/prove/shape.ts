import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { usedCaptures } from "./language.ts";

const known = new WeakMap<FlatRoute["stages"], string>();

/** Equal for routes that match the same paths because they are written alike, whatever their parameters are called. */
export function shapeOf(route: FlatRoute): string {
  const shape = known.get(route.stages) ?? writeShape(route);
  known.set(route.stages, shape);
  return shape;
}

function writeShape(route: FlatRoute): string {
  const isUsed = usedCaptures(route);
  return JSON.stringify(
    route.stages.map(({ parts }, stage) => {
      const shapes: unknown[] = [];
      for (const [at, part] of parts.entries()) {
        const last = shapes.at(-1);
        if (part.kind === "literal" && typeof last === "string") shapes[shapes.length - 1] = last + part.text;
        else if (part.kind !== "literal" || part.text !== "") shapes.push(partShape(part, isUsed(stage, at)));
      }
      return shapes;
    }),
  );
}

function partShape(part: RoutePart, isUsed: boolean): unknown {
  if (part.kind === "literal") return part.text;
  if (part.kind === "regexp") return ["regexp", part.source, part.flags];
  const { name, regex, module, exportName, hasParse } = part.converter;
  return hasParse && module
    ? ["converter", name, regex, module.file ?? module.specifier, exportName]
    : ["converter", isUsed && module === undefined ? name : "", regex];
}
