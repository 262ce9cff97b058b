import { readFileSync } from "node:fs";

interface State {
  readonly fileNames: readonly string[];
  readonly fileInfos: readonly (
    string | { readonly version: string; readonly affectsGlobalScope?: boolean }
  )[];
}

/**
 * The files that declare what every file sees, and their versions, by the state that TypeScript left behind; undefined when
 * there is none. TypeScript 7.0 does not check anew what depends on them: where they are others than before, its state is wrong.
 */
export function globalTypes(state: string): string | undefined {
  try {
    const { fileNames, fileInfos } = JSON.parse(readFileSync(state, "utf8")) as State;
    const isGlobal = (info: State["fileInfos"][number]) =>
      typeof info === "object" && info.affectsGlobalScope === true;
    return JSON.stringify(
      fileInfos.flatMap((info, at) => (isGlobal(info) ? [JSON.stringify([fileNames[at], info])] : [])).sort(),
    );
  } catch {
    return undefined;
  }
}
