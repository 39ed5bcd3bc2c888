import { readFileSync } from "node:fs";
import { join } from "node:path";
import { matrixFromTriplets } from "../../src/engine/matrix.ts";
import type { Program } from "../../src/engine/program.ts";

/**
 * Where to build: sites with a fixed cost, customers with the cost of serving all of one from each
 * site. J. E. Beasley, OR-Library: distributing test problems by electronic mail, Journal of the
 * Operational Research Society 41 (11), 1990. Sites and customers count from 0.
 */
export interface Siting {
  readonly name: string;
  /** What a site can serve at most, in units of demand, and what building it costs. */
  readonly sites: readonly { readonly capacity: number; readonly cost: number }[];
  /** What a customer asks for, and what serving all of it costs from each site. */
  readonly customers: readonly { readonly demand: number; readonly costs: readonly number[] }[];
  /** The published optimum: its cost, and the site that serves each customer. */
  readonly optimum: { readonly cost: number; readonly servedFrom: readonly number[] };
}

export function readSiting(folder: string, name: string): Siting {
  const numbers = (file: string) =>
    readFileSync(join(folder, file), "utf8").trim().split(/\s+/u).map(Number);
  const figures = numbers(`${name}.txt`);
  let at = 0;
  const next = () => figures[at++]!;
  const [sites, customers] = [next(), next()];
  const published = numbers(`${name}.txt.opt`);
  return {
    name,
    sites: Array.from({ length: sites }, () => ({ capacity: next(), cost: next() })),
    customers: Array.from({ length: customers }, () => ({
      demand: next(),
      costs: Array.from({ length: sites }, next),
    })),
    optimum: { cost: published.at(-1)!, servedFrom: published.slice(0, -1) },
  };
}

/** The cost of serving customers from these sites, each site that serves anybody built. */
export function costOf({ sites, customers }: Siting, servedFrom: readonly number[]): number {
  const built = [...new Set(servedFrom)].reduce((sum, site) => sum + sites[site]!.cost, 0);
  return customers.reduce((sum, { costs }, i) => sum + costs[servedFrom[i]!]!, built);
}

/**
 * Least Σ fixed · y + Σ cost · x, where Σᵢ xᵢⱼ = 1 for each customer j, xᵢⱼ ≤ yᵢ for each pair (strong) or
 * Σⱼ demandⱼ xᵢⱼ ≤ capacityᵢ yᵢ for each site (weak), y in {0, 1}, x ≥ 0. Columns: the sites' y, then x site by site.
 */
export function sitingProgram(siting: Siting, formulation: "strong" | "weak"): Program {
  const { sites, customers } = siting;
  const [n, m] = [sites.length, customers.length];
  const linked = formulation === "strong" ? n * m : n;
  const triplets = {
    rowIndex: [] as number[],
    columnIndex: [] as number[],
    values: [] as number[],
  };
  const put = (row: number, column: number, value: number) => {
    triplets.rowIndex.push(row);
    triplets.columnIndex.push(column);
    triplets.values.push(value);
  };
  sites.forEach(({ capacity }, i) => {
    if (formulation === "weak") put(m + i, i, -capacity);
    customers.forEach(({ demand }, j) => {
      const served = n + i * m + j;
      put(j, served, 1);
      if (formulation === "weak") put(m + i, served, demand);
      else {
        put(m + i * m + j, served, 1);
        put(m + i * m + j, i, -1);
      }
    });
  });
  const columns = n + n * m;
  return {
    name: siting.name,
    sense: "minimise",
    offset: 0,
    matrix: matrixFromTriplets({ rows: m + linked, columns, ...triplets }),
    cost: Float64Array.from([
      ...sites.map(({ cost }) => cost),
      ...sites.flatMap((_, i) => customers.map(({ costs }) => costs[i]!)),
    ]),
    columnLower: new Float64Array(columns),
    columnUpper: Float64Array.from({ length: columns }, (_, j) => (j < n ? 1 : Infinity)),
    rowLower: Float64Array.from({ length: m + linked }, (_, i) => (i < m ? 1 : -Infinity)),
    rowUpper: Float64Array.from({ length: m + linked }, (_, i) => (i < m ? 1 : 0)),
    integer: Uint8Array.from({ length: columns }, (_, j) => (j < n ? 1 : 0)),
    columnName: (column) => `x${column}`,
    rowName: (row) => `r${row}`,
  };
}
