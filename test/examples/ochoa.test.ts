import { economyOf, labourContent, readEconomy, type Economy, type Row } from "commonweal";
import { describe, expect, test } from "vitest";
import { exampleFolder, goalOf, planned, plannedExample, relative } from "./planned.ts";

/**
 * E. M. Ochoa, Labor-Value and Prices of Production, PhD thesis, New School 1984, pp. 46–57; labour
 * values l(I − A)⁻¹ and l(I − A − D)⁻¹ as printed by the R package clptheory (D. Basu).
 */
const published = [
  { scenario: undefined, contents: [0.4398417, 7.739431, 0.8979541] },
  { scenario: "depreciation", contents: [0.5192079, 8.309406, 0.9407729] },
] as const;
const grossOutput = [26530, 18168, 73840];

/** The example, asked for one unit of one product and nothing else. */
function askingFor(economy: Economy, need: Row<"needs">): Economy {
  const { goods, techniques, recipes, work, skills, scenarios, changes } = economy.tables;
  return economyOf(economy.about, {
    periods: economy.tables.periods.rows,
    goods: goods.rows,
    techniques: techniques.rows,
    recipes: recipes.rows,
    work: work.rows,
    skills: skills.rows,
    needs: [need],
    sources: economy.tables.sources.rows,
    scenarios: scenarios.rows,
    changes: changes.rows.filter((row) => row.table === "recipes"),
  });
}

describe("Ochoa's three industries", () => {
  for (const { scenario, contents } of published) {
    const settings = scenario === undefined ? {} : { scenario };
    const name = scenario === undefined ? "without depreciation" : "with depreciation";

    test(`${name}: the net output takes the published gross output`, async () => {
      const made = await plannedExample("ochoa", settings);
      grossOutput.forEach((output, i) => {
        const runs = made.tables.activities.find((row) => row.technique === `industry ${i + 1}`);
        expect(relative(runs?.runs ?? 0, output)).toBeLessThan(1e-6);
      });
    });

    test(`${name}: the labour contents are those published`, async () => {
      const made = await plannedExample("ochoa", settings);
      const content = labourContent(made);
      contents.forEach((hours, i) => {
        const row = content.rows.find(({ good }) => good === `product ${i + 1}`);
        expect(relative(row?.content ?? 0, hours)).toBeLessThan(1e-6);
        expect(row?.complete).toBe(true);
      });
    });

    test(`${name}: one unit more of a product takes its labour content in hours`, async () => {
      const economy = await readEconomy(exampleFolder("ochoa"));
      for (const [i, hours] of contents.entries()) {
        const one = askingFor(economy, { need: "one unit", good: `product ${i + 1}`, amount: 1 });
        expect(relative(goalOf(await planned(one, settings)), hours)).toBeLessThan(1e-6);
      }
    });
  }
});
