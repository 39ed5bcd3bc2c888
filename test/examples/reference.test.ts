import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEconomy, type Economy } from "commonweal";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { exampleFolder } from "./planned.ts";

/**
 * The figures of the examples against the published data they were carried over from. The data
 * themselves aren't part of this repository: set COMMONWEAL_REFERENCE_DATA to their folder.
 */
const reference = process.env["COMMONWEAL_REFERENCE_DATA"];

function referenceRows(path: string): readonly Record<string, string>[] {
  const text = readFileSync(join(reference ?? "", path), "utf8").replace(/^\uFEFF/u, "");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

function referenceJson(path: string): unknown {
  return JSON.parse(readFileSync(join(reference ?? "", path), "utf8"));
}

const sorted = (values: readonly (number | undefined)[]): readonly number[] =>
  values.map((value) => value ?? Number.NaN).toSorted((a, b) => a - b);

function amountsOf(economy: Economy, good: string): readonly number[] {
  const rows = economy.tables.recipes.rows.filter((row) => row.good === good);
  return sorted(rows.map((row) => row.amount));
}

describe.skipIf(reference === undefined)("figures carried over from the reference data", () => {
  for (const example of ["food-basket", "food-basket-per-place"]) {
    test(`${example} has every road, price and nutrient of the case`, async () => {
      const economy = await readEconomy(exampleFolder(example));
      const { route_draws, trade, needs } = economy.tables;
      const folder = "food-basket-syria";
      const foods = referenceRows(`${folder}/syria_foodnutrition.csv`);
      const requirement = referenceRows(`${folder}/syria_foodreq.csv`)[0] ?? {};
      const numbers = (rows: readonly Record<string, string>[], column: string): number[] =>
        rows.map((row) => Number(row[column]));

      expect(sorted(route_draws.rows.map((row) => row.amount))).toEqual(
        sorted(numbers(referenceRows(`${folder}/syria_edges.csv`), "tCost")),
      );
      const abroad = numbers(foods, "InternationalPrice");
      expect(sorted(trade.rows.map((row) => row.import_price))).toEqual(
        sorted([
          ...numbers(referenceRows(`${folder}/syria_foodcost.csv`), "Price"),
          ...[abroad, abroad, abroad].flat(),
        ]),
      );
      const nutrients = Object.keys(requirement).filter((column) => column !== "Type");
      expect(needs.rows.map((row) => row.amount)).toEqual(
        nutrients.map((column) => Number(requirement[column])),
      );
      needs.rows.forEach((need, i) => {
        const published = numbers(foods, nutrients[i] ?? "").filter((amount) => amount !== 0);
        expect(amountsOf(economy, need.good)).toEqual(sorted(published));
      });
    });
  }

  test("stigler-diet has every nutrient of every food", async () => {
    const economy = await readEconomy(exampleFolder("stigler-diet"));
    const { model } = referenceJson("stigler-diet/yalps-stigler-diet.json") as {
      model: {
        variables: Record<string, Record<string, number>>;
        constraints: Record<string, { min: number }>;
      };
    };
    const needs = economy.tables.needs.rows;
    const nutrients = Object.entries(model.constraints);
    expect(needs.map((row) => row.amount)).toEqual(nutrients.map(([, { min }]) => min));
    nutrients.forEach(([nutrient], i) => {
      const published = Object.values(model.variables).map((food) => food[nutrient] ?? 0);
      const stated = published.filter((amount) => amount !== 0);
      expect(amountsOf(economy, needs[i]?.good ?? "")).toEqual(sorted(stated));
    });
  });

  test("ochoa has every coefficient, with and without depreciation", async () => {
    const economy = await readEconomy(exampleFolder("ochoa"));
    const data = referenceJson("ochoa/ochoa3.json") as {
      A: readonly (readonly number[])[];
      D_depreciation_per_unit_output: readonly (readonly number[])[];
      l_direct_labour_per_unit_output: readonly number[];
    };
    const depreciated = new Map(
      economy.tables.changes.rows.map((row) => [`${row.table}: ${row.key}`, Number(row.value)]),
    );
    for (const row of economy.tables.recipes.rows) {
      const i = Number(row.good.at(-1)) - 1;
      const j = Number(row.technique.at(-1)) - 1;
      const made = i === j ? 1 : 0;
      const a = data.A[i]?.[j] ?? Number.NaN;
      const d = data.D_depreciation_per_unit_output[i]?.[j] ?? Number.NaN;
      const key = `recipes: technique=${row.technique}; good=${row.good}`;
      expect(row.amount).toBeCloseTo(made - a, 9);
      expect(depreciated.get(key) ?? row.amount).toBeCloseTo(made - a - d, 9);
    }
    expect(economy.tables.work.rows.map((row) => row.hours)).toEqual(
      data.l_direct_labour_per_unit_output,
    );
  });
});
