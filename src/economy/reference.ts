import {
  message,
  render,
  type Locale,
  type MessageKey,
  type MessageValues,
} from "../messages/index.ts";
import { neededTables, tableNames, type ColumnSpec } from "./tables.ts";
import { economySchema } from "./schema.ts";

/** A part of the catalogue that has an entry per table and column. */
export type TableWords = "tables" | "plan-tables" | "accounts-tables" | "account-tables";

/** docs/format.md: the tables of an economy, made from the schema and the catalogue. */
export function formatPage(locale: Locale = "en"): string {
  const say = speaker(locale);
  const needed = neededTables.map((table) => `\`${table}\``).join(", ");
  const rules: readonly MessageKey[] = [
    "format.rule.marks",
    "format.rule.empty",
    "format.rule.names",
    "format.rule.order",
    "format.rule.lists",
    "format.rule.numbers",
    "format.rule.guard",
    "format.rule.workbooks",
    "format.rule.about",
  ];
  return page([
    `# ${say("format.title")}`,
    say("format.generated"),
    say("format.introduction"),
    `## ${say("format.rules")}`,
    [say("format.rule.needed", { tables: needed }), ...rules.map((rule) => say(rule))]
      .map((rule) => `- ${rule}`)
      .join("\n"),
    ...tablesReference(economySchema.tables, "tables", locale),
  ]);
}

/** A page of any tables that the catalogue describes, under its own title. */
export function tablesPage(
  tables: ReadonlyMap<string, readonly ColumnSpec[]>,
  words: TableWords,
  opening: readonly [title: MessageKey, ...paragraphs: MessageKey[]],
  locale: Locale = "en",
): string {
  const say = speaker(locale);
  const [title, ...paragraphs] = opening;
  return page([
    `# ${say(title)}`,
    ...paragraphs.map((paragraph) => say(paragraph)),
    ...tablesReference(tables, words, locale),
  ]);
}

/** Per table a heading, what it is for, and its columns: blocks of Markdown. */
export function tablesReference(
  tables: ReadonlyMap<string, readonly ColumnSpec[]>,
  words: TableWords,
  locale: Locale = "en",
): readonly string[] {
  const say = speaker(locale);
  return [...tables].flatMap(([table, columns]) => [
    `## ${table}`,
    wordsOf(words, table, undefined, locale),
    [
      `| ${say("format.column")} | ${say("format.cell")} | ${say("format.meaning")} |`,
      "| --- | --- | --- |",
      ...columns.map((column) => {
        const meaning = wordsOf(words, table, column.name, locale);
        return `| ${heading(column)} | ${cellWords(column, locale)} | ${meaning} |`;
      }),
    ].join("\n"),
  ]);
}

/** What the catalogue says of a table, or of one of its columns. */
export function wordsOf(
  words: TableWords,
  table: string,
  column?: string,
  locale: Locale = "en",
): string {
  const key = column === undefined ? `${words}.${table}` : `${words}.${table}.${column}`;
  // A test holds the catalogue complete.
  return render(message(key as MessageKey), locale);
}

function page(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

function speaker(locale: Locale): (key: MessageKey, values?: MessageValues) => string {
  return (key, values) => render(message(key, values), locale);
}

function heading({ name, key, required }: ColumnSpec): string {
  return `${required === true ? `**${name}**` : name}${key === true ? " †" : ""}`;
}

/** What a cell of the column may hold. */
function cellWords(column: ColumnSpec, locale: Locale): string {
  const say = speaker(locale);
  const { type, choices, refers, min, max, above } = column;
  if (type === "choice") {
    if (choices === tableNames) return say("format.type.table");
    return say("format.type.choice", { choices: (choices ?? []).join(", ") });
  }
  const plain = say(`format.type.${type}`);
  if (refers !== undefined) return say("format.refers", { type: plain, tables: refers.join(", ") });
  if (above !== undefined) return say("format.above", { type: plain, above: String(above) });
  if (min !== undefined && max !== undefined) {
    return say("format.between", { type: plain, minimum: String(min), maximum: String(max) });
  }
  if (min !== undefined) return say("format.at-least", { type: plain, minimum: String(min) });
  if (max !== undefined) return say("format.at-most", { type: plain, maximum: String(max) });
  return plain;
}
