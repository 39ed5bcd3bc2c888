import type { FiveYearPlan } from "../../src/import/fiveyearplan/data.ts";
import { matrixFromTriplets, type Program } from "../../src/engine/index.ts";

/**
 * The linear program of 5yearplan (W. P. Cockshott 2018), written from its files alone and without the planner: columns are output x[j,t], the year's least fulfilment θ[t], accumulation a[i,j,t] and capital k[i,j,t].
 *
 *     maximise   Σ θ[t]
 *     balance    x[i,t] ≥ Σ flows(i,j)/output(j) · x[j,t] + Σ a[i,j,t] + target(i,t) · θ[t]
 *     capital    cap(i,j) · x[j,t] ≤ output(j) · k[i,j,t],   k[i,j,1] = cap(i,j)
 *     next year  k[i,j,t+1] ≤ (1 − dep(i,j)) · k[i,j,t] + a[i,j,t]
 *     labour     Σ labour(j)/output(j) · x[j,t] ≤ workforce(t)
 *
 * There is no end condition, so that nothing is accumulated in the last year. `atEnd` asks for so much of the
 * capital of the beginning, counted in the last year with what is accumulated in it.
 */
export function programOf(data: FiveYearPlan, { atEnd = 0 } = {}): Program {
  const { goods, years, flows, labour, output, capital, depreciation, targets, workforce } = data;
  const build = builder();
  const pairs = goods.flatMap((_, i) =>
    goods.flatMap((_, j) => (capital[i]![j]! > 0 ? [[i, j] as const] : [])),
  );
  const x = years.map((_, t) => goods.map((_, j) => build.column(`x:${j}#${t}`)));
  const theta = years.map((_, t) => build.column(`theta#${t}`, 1));
  const a = years.map((_, t) => pairs.map(([i, j]) => build.column(`a:${i}:${j}#${t}`)));
  const k = years.map((_, t) =>
    pairs.map(([i, j]) => {
      const column = build.column(`k:${i}:${j}#${t}`);
      if (t === 0) build.fix(column, capital[i]![j]!);
      return column;
    }),
  );
  years.forEach((_, t) => {
    const balance = goods.map((good, i) => {
      const row = build.row(`balance:${good}#${t}`, 0, Infinity);
      build.put(row, x[t]![i]!, 1);
      goods.forEach((_, j) => {
        build.put(row, x[t]![j]!, -flows[i]![j]! / output[j]!);
      });
      build.put(row, theta[t]!, -targets[t]![i]!);
      return row;
    });
    const work = build.row(`labour#${t}`, -Infinity, workforce[t]!);
    goods.forEach((_, j) => {
      build.put(work, x[t]![j]!, labour[j]! / output[j]!);
    });
    pairs.forEach(([i, j], p) => {
      build.put(balance[i]!, a[t]![p]!, -1);
      const room = build.row(`capital:${i}:${j}#${t}`, -Infinity, 0);
      build.put(room, x[t]![j]!, capital[i]![j]! / output[j]!);
      build.put(room, k[t]![p]!, -1);
      if (t + 1 === years.length) return;
      const next = build.row(`next:${i}:${j}#${t}`, -Infinity, 0);
      build.put(next, k[t + 1]![p]!, 1);
      build.put(next, k[t]![p]!, depreciation[i]![j]! - 1);
      build.put(next, a[t]![p]!, -1);
    });
  });
  const last = years.length - 1;
  if (atEnd > 0) {
    pairs.forEach(([i, j], p) => {
      const row = build.row(`end:${i}:${j}`, atEnd * capital[i]![j]!, Infinity);
      build.put(row, k[last]![p]!, 1);
      build.put(row, a[last]![p]!, 1);
    });
  }
  return build.program();
}

/** Σₜ minᵢ C(i,t) ÷ target(i,t) of what is delivered, `[t][i]`; targets of 0 ask for nothing. */
export function leastOfYears(
  { targets }: Pick<FiveYearPlan, "targets">,
  delivered: readonly (readonly number[])[],
): readonly number[] {
  return targets.map((row, t) =>
    Math.min(...row.flatMap((target, i) => (target > 0 ? [delivered[t]![i]! / target] : []))),
  );
}

function builder() {
  const names: string[] = [];
  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const rowNames: string[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const rowIndex: number[] = [];
  const columnIndex: number[] = [];
  const values: number[] = [];
  return {
    column: (name: string, worth = 0): number => {
      names.push(name);
      cost.push(worth);
      lower.push(0);
      return upper.push(Infinity) - 1;
    },
    fix: (column: number, at: number): void => {
      lower[column] = at;
      upper[column] = at;
    },
    row: (name: string, least: number, most: number): number => {
      rowNames.push(name);
      rowLower.push(least);
      return rowUpper.push(most) - 1;
    },
    put: (row: number, column: number, value: number): void => {
      if (value === 0) return;
      rowIndex.push(row);
      columnIndex.push(column);
      values.push(value);
    },
    program: (): Program => ({
      name: "fiveyearplan",
      sense: "maximise",
      offset: 0,
      matrix: matrixFromTriplets({
        rows: rowNames.length,
        columns: names.length,
        rowIndex,
        columnIndex,
        values,
      }),
      cost: Float64Array.from(cost),
      columnLower: Float64Array.from(lower),
      columnUpper: Float64Array.from(upper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      columnName: (column) => names[column]!,
      rowName: (row) => rowNames[row]!,
    }),
  };
}
