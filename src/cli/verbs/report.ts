import { extname } from "node:path";
import { kindOf } from "../../accounts/reports/check.ts";
import { recordReport, type OtherReport, type Recorded } from "../../accounts/reports/record.ts";
import { methods, type Report } from "../../accounts/reports/tables.ts";
import { readEconomy } from "../../economy/index.ts";
import { errorsIn, type ProblemPlace } from "../../economy/problem.ts";
import type { Economy } from "../../economy/types.ts";
import { message, type Message } from "../../messages/index.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { document, jsonOfProblem } from "../json.ts";
import { problemsText } from "../problems-text.ts";
import { list, sentence, typed } from "../sentences.ts";
import { json, quiet, type Given, type OptionSpec, type Verb } from "../verb.ts";
import type { World } from "../world.ts";

/** Options that are a cell of the report, under the name of its column. */
const cells: readonly OptionSpec[] = [
  { name: "by", value: "WHO", required: true, help: "report-verb.option.by" },
  { name: "period", value: "P", required: true, help: "report-verb.option.period" },
  { name: "about", value: "WHOM", help: "report-verb.option.about" },
  { name: "with", value: "WHOM", help: "report-verb.option.with" },
  { name: "unit", value: "UNIT", help: "report-verb.option.unit" },
  { name: "accuracy", value: "SHARE", help: "report-verb.option.accuracy" },
  { name: "error", value: "AMOUNT", help: "report-verb.option.error" },
  { name: "method", value: "METHOD", choices: methods, help: "report-verb.option.method" },
  { name: "stated", value: "DATE", help: "report-verb.option.stated" },
  { name: "replaces", value: "ID", help: "report-verb.option.replaces" },
  { name: "id", value: "ID", help: "report-verb.option.id" },
  { name: "note", value: "TEXT", help: "report-verb.option.note" },
  { name: "source", value: "TEXT", help: "report-verb.option.source" },
];

const columnOf = (option: string): string => (option === "id" ? "report" : option);

export const report: Verb = {
  name: "report",
  summary: "report-verb.summary",
  details: ["report-verb.details", "report-verb.details-kept", "report-verb.details-example"],
  operands: [{ name: "DIR" }, { name: "WHAT" }, { name: "OF" }, { name: "AMOUNT" }],
  options: [
    ...cells,
    { name: "reports", value: "PATH", help: "report-verb.option.reports" },
    json,
    quiet,
  ],
  run: async (given, world) => {
    const path = given.operands[0]!;
    const where = given.text("reports") ?? path;
    if (extname(where).toLowerCase() === ".xlsx") {
      throw new Failure(exit.problems, "report-verb.workbook", { path: typed(where) });
    }
    world.progress(message("plan.progress.read", { path }));
    const economy = await readEconomy(path);
    world.progress(message("report-verb.progress"));
    const settings = { today: today(), placeOf };
    const recorded = await world.whole(() =>
      recordReport(where, economy, writtenIn(given), settings),
    );
    if (given.has("json")) {
      world.out(recordedDocument(recorded));
    } else {
      tell(recorded, economy, world);
      tellFurther(recorded, path, given.text("reports"), world);
    }
    return exit.done;
  },
};

/** The day in the calendar of whoever sits here. */
function today(): string {
  const now = new Date();
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function writtenIn(given: Given): Readonly<Record<string, string>> {
  const [, what, of, amount] = given.operands as readonly [string, string, string, string];
  const stated = cells.flatMap(({ name }) => {
    const text = given.text(name);
    return text === undefined ? [] : [[columnOf(name), text]];
  });
  return { what, of, amount, ...(Object.fromEntries(stated) as Record<string, string>) };
}

/** The operand or option in which a cell was written. */
function placeOf(column: string): ProblemPlace {
  const option = cells.find(({ name }) => columnOf(name) === column);
  return { file: option === undefined ? column.toUpperCase() : `--${option.name}`, column };
}

function recordedDocument({ file, row, report, others, warnings, further }: Recorded): string {
  const errors = errorsIn(further).length;
  return document({
    ...{ status: "recorded", file, row, report },
    others: others.map((other) => ({ row: other.row, counts: other.counts, ...other.report })),
    warnings: warnings.map(jsonOfProblem),
    further: { errors, warnings: further.length - errors },
  });
}

function tell(recorded: Recorded, economy: Economy, world: World): void {
  const { file, row, report, others, warnings } = recorded;
  const values = { ...valuesOf(report, economy), path: typed(file), row };
  const { by, about = by, what, of, with: partner = "" } = report;
  const period = message("report-verb.period", { period: report.period });
  const figure = message(`account.${what}`, { holder: about, of, with: partner, period });
  world.out(sentence(message("report-verb.recorded", { ...values, figure }), world.width));
  if (others.length > 0) {
    world.out(sentence(message("report-verb.others", { count: others.length }), world.width));
    world.out(
      list(
        others.map((other) => otherLine(other, economy)),
        world.width,
      ),
    );
  }
  if (warnings.length > 0) world.err(problemsText(warnings, world.errorWidth));
}

/** That other rows are wrong, and what names them. */
function tellFurther(
  { further }: Recorded,
  path: string,
  elsewhere: string | undefined,
  world: World,
): void {
  if (further.length === 0) return;
  const errors = errorsIn(further).length;
  const values = { errors, warnings: further.length - errors, path: typed(path) };
  const where = elsewhere === undefined ? "none" : typed(elsewhere);
  const said = message("report-verb.further", { ...values, elsewhere: where });
  world.err(sentence(said, world.errorWidth));
}

function otherLine({ row, report, counts }: OtherReport, economy: Economy): Message {
  const { method = "none", stated = "none" } = report;
  const values = { ...valuesOf(report, economy), row, method, stated };
  return message("report-verb.other", { ...values, counts: counts ? "yes" : "no" });
}

function valuesOf(
  { report, by, what, of, amount, unit }: Report,
  { tables }: Economy,
): Readonly<Record<string, string>> {
  const good = kindOf[what] === "good" ? of : undefined;
  const own = what === "hours" ? "h" : tables.goods.rows.find((row) => row.good === good)?.unit;
  return {
    ...{ by, amount: String(amount), unit: unit ?? own ?? "none" },
    ...{ named: report === undefined ? "no" : "yes", report: report ?? "" },
  };
}
