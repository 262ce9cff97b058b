/** Words that cannot name a function of a module; `then` would make the module a thenable under `import()`. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch then this throw true try typeof undefined var void while with yield Infinity NaN"
  ).split(" "),
);

const capitalized = (word: string) => word.replace(/^./u, (first) => first.toUpperCase());

/** `show_profile`, `show-profile` and `ShowProfile` become `showProfile`; undefined when there is no letter or digit. */
export function helperName(name: string): string | undefined {
  const words = name.split(/[^\p{ID_Continue}$]+|_+/u).filter((word) => word !== "");
  const [first, ...others] = words;
  if (first === undefined) return undefined;
  const isShouted = first === first.toUpperCase();
  const start = isShouted ? first.toLowerCase() : first.replace(/^./u, (letter) => letter.toLowerCase());
  const helper = [start, ...others.map(capitalized)].join("");
  if (!/^[\p{ID_Start}$]/u.test(helper)) return `_${helper}`;
  return reserved.has(helper) ? `${helper}_` : helper;
}

/** Files of these names, whatever their extension, are devices on Windows. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name for a namespace that is free in its folder on every file system; takes it. */
export function moduleFile(namespace: string, taken: Set<string>): string {
  const name = namespace.replace(/[^A-Za-z0-9_-]+/g, "_") || "_";
  const word = devices.test(name) ? `${name}_` : name;
  let file = word;
  for (let number = 2; taken.has(file.toLowerCase()); number++) file = `${word}-${number}`;
  taken.add(file.toLowerCase());
  return file;
}
