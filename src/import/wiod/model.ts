import { formed, type Retirement } from "./retirement.ts";
import type { Industry, Year } from "./types.ts";
import { hoursOf, total } from "./year.ts";

/**
 * What becomes of a year of the files before it is written as tables. Goods in millions of dollars at the prices of
 * `baseYear`; money abroad, imports and capital in millions of dollars of the year itself.
 */
export interface Model {
  readonly country: string;
  readonly year: number;
  readonly baseYear: number;
  /** The years that are planned. */
  readonly periods: readonly number[];
  readonly growth: number;
  /** Industries that make something. */
  readonly industries: readonly Industry[];
  /** Where the column of each of these stands in the table. */
  readonly columns: readonly number[];
  /** Industries that make nothing. */
  readonly idle: readonly string[];
  /** By code: how many dollars at prices of the base year one dollar at the year's own prices is. */
  readonly deflator: ReadonlyMap<string, number>;
  /** Positive entries of the capital formation, by code. */
  readonly formed: ReadonlyMap<string, number>;
  readonly invested: number;
  readonly capital: number;
  /** The share of capital that goes each year. */
  readonly rate: number;
  /** Where the rate was estimated. */
  readonly retirement?: Retirement;
  /** Millions. */
  readonly hours: number;
  /** Millions of hours of employees alone. */
  readonly employeesHours: number;
  /** Thousands. */
  readonly persons: number;
  readonly imported: number;
  readonly exported: number;
}

export type Chosen = Pick<
  Model,
  "country" | "baseYear" | "periods" | "growth" | "rate" | "retirement"
> & {
  /** By code: the price of the base year ÷ that of the year. */
  readonly deflator: ReadonlyMap<string, number>;
};

export function modelOf(year: Year, chosen: Chosen): Model {
  const mix = formed(year);
  const industries = year.industries.filter(({ sold }) => sold.output > 0);
  const sumOf = (value: (industry: Industry) => number) => total(industries.map(value));
  return {
    ...chosen,
    year: year.year,
    industries,
    columns: year.industries.flatMap(({ sold }, column) => (sold.output > 0 ? [column] : [])),
    idle: year.industries.filter(({ sold }) => sold.output === 0).map(({ sold }) => sold.code),
    formed: new Map(year.industries.map(({ sold }, i) => [sold.code, mix[i]!])),
    invested: total(mix),
    capital: sumOf(({ account }) => account.K),
    hours: sumOf(hoursOf),
    employeesHours: sumOf(({ account }) => account.H_EMPE),
    persons: sumOf(({ account }) => account.EMP),
    imported: sumOf(({ imported }) => imported),
    exported: sumOf(({ sold }) => sold.final.EXP),
  };
}
