import type { Command } from "commander";
import { UsageError } from "./usage-error.ts";

interface Words {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string }[];
}

/** What can be completed: the commands with their long options. */
function wordsOf(program: Command): readonly Words[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [
      ...command.options.flatMap(({ long, description }) => (long ? [{ flag: long, description }] : [])),
      { flag: "--help", description: "how the command is used" },
    ],
  }));
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bash(words: readonly Words[]): string {
  const cases = words.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(" ")}" ;;`,
  );
  return `# urlc completion bash >> ~/.bashrc
_urlc() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words.map(({ name }) => name).join(" ")} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _urlc urlc
`;
}

function zsh(words: readonly Words[]): string {
  const commands = words.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const bracketed = (text: string) => text.replace(/[[\]:]/g, "");
  const cases = words.map(({ name, options }) => {
    const flags = options.map(({ flag, description }) => quoted(`${flag}[${bracketed(description)}]`));
    return `    ${name}) _arguments ${flags.join(" ")} '*:file:_files' ;;`;
  });
  return `#compdef urlc
# urlc completion zsh > "\${fpath[1]}/_urlc"
_urlc() {
  local -a commands=(
${commands.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local name="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$name" in
${cases.join("\n")}
  esac
}
compdef _urlc urlc
`;
}

function fish(words: readonly Words[]): string {
  const lines = words.flatMap(({ name, description, options }) => [
    `complete -c urlc -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...options.map(
      ({ flag, description: text }) =>
        `complete -c urlc -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} -d ${quoted(text)}`,
    ),
  ]);
  return `# urlc completion fish > ~/.config/fish/completions/urlc.fish\n${lines.join("\n")}\n`;
}

const shells: ReadonlyMap<string, (words: readonly Words[]) => string> = new Map([
  ["bash", bash],
  ["zsh", zsh],
  ["fish", fish],
]);

/** The completion script of a shell, made from the commands as they are. */
export function completionScript(shell: string, program: Command): string {
  const script = shells.get(shell);
  if (script !== undefined) return script(wordsOf(program));
  throw new UsageError(
    `there is no completion for "${shell}"`,
    `there is one for ${[...shells.keys()].join(", ")}`,
  );
}
