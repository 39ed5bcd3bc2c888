import { chanceOf } from "../../src/economy/generate/chance.ts";
import { settled, type GenerateSettings } from "../../src/economy/generate/settings.ts";
import { technologyOf } from "../../src/economy/generate/technology.ts";

/** Inputs in values: row i per output of column j. */
export type Coefficients = readonly (readonly number[])[];

export interface Measures {
  /** Column sums: mean and standard deviation. */
  readonly share: number;
  readonly deviation: number;
  /** Share of the largest input, and of the five largest, in all inputs of a column: means. */
  readonly first: number;
  readonly five: number;
  /** Slope of the logarithm of an input over that of its rank, of the 15 largest: mean, with its sign turned. */
  readonly fall: number;
  /** How unequally goods are used: Gini coefficient of the row sums. */
  readonly gini: number;
}

export function measured(coefficients: Coefficients): Measures {
  const columns = coefficients[0]!.map((_, j) =>
    coefficients
      .map((row) => row[j]!)
      .filter((value) => value > 0)
      .sort((a, b) => b - a),
  );
  const used = columns.filter((column) => column.length > 1);
  const sums = columns.map(sum);
  const share = mean(sums);
  const rows = coefficients.map(sum);
  const apart = rows.reduce((all, a) => all + sum(rows.map((b) => Math.abs(a - b))), 0);
  return {
    share,
    deviation: Math.sqrt(mean(sums.map((each) => (each - share) ** 2))),
    first: mean(used.map((column) => column[0]! / sum(column))),
    five: mean(used.map((column) => sum(column.slice(0, 5)) / sum(column))),
    fall: mean(used.map((column) => fallOf(column.slice(0, 15)))),
    gini: apart / (2 * rows.length * sum(rows)),
  };
}

function fallOf(column: readonly number[]): number {
  const points = column.map((value, rank) => [Math.log(1 + rank), Math.log(value)] as const);
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, of]) => of))];
  const both = sum(points.map(([at, of]) => (at - x) * (of - y)));
  return -both / sum(points.map(([at]) => (at - x) ** 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** What a generated economy is made from: its inputs in values. */
export function generatedInputs(given: GenerateSettings): Coefficients {
  const settings = settled(given);
  const technology = technologyOf(settings, chanceOf(settings.seed));
  return technology.map((_, input) => technology.map(({ inputs }) => inputs.get(input) ?? 0));
}
