import { readFile } from "node:fs/promises";
import { message, render, type MessageKey } from "../messages/index.ts";
import { padded, widthOf, wrapped } from "../plan/explain/width.ts";
import { synopsis, type Verb } from "./verb.ts";

/** Lines for a reader, no wider than the terminal nor than what is pleasant to read. */
function readable(width: number): number {
  return Math.max(40, Math.min(width, 96));
}

function text(key: MessageKey): string {
  return render(message(key));
}

/** Two columns: what is written, and what it means. */
function pairs(rows: readonly (readonly [string, string])[], width: number): readonly string[] {
  const first = Math.min(24, Math.max(...rows.map(([word]) => widthOf(word))));
  return rows.flatMap(([word, meaning]) => {
    const lines = wrapped(meaning, width - first - 4);
    const indent = " ".repeat(first + 4);
    if (widthOf(word) > first) return [`  ${word}`, ...lines.map((line) => indent + line)];
    return lines.map((line, i) =>
      i === 0 ? `  ${padded(word, first, "left")}  ${line}` : indent + line,
    );
  });
}

/** What the program is, its verbs, and what its exit codes mean. */
export function generalHelp(verbs: readonly Verb[], width: number): string {
  const columns = readable(width);
  const short = (verb: Verb) => [verb.name, ...verb.operands.map(({ name }) => name)].join(" ");
  return page([
    ...wrapped(text("cli.help.what"), columns),
    "",
    `${text("cli.help.usage")} commonweal VERB …`,
    "",
    ...pairs(
      verbs.map((verb) => [short(verb), text(verb.summary)]),
      columns,
    ),
    "",
    ...wrapped(text("cli.help.more"), columns),
    "",
    text("cli.help.exit-codes"),
    ...pairs(
      exitCodes.map(([code, key]) => [code, text(key)]),
      columns,
    ),
  ]);
}

const exitCodes = [
  ["0", "cli.exit.done"],
  ["1", "cli.exit.problems"],
  ["2", "cli.exit.usage"],
  ["3", "cli.exit.stopped"],
  ["4", "cli.exit.uncertified"],
  ["70", "cli.exit.defect"],
] as const satisfies readonly (readonly [string, MessageKey])[];

export function verbHelp(verb: Verb, width: number): string {
  const columns = readable(width);
  const options = verb.options.map((option): readonly [string, string] => [
    option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`,
    text(option.help),
  ]);
  return page([
    ...usageLines(verb, columns),
    "",
    ...wrapped(text(verb.summary), columns),
    ...(options.length === 0 ? [] : ["", text("cli.help.options"), ...pairs(options, columns)]),
    ...verb.details.flatMap((key) => ["", ...wrapped(text(key), columns)]),
  ]);
}

/** `Usage: commonweal plan DIR …` */
export function usageLines(verb: Verb, width: number): readonly string[] {
  const label = text("cli.help.usage");
  const lines = wrapped(synopsis(verb), readable(width) - widthOf(label) - 1);
  return lines.map((line, i) => `${i === 0 ? label : " ".repeat(widthOf(label))} ${line}`);
}

/** `commonweal 0.1.0` */
export async function versionLine(): Promise<string> {
  const file = new URL("../../package.json", import.meta.url);
  const { name, version } = JSON.parse(await readFile(file, "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  return `${name} ${version}\n`;
}

function page(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
