/** Long tables made short: what differs only by its period becomes one row with a column per period. */
import type { Message } from "../messages/index.ts";
import type { Column, ExplanationTable, TableCell } from "../plan/explain/index.ts";

/** Columns that say when. */
const times: ReadonlySet<string> = new Set(["explain.column.period", "explain.column.start"]);

/** Periods side by side in one table; more of them go into further tables. */
const abreast = 6;

/**
 * A table with one column of numbers, by period, as tables with a column per period (`abreast` of them in each). Any
 * other table, or one that would not become shorter, is left as it is.
 *
 * - `textOf` — what a cell says, by which rows are told apart.
 * - `order` — names of the periods in order; whatever else stands in their column comes first.
 */
export function pivoted(
  table: ExplanationTable,
  textOf: (cell: TableCell) => string,
  order: readonly string[],
): readonly ExplanationTable[] {
  const { columns, rows } = table;
  const time = columns.findIndex(({ heading }) => times.has(heading.key));
  const numbers = columns.flatMap(({ format }, c) => (format === undefined ? [] : [c]));
  const [number] = numbers;
  if (time < 0 || number === undefined || numbers.length > 1) return [table];
  const others = columns.map((_, c) => c).filter((c) => c !== time && c !== number);
  const periods = new Map<string, TableCell>();
  const lines = new Map<string, { readonly cells: readonly TableCell[]; readonly at: Amounts }>();
  for (const row of rows) {
    const period = textOf(row[time]!);
    periods.set(period, row[time]!);
    const key = JSON.stringify(others.map((c) => textOf(row[c]!)));
    const line = lines.get(key) ?? {
      cells: others.map((c) => row[c]!),
      at: new Map<string, number>(),
    };
    lines.set(key, line);
    line.at.set(period, (line.at.get(period) ?? 0) + (row[number] as number));
  }
  if (lines.size === rows.length) return [table];
  const ordered = [...periods].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const blocks: ExplanationTable[] = [];
  for (let first = 0; first < ordered.length; first += abreast) {
    const block = ordered.slice(first, first + abreast);
    const shown = [...lines.values()].filter(({ at }) => block.some(([period]) => at.has(period)));
    if (shown.length === 0) continue;
    blocks.push({
      columns: [
        ...others.map((c) => columns[c]!),
        ...block.map(([period, cell]): Column => ({
          heading: headingOf(period, cell),
          format: columns[number]!.format!,
        })),
      ],
      rows: shown.map(({ cells, at }) => [
        ...cells,
        ...block.map(([period]) => at.get(period) ?? null),
      ]),
    });
  }
  return blocks;
}

type Amounts = Map<string, number>;

function headingOf(period: string, cell: TableCell): Message {
  if (cell !== null && typeof cell === "object") return cell;
  const numbered = /^\d+$/u.test(period) ? "yes" : "no";
  return { key: "view.column.period", values: { period, numbered } };
}
