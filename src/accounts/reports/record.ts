import { randomInt } from "node:crypto";
import { chmod, open, readdir, readFile, realpath } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { gathering } from "../../economy/gather.ts";
import {
  EconomyProblems,
  errorsIn,
  type Problem,
  type ProblemPlace,
} from "../../economy/problem.ts";
import { readCsv, type Dialect } from "../../economy/read/csv.ts";
import { readDescriptor } from "../../economy/read/descriptor.ts";
import { codeOf } from "../../economy/read/files.ts";
import { withGuard } from "../../economy/read/texts.ts";
import type { AnyTable, Economy } from "../../economy/types.ts";
import { writeSingleFile } from "../../economy/write-folder.ts";
import { message, type MessageKey, type MessageValues } from "../../messages/index.ts";
import { inQuotes, mannerOf, newFile, withReport, type Manner } from "./append.ts";
import { checkReportAt, subjectOf } from "./check.ts";
import { alone } from "./lock.ts";
import { readAccounts, type Accounts } from "./read.ts";
import { accountsTables, type Report } from "./tables.ts";

/** A figure as somebody writes it: the cells of its row, by column. */
export type Written = Readonly<Record<string, string>>;

export interface Recorded {
  readonly file: string;
  /** The row of the spreadsheet (header: 1). */
  readonly row: number;
  readonly report: Report;
  /** Other reports of the same figure. */
  readonly others: readonly OtherReport[];
  /** What somebody should know of the report. */
  readonly warnings: readonly Problem[];
  /** What is wrong with other rows. */
  readonly further: readonly Problem[];
}

export interface OtherReport {
  readonly row: number;
  readonly report: Report;
  /** A correction hasn't replaced it. */
  readonly counts: boolean;
}

export interface RecordSettings {
  /** The day on which it is stated, unless the figure says so itself: 2027-03-31. */
  readonly today: string;
  /** Milliseconds since 1970. */
  readonly now?: number;
  /** Where a cell of the figure stands for whoever wrote it. */
  readonly placeOf?: (column: string) => ProblemPlace;
}

/**
 * Adds one report to those at `path`: a folder (of an economy, or of accounts), or a CSV file; either need have no
 * reports yet. Everything else in the file stays byte for byte; it is written anew beside the old one and takes its place when
 * it is whole, while others who do the same wait.
 *
 * Throws `EconomyProblems`, all of them, where the figure doesn't fit the economy or the file can't be added to;
 * nothing is written then.
 */
export async function recordReport(
  path: string,
  economy: Economy,
  written: Written,
  settings: RecordSettings,
): Promise<Recorded> {
  const target = await targetAt(path);
  return alone(target.file, () => recordAlone(path, target, economy, written, settings));
}

interface Target {
  readonly file: string;
  readonly dialect: Dialect;
}

async function recordAlone(
  path: string,
  { file, dialect }: Target,
  economy: Economy,
  written: Written,
  { today, now, placeOf = () => ({ file }) }: RecordSettings,
): Promise<Recorded> {
  const { accounts, problems } = await readAccounts(path, economy);
  const old = await bytesAt(file);
  if (problems.some(({ key }) => unclear.has(key))) refuse(problems);
  const manner = mannerOf(old.bytes, dialect);
  if (manner === undefined) return refuse(problems);
  const given = withDefaults(written, manner, accounts, today);
  const { report, problems: unread } = understood(given);
  const found = [...unread, ...newProblems(report, accounts, economy, now)].map((each) => {
    return { ...each, where: placeOf(each.where.column ?? "") };
  });
  if (errorsIn(found).length > 0) throw new EconomyProblems(found);
  const lacking = Object.keys(given).filter((column) => !manner.headings.includes(column));
  if (lacking.length > 0) {
    const values = { columns: lacking.join(", "), count: lacking.length };
    refuse([...problems, problem("report-verb.no-column", { file }, values)]);
  }
  const { rows } = accounts.reports;
  const added = withReport({ bytes: old.bytes, rows, problems, dialect, manner }, report);
  if (added === undefined) {
    return refuse([...problems, problem("report-verb.not-added", { file })]);
  }
  await writeSingleFile(file, added.bytes);
  if (old.mode !== undefined) await chmod(file, old.mode);
  return {
    ...{ file, report, row: added.table.lines.at(-1)!, warnings: found },
    others: othersOf(added.table, report),
    further: problems.filter(({ key }) => !emptiness.has(key)),
  };
}

/** What is said of a table of reports that isn't there yet. */
const emptiness: ReadonlySet<MessageKey> = new Set([
  "read.missing-table",
  "read.no-rows",
  "read.no-such-file",
  "read.empty-file",
]);

/** What leaves open which file holds the reports. */
const unclear: ReadonlySet<MessageKey> = new Set([
  "read.table-twice",
  "read.path-leaves-folder",
  "read.not-a-file",
]);

function refuse(problems: readonly Problem[]): never {
  throw new EconomyProblems(problems.filter(({ key }) => !emptiness.has(key)));
}

function problem(key: MessageKey, where: ProblemPlace, values: MessageValues = {}): Problem {
  return { ...message(key, values), severity: "error", where };
}

/** The file of the table of reports: what the descriptor says, what is there, or what will be. */
async function targetAt(path: string): Promise<Target> {
  if (extname(path).toLowerCase() === ".csv") return { file: await linked(path), dialect: {} };
  const names = await readdir(path);
  const listed = names.includes("datapackage.json")
    ? readDescriptor(
        await readFile(join(path, "datapackage.json")),
        { file: "datapackage.json" },
        basename(resolve(path)),
        gathering(),
      )
    : undefined;
  const resource = listed?.resources.find(({ name }) => name.toLowerCase() === "reports");
  const name =
    resource?.path ?? names.find((each) => each.toLowerCase() === "reports.csv") ?? "reports.csv";
  return { file: await linked(join(path, name)), dialect: resource?.dialect ?? {} };
}

/** Where a path leads when links are followed, so that everybody takes the same lock. */
async function linked(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

interface Old {
  readonly bytes: Uint8Array;
  /** Who may do what with it. */
  readonly mode?: number;
}

async function bytesAt(file: string): Promise<Old> {
  try {
    // Renaming would also take the place of a file that may not be written to.
    const handle = await open(file, "r+");
    try {
      const [bytes, { mode }] = await Promise.all([handle.readFile(), handle.stat()]);
      return { bytes: bytes.length === 0 ? newFile : bytes, mode: mode & 0o7777 };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return { bytes: newFile };
  }
}

/** The day and a name, where the file has columns for them. */
function withDefaults(
  written: Written,
  { headings }: Manner,
  { reports }: Accounts,
  today: string,
): Written {
  const names = new Set(reports.rows.map(({ report }) => report));
  const defaults = { report: () => freshName(names), stated: () => today };
  const missing = Object.entries(defaults).filter(
    ([column]) => written[column] === undefined && headings.includes(column),
  );
  return { ...Object.fromEntries(missing.map(([column, value]) => [column, value()])), ...written };
}

/** Without letters and digits that are taken for each other, and without vowels, so that no word comes of it. */
const signs = "23456789bcdfghjkmnpqrstvwxz";

/** Drawn by lot rather than counted: people who report apart from each other draw different ones. */
function freshName(taken: ReadonlySet<string | undefined>): string {
  let name: string;
  do {
    name = Array.from({ length: 6 }, () => signs[randomInt(signs.length)]!).join("");
  } while (taken.has(name));
  return name;
}

/** A row as the reader takes it. With errors among the problems, it may lack cells that must be filled. */
function understood(written: Written): {
  readonly report: Report;
  readonly problems: readonly Problem[];
} {
  const { reports: columns } = accountsTables;
  const cells = columns.flatMap(({ name, type }) => {
    const text = written[name];
    if (text === undefined) return [];
    return [{ name, cell: inQuotes(type === "name" || type === "text" ? withGuard(text) : text) }];
  });
  const text = [cells.map(({ name }) => name), cells.map(({ cell }) => cell)]
    .map((line) => `${line.join(",")}\n`)
    .join("");
  const gather = gathering();
  const table = readCsv(
    new TextEncoder().encode(text),
    { file: "", table: "reports", columns },
    { delimiter: ",", decimal: "point" },
    { gather, names: new Map(), incomplete: () => undefined },
  );
  return { report: table.rows[0] as unknown as Report, problems: gather.problems() };
}

/** What is wrong with a report as the last of all. */
function newProblems(
  report: Report,
  accounts: Accounts,
  economy: Economy,
  now: number | undefined,
): readonly Problem[] {
  const rows = [...accounts.reports.rows, report];
  return checkReportAt(
    rows.length - 1,
    { ...accounts, reports: { ...accounts.reports, rows } },
    economy,
    now,
  );
}

function othersOf({ rows, lines }: AnyTable, report: Report): readonly OtherReport[] {
  const reports = rows as unknown as readonly Report[];
  const subject = subjectOf(report);
  const replaced = new Set(reports.map(({ replaces }) => replaces));
  return reports.slice(0, -1).flatMap((each, at) => {
    // Rows of which not even the author could be read are about nothing.
    if ((each as Partial<Report>).by === undefined || subjectOf(each) !== subject) return [];
    const counts = each.report === undefined || !replaced.has(each.report);
    return [{ row: lines[at]!, report: each, counts }];
  });
}
