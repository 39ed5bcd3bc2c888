import { readdir } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { message, render, type Locale, type MessageKey } from "../messages/index.ts";
import { csvOf } from "./csv.ts";
import { packageDescriptor, type DescribedTable } from "./descriptor.ts";
import { EconomyProblems } from "./problem.ts";
import { shortName } from "./read/about.ts";
import { tablesReference, wordsOf } from "./reference.ts";
import { economySchema } from "./schema.ts";
import { templateExample } from "./template-example.ts";
import type { About, AnyRow, Rows } from "./types.ts";
import { writeFolder, type FileContent } from "./write-folder.ts";

/**
 * Writes an economy to start from: every table with all of its columns, a small example of two places that can be
 * planned, and `README.md`, which says what each column means. Throws `EconomyProblems` where something
 * stands there already, or the system doesn't let it be written.
 */
export async function writeTemplate(folder: string, locale: Locale = "en"): Promise<void> {
  await refuseFilled(folder);
  const say = (key: MessageKey, values = {}) => render(message(key, values), locale);
  const name = shortName(basename(resolve(folder)));
  const about: About = {
    name,
    title: say("template.title"),
    description: say("template.description"),
    language: locale,
  };
  const example: Rows = templateExample({
    title: say("template.source.title"),
    note: say("template.source.note"),
  });
  const rows = example as Readonly<Record<string, readonly AnyRow[] | undefined>>;
  const tables = [...economySchema.tables].map(([table, columns]): DescribedTable => ({
    name: table,
    columns,
    description: wordsOf("tables", table, undefined, locale),
    describe: (column) => wordsOf("tables", table, column.name, locale),
  }));
  const descriptor = packageDescriptor(about, tables, economySchema);
  const files: (readonly [string, FileContent])[] = [
    ["README.md", readme(folder, locale)],
    ["datapackage.json", `${JSON.stringify(descriptor, null, 2)}\n`],
    ...tables.map(
      (table) => [`${table.name}.csv`, csvOf(table.columns, rows[table.name] ?? [])] as const,
    ),
  ];
  await writeFolder(folder, files);
}

async function refuseFilled(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    return [folder];
  });
  if (names.length === 0) return;
  const problem = message("write.other-folder");
  throw new EconomyProblems([{ ...problem, severity: "error", where: { file: folder } }]);
}

function readme(folder: string, locale: Locale): string {
  const say = (key: MessageKey, values = {}) => render(message(key, values), locale);
  const path = /^[\w./-]+$/.test(folder) ? folder : `"${folder}"`;
  const steps: readonly MessageKey[] = [
    "template.readme.step.check",
    "template.readme.step.plan",
    "template.readme.step.open",
  ];
  const rules: readonly MessageKey[] = [
    "format.rule.marks",
    "format.rule.empty",
    "format.rule.names",
    "format.rule.order",
    "format.rule.lists",
    "format.rule.numbers",
  ];
  const list = (keys: readonly MessageKey[], values = {}) =>
    keys.map((key) => `- ${say(key, values)}`).join("\n");
  return `${[
    `# ${say("template.title")}`,
    say("template.readme.introduction"),
    `## ${say("template.readme.steps")}`,
    list(steps, { folder: path }),
    `## ${say("format.rules")}`,
    list(rules),
    ...tablesReference(economySchema.tables, "tables", locale),
  ].join("\n\n")}\n`;
}
