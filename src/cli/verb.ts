import type { MessageKey } from "../messages/index.ts";
import type { ExitCode } from "./exit.ts";
import type { World } from "./world.ts";

/** *verb*: one thing the command line can do, as data for its parser and its help, and the doing. */
export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: MessageKey;
  /** Paragraphs of its help. */
  readonly details: readonly MessageKey[];
  /** What must follow the verb, as its help names it: `DIR`. */
  readonly operands: readonly Operand[];
  readonly options: readonly OptionSpec[];
  readonly run: (given: Given, world: World) => Promise<ExitCode>;
}

export interface Operand {
  readonly name: string;
  readonly optional?: true;
  /** The last one: it may be given several times. */
  readonly many?: true;
}

export interface OptionSpec {
  /** Without the two hyphens. */
  readonly name: string;
  /** Present: the option takes a value, and its help calls it so. */
  readonly value?: string;
  readonly required?: true;
  /** The values it may have. */
  readonly choices?: readonly string[];
  readonly help: MessageKey;
}

/** What somebody has given a verb. */
export interface Given {
  readonly operands: readonly string[];
  /** The value of an option; nothing where it was not given. */
  readonly text: (option: string) => string | undefined;
  /** The value of an option that is a number above zero. Throws `UsageFailure` where it isn't. */
  readonly number: (option: string) => number | undefined;
  readonly has: (option: string) => boolean;
}

/** Options that several verbs have. */
export const json: OptionSpec = { name: "json", help: "cli.option.json" };
export const quiet: OptionSpec = { name: "quiet", help: "cli.option.quiet" };
export const timeLimit: OptionSpec = {
  name: "time-limit",
  value: "SECONDS",
  help: "cli.option.time-limit",
};

/** `plan DIR [--out DIR] …`, as the help shows it. */
export function synopsis({ name, operands, options }: Verb): string {
  const operand = ({ name: word, optional, many }: Operand) => {
    const each = many === true ? `${word}…` : word;
    return optional === true ? `[${each}]` : each;
  };
  const option = ({ name: word, value, required }: OptionSpec) => {
    const written = value === undefined ? `--${word}` : `--${word} ${value}`;
    return required === true ? written : `[${written}]`;
  };
  return ["commonweal", name, ...operands.map(operand), ...options.map(option)].join(" ");
}
