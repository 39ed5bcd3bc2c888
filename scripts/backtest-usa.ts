/**
 * Plans made from the tables of 2000 to 2009 of the USA, beside what happened in the five years that followed; writes the tables of
 * docs/backtest-usa.md between its marks. Every plan's certificate must hold; the program ends with exit code 1
 * otherwise.
 *
 *     npm run build && npx jiti scripts/backtest-usa.ts FOLDER
 *
 * FOLDER holds usaiot.csv.gz and usasea.csv.gz (World Input–Output Database, release 2016, CC BY 4.0).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { names } from "../src/import/wiod/names.ts";
import { total } from "../src/import/wiod/year.ts";
import { plan } from "../src/plan/plan.ts";
import type { Plan } from "../src/plan/types.ts";
import { backtested, horizon } from "./backtest/economy.ts";
import { readHistory, type History } from "./backtest/history.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder that holds the files");

/** What a plan and history say of one start year; sums over the five years unless said otherwise. */
interface Compared {
  readonly start: number;
  readonly hours: number;
  readonly hoursThen: number;
  readonly output: number;
  readonly outputThen: number;
  /** Σ |share in the plan − share in history| over industries. */
  readonly distance: number;
  /** The same, had every industry kept its share of the start year. */
  readonly naive: number;
  readonly invested: number;
  readonly investedThen: number;
  /** Capital left at the end ÷ what was there. */
  readonly left: number;
  readonly mean: number;
  readonly meanLimited: number;
  /** The capital that the level rests on most: industry and year. */
  readonly held: string;
  readonly apart: readonly (readonly [string, number])[];
}

async function plannedFrom(history: History, start: number, limited: boolean) {
  const planned = await plan(backtested(history, start, limited));
  if (planned.kind !== "optimal") throw new Error(`${start}: ${planned.kind}`);
  if (!planned.plan.certificate.ok) {
    console.error(JSON.stringify(planned.plan.certificate), planned.plan.size);
    process.exitCode = 1;
  }
  const { deliveries } = planned.plan.tables;
  const asked = total(deliveries.map((row) => row.asked));
  return {
    tables: planned.plan.tables,
    mean: total(deliveries.map((row) => row.delivered)) / asked,
  };
}

/** The capital with the highest shadow price × amount at the level of tier 1, with its share of all capital's. */
function holding({ values, capacities }: Plan["tables"]): string {
  const weights = values
    .filter((row) => row.level === 1 && row.family === "capacity")
    .map(({ where, period, value }) => {
      const row = capacities.find((each) => each.workplace === where && each.period === period);
      return { name: `${where}, ${period}`, weight: Math.abs(value) * (row?.installed ?? 0) };
    })
    .toSorted((a, b) => b.weight - a.weight);
  const [first] = weights;
  if (first === undefined) return "—";
  return `${first.name} (${percent(first.weight / total(weights.map((each) => each.weight)), 0)})`;
}

async function compared(history: History, start: number): Promise<Compared> {
  const codes = history.years.get(start)!.industries.map(({ sold }) => sold.code);
  const years = Array.from({ length: horizon }, (_, i) => start + i + 1);
  const then = years.map((year) => history.happened(year, start));
  const free = await plannedFrom(history, start, false);
  const limited = await plannedFrom(history, start, true);
  const { activities, hours, keeping } = free.tables;
  const held = holding(free.tables);
  const runs = (technique: string, period: number) =>
    total(
      activities
        .filter((row) => row.technique === technique && row.period === period)
        .map((row) => row.runs),
    );
  const outputs = codes.map((code) => total(years.map((year) => runs(names.produce(code), year))));
  const outputsThen = codes.map((_, i) => total(then.map((each) => each.output[i]!)));
  const before = history.happened(start, start).output;
  const thenInAll = total(outputsThen);
  const distance = (found: readonly number[]) =>
    total(found.map((each, i) => Math.abs(each / total(found) - outputsThen[i]! / thenInAll)));
  const ends = keeping.filter(({ kind }) => kind === "capacity-end");
  return {
    start,
    hours: total(hours.map((row) => row.needed)) / 1e9,
    hoursThen: total(then.map((each) => each.hours)) / 1e3,
    output: total(outputs) / 1e6,
    outputThen: total(outputsThen) / 1e6,
    distance: distance(outputs),
    naive: distance(before),
    invested: total(years.map((year) => runs(names.assemble, year))) / 1e6,
    investedThen: total(then.map((each) => each.invested)) / 1e6,
    left: total(ends.map((row) => row.kept)) / total(ends.map((row) => row.required)),
    mean: free.mean,
    held,
    meanLimited: limited.mean,
    apart: codes
      .map((code, i) => [code, (outputs[i]! - outputsThen[i]!) / 1e3] as const)
      .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .slice(0, 3),
  };
}

const percent = (value: number, digits = 1) => `${(100 * value).toFixed(digits)} %`;
const change = (value: number) => `${value >= 0 ? "+" : "−"}${percent(Math.abs(value))}`;
const signed = (value: number) => `${value >= 0 ? "+" : "−"}${Math.abs(value).toFixed(0)}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const history = await readHistory(folder);
const began = performance.now();
const found: Compared[] = [];
for (let start = 2000; start <= 2009; start++) {
  found.push(await compared(history, start));
  console.error(`${start}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
const tables = [
  `Capital retires by ${percent(history.rate, 2)} a year. Hours are thousand millions, money is million millions of dollars at the prices of the start year, both summed over five years.`,
  table(
    [
      "start",
      "delivered",
      "held most by the capital of",
      "delivered with the hours of then",
      "capital left, of what was there",
    ],
    found.map((each) => [
      `${each.start}`,
      percent(each.mean),
      each.held,
      percent(each.meanLimited),
      percent(each.left),
    ]),
  ),
  table(
    ["start", "hours, plan", "history", "difference", "for equal deliveries"],
    found.map((each) => [
      `${each.start}`,
      each.hours.toFixed(0),
      each.hoursThen.toFixed(0),
      change(each.hours / each.hoursThen - 1),
      change(each.hours / each.mean / each.hoursThen - 1),
    ]),
  ),
  table(
    ["start", "gross output, plan", "history", "", "capital formed, plan", "history", ""],
    found.map((each) => [
      `${each.start}`,
      each.output.toFixed(1),
      each.outputThen.toFixed(1),
      change(each.output / each.outputThen - 1),
      each.invested.toFixed(1),
      each.investedThen.toFixed(1),
      change(each.invested / each.investedThen - 1),
    ]),
  ),
  table(
    ["start", "shares of output differ by, plan", "as in the start year", "farthest apart"],
    found.map((each) => [
      `${each.start}`,
      percent(each.distance),
      percent(each.naive),
      each.apart.map(([code, gap]) => `${code} ${signed(gap)}`).join(", "),
    ]),
  ),
].join("\n\n");

const page = fileURLToPath(new URL("../docs/backtest-usa.md", import.meta.url));
const marks = /(<!-- figures -->\n)[^]*(\n<!-- end of figures -->)/u;
const text = readFileSync(page, "utf8");
if (!marks.test(text)) throw new Error("docs/backtest-usa.md has no marks for figures");
writeFileSync(
  page,
  text.replace(marks, (_, from: string, to: string) => `${from}\n${tables}\n${to}`),
);
console.log(tables);
