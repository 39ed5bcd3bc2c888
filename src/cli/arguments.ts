import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearestName } from "../economy/names.ts";
import { UsageFailure } from "./failure.ts";
import type { Given, OptionSpec, Verb } from "./verb.ts";

/** `--help` is understood after every verb. */
export const helpOption = "help";

/**
 * What follows a verb on the command line. Throws `UsageFailure` for whatever can't be understood:
 * nothing is guessed and nothing is dropped.
 *
 * The parser runs in its lenient mode and its tokens are judged here, since what it throws in the
 * strict mode names options only inside English sentences.
 */
export function understand(verb: Verb, argv: readonly string[]): Given {
  const { operands, options } = split(verb, argv);
  checkOperands(verb, operands);
  for (const { name, required, value } of verb.options) {
    if (required === true && !options.has(name)) {
      throw new UsageFailure("cli.usage.option-missing", { option: `--${name}`, value: value! });
    }
  }
  const text = (option: string) => options.get(option);
  return {
    operands,
    text,
    has: (option) => options.has(option),
    number: (option) => {
      const written = text(option);
      return written === undefined ? undefined : positive(option, written);
    },
  };
}

/** Whether help is asked for, wherever `--help` or `-h` stands before `--`. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const before = end < 0 ? argv : argv.slice(0, end);
  return before.includes(`--${helpOption}`) || before.includes("-h");
}

function split(
  verb: Verb,
  argv: readonly string[],
): { readonly operands: readonly string[]; readonly options: ReadonlyMap<string, string> } {
  const known: ParseArgsConfig["options"] = Object.fromEntries(
    verb.options.map(({ name, value }) => [
      name,
      { type: value === undefined ? "boolean" : "string" } as const,
    ]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const options = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const spec = verb.options.find(({ name }) => name === token.name);
    if (spec === undefined) throw unknownOption(verb, token.rawName);
    if (options.has(spec.name)) {
      throw new UsageFailure("cli.usage.option-twice", { option: token.rawName });
    }
    options.set(spec.name, valueOf(spec, token.value, token.inlineValue));
  }
  return { operands, options };
}

function valueOf(spec: OptionSpec, value: string | undefined, inline: boolean | undefined): string {
  const option = `--${spec.name}`;
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageFailure("cli.usage.no-value", { option });
    return "";
  }
  // `--out --json` has forgotten a value; a value that begins with a hyphen is written after `=`.
  const forgotten = inline !== true && value?.startsWith("-") === true;
  if (value === undefined || value === "" || forgotten) {
    throw new UsageFailure("cli.usage.value-missing", { option, value: spec.value });
  }
  if (spec.choices?.includes(value) === false) {
    const near = nearestName(value, spec.choices);
    throw new UsageFailure(near === undefined ? "cli.usage.choice" : "cli.usage.choice-near", {
      option,
      found: value,
      choices: spec.choices.join(", "),
      near: near ?? "",
    });
  }
  return value;
}

function unknownOption(verb: Verb, written: string): UsageFailure {
  const names = verb.options.map(({ name }) => `--${name}`);
  const near = nearestName(written, [...names, `--${helpOption}`]);
  const values = { option: written, verb: verb.name };
  return near === undefined
    ? new UsageFailure("cli.usage.unknown-option", values)
    : new UsageFailure("cli.usage.unknown-option-near", { ...values, near });
}

function checkOperands(verb: Verb, given: readonly string[]): void {
  const missing = verb.operands.slice(given.length).find(({ optional }) => optional !== true);
  if (missing !== undefined) {
    throw new UsageFailure("cli.usage.operand-missing", { verb: verb.name, operand: missing.name });
  }
  const isOpen = verb.operands.at(-1)?.many === true;
  const surplus = isOpen ? undefined : given[verb.operands.length];
  if (surplus !== undefined) {
    throw new UsageFailure("cli.usage.operand-surplus", { verb: verb.name, found: surplus });
  }
  if (given.includes("")) throw new UsageFailure("cli.usage.operand-empty", { verb: verb.name });
}

function positive(option: string, written: string): number {
  const value = Number(written);
  if (!Number.isFinite(value) || value <= 0) {
    throw new UsageFailure("cli.usage.not-a-number", { option: `--${option}`, found: written });
  }
  return value;
}
