import { describe, expect, test } from "vitest";
import type { ColumnSpec } from "../../src/economy/tables.ts";
import type { AnyRow, Cell, Economy, Row } from "../../src/economy/types.ts";
import { render } from "../../src/messages/index.ts";
import { certifyPhysically, families } from "../../src/plan/certify/certify.ts";
import { planTableNames, planTables, type PlanTableName } from "../../src/plan/tables.ts";
import type { PlanTables } from "../../src/plan/types.ts";
import { handMadeEconomy, handMadePlan } from "./certify-fixture.ts";

type Damage = (rows: readonly AnyRow[]) => readonly AnyRow[];

function damaged(table: PlanTableName, damage: Damage): PlanTables {
  return { ...handMadePlan, [table]: damage(handMadePlan[table]) };
}

function failuresOf(tables: PlanTables, economy: Economy = handMadeEconomy): readonly string[] {
  return certifyPhysically(economy, tables).failures.map((failure) => render(failure));
}

function withRow<T extends keyof Economy["tables"]>(
  table: T,
  change: (rows: readonly Row<T>[]) => readonly Row<T>[],
): Economy {
  const old = handMadeEconomy.tables[table];
  const rows = change(old.rows);
  return { ...handMadeEconomy, tables: { ...handMadeEconomy.tables, [table]: { ...old, rows } } };
}

/** Figures that are claims about the program's duals: (b) of the certificate recomputes them. */
const notPhysical = new Set(["levels.primal", "levels.dual", "levels.gap", "values.value"]);
/** What a shadow price names depends on its family; only its level and period are known here. */
const freeNames = new Set(["values.family", "values.what", "values.where"]);

const columns = planTableNames.flatMap((table) =>
  (planTables[table] as readonly ColumnSpec[]).map((column) => ({
    table,
    column,
    name: `${table}.${column.name}`,
  })),
);
type Column = (typeof columns)[number];

/** The rows of a column in which something stands. */
function filled({ table, column }: Column): readonly number[] {
  return (handMadePlan[table] as readonly AnyRow[]).flatMap((row, index) =>
    row[column.name] === undefined ? [] : [index],
  );
}

/** Damages each filled cell of a column in turn; the first failure of each must say it. */
function damageEach(at: Column, change: (value: Cell) => Cell | undefined, sentence: RegExp): void {
  const rows = filled(at);
  expect(rows.length).toBeGreaterThan(0);
  for (const index of rows) {
    const failures = failuresOf(
      damaged(at.table, (all) =>
        all.map((row, i) => {
          if (i !== index) return row;
          const { [at.column.name]: value, ...rest } = row;
          const changed = change(value!);
          return changed === undefined ? rest : { ...rest, [at.column.name]: changed };
        }),
      ),
    );
    expect(failures[0], `row ${index}`).toMatch(sentence);
  }
}

describe("the physical certificate of a plan made by hand", () => {
  test("holds", () => {
    const certificate = certifyPhysically(handMadeEconomy, handMadePlan);
    expect(certificate.failures.map((failure) => render(failure))).toEqual([]);
    expect(certificate.imbalance).toBeLessThan(1e-14);
  });

  test("makes checks in every family", () => {
    const { checked } = certifyPhysically(handMadeEconomy, handMadePlan);
    for (const family of families) {
      // Branches are compared where a plan has some.
      if (family === "branches") expect(checked[family]).toBe(0);
      else expect(checked[family], family).toBeGreaterThan(0);
    }
  });

  test("has something in every column of every table, so that each can be damaged", () => {
    const empty = columns.filter((at) => filled(at).length === 0).map(({ name }) => name);
    // Of a goal that is about one thing: the stated goal is about all hours.
    expect(empty).toEqual(["levels.of"]);
  });
});

describe("a damaged plan fails, and says where", () => {
  const sentence = /^[a-z_]+, ([a-z_]+=[^;]+(; )?)+: .*\.$/;
  const present = columns.filter((at) => filled(at).length > 0);
  const numbers = present.filter(({ column }) => column.type === "number");
  const counts = present.filter(
    ({ column }) =>
      column.type === "integer" && column.name !== "period" && column.name !== "arrives",
  );
  const periods = present.filter(
    ({ column }) => column.name === "period" || column.name === "arrives",
  );
  const names = present.filter(({ column }) => column.type === "name" || column.type === "choice");

  test("each column is one of these", () => {
    expect(numbers.length + counts.length + periods.length + names.length).toBe(present.length);
  });

  test.each(numbers.filter(({ name }) => !notPhysical.has(name)))(
    "where $name is another figure",
    (at) => {
      damageEach(at, (value) => (value as number) * (1 + 1e-5) + 1e-5, sentence);
    },
  );

  test.each(counts)("where $name is another count", (at) => {
    damageEach(at, (value) => (value as number) + 7, sentence);
  });

  test.each(counts)("where $name is not whole", (at) => {
    damageEach(at, (value) => (value as number) + 0.5, /must be a whole number/);
  });

  test.each(numbers)("where $name is not a number", (at) => {
    const says = new RegExp(`: ${at.column.name} is .*; it must be a finite number`);
    let turn = 0;
    damageEach(at, () => [NaN, Infinity, -Infinity, "12"][turn++ % 4], says);
  });

  test.each(present.filter(({ column }) => column.required === true))(
    "where $name is empty",
    (at) => {
      damageEach(at, () => undefined, new RegExp(`: ${at.column.name} is empty`));
    },
  );

  const isSigned = new Set([
    "capacities.added",
    "people.added",
    "limits.value",
    "limits.minimum",
    "limits.maximum",
  ]);
  test.each([...numbers, ...counts].filter(({ name }) => !notPhysical.has(name)))(
    "where $name is below zero",
    (at) => {
      const maySign = isSigned.has(at.name) || at.name === "levels.value";
      damageEach(at, () => -1, maySign ? sentence : /can't be below zero/);
    },
  );

  test.each(names.filter(({ name }) => !freeNames.has(name)))("where $name is mistyped", (at) => {
    damageEach(
      at,
      (value) => `${String(value)}x`,
      /x, which the economy doesn't have|don't state|printed as floorx/,
    );
  });

  test.each(periods)("where $name is not a period of the economy", (at) => {
    damageEach(at, () => 9, new RegExp(`: ${at.column.name} is 9, which the economy doesn't have`));
  });

  const tables = planTableNames.map((table) => ({ table }));

  test.each(tables.filter(({ table }) => table !== "values"))(
    "where a row of $table is missing",
    ({ table }) => {
      for (const index of handMadePlan[table].keys()) {
        const failures = failuresOf(damaged(table, (all) => all.filter((_, i) => i !== index)));
        expect(failures.length, `row ${index}`).toBeGreaterThan(0);
      }
    },
  );

  test.each(tables)("where a row of $table stands twice", ({ table }) => {
    for (const index of handMadePlan[table].keys()) {
      const failures = failuresOf(damaged(table, (all) => [...all, all[index]!]));
      expect(failures[0], `row ${index}`).toMatch(new RegExp(`^${table}, .*stands there twice`));
    }
  });

  test("with what was found on both sides", () => {
    const failures = failuresOf(
      damaged("balances", (rows) => rows.map((row, i) => (i === 1 ? { ...row, waste: 0.6 } : row))),
    );
    expect(failures).toEqual([
      "balances, good=wheat; place=hill; period=2: the sources are 22.6, the uses 21.6; they must be equal.",
    ]);
  });

  test("tells the first hundred failures of a family and counts the rest", () => {
    const extra = Array.from({ length: 300 }, (_, i) => ({
      ...handMadePlan.activities[0]!,
      where: `nowhere ${i}`,
    }));
    const failures = failuresOf({
      ...handMadePlan,
      activities: [...handMadePlan.activities, ...extra],
    });
    expect(failures).toHaveLength(101);
    expect(failures.at(-1)).toBe("200 more checks of the family rows failed.");
  });
});

/** What is said of the runs of baking, which must be whole here. */
function ofWholeBaking(runs: number): readonly string[] {
  const economy = withRow("techniques", (rows) =>
    rows.map((row) => (row.technique === "bake" ? { ...row, integer: true } : row)),
  );
  const tables = damaged("activities", (rows) =>
    rows.map((row) =>
      row["technique"] === "bake" && row["period"] === 1 ? { ...row, runs } : row,
    ),
  );
  return failuresOf(tables, economy);
}

describe("runs of an integer technique", () => {
  test("are whole to a millionth", () => {
    const isAboutParts = (failure: string) => failure.includes("a whole number of times");
    expect(ofWholeBaking(6)).toEqual([]);
    expect(ofWholeBaking(6 + 9e-7).filter(isAboutParts)).toEqual([]);
    expect(ofWholeBaking(6 - 9e-7).filter(isAboutParts)).toEqual([]);
    expect(ofWholeBaking(6 + 2e-6).filter(isAboutParts)).toHaveLength(1);
    expect(ofWholeBaking(5.5)[0]).toBe(
      "activities, technique=bake; where=bakery; period=1: 5.5 runs are planned, but this technique only runs a whole number of times.",
    );
  });
});

test("runs that start out of their season fail", () => {
  const failures = failuresOf(
    damaged("activities", (rows) =>
      rows.map((row) => (row["technique"] === "train" ? { ...row, period: 2 } : row)),
    ),
  );
  expect(failures[0]).toBe(
    "activities, technique=train; where=town; period=2: 0.1 runs start in the season autumn; this technique’s season is spring.",
  );
});

describe("an economy that the plan doesn't fit", () => {
  const refused: readonly (readonly [string, Economy, RegExp])[] = [
    [
      "more used of a capacity than is installed",
      withRow("capacities", (rows) =>
        rows.map((row) => (row.capacity === "field" ? { ...row, amount: 0.5 } : row)),
      ),
      /capacity=field; period=1: 1 is used of 0.5 installed/,
    ],
    [
      "less room to store than is stored",
      withRow("stocks", (rows) =>
        rows.map((row) => (row.reserve === undefined ? row : { ...row, storage_limit: 12 })),
      ),
      /good=wheat; place=hill; period=1: the closing stock is 14; at most 12 can be stored/,
    ],
    [
      "storage that takes more of the capacity",
      withRow("stocks", (rows) =>
        rows.map((row) => (row.reserve === undefined ? row : { ...row, storage_amount: 1 })),
      ),
      /capacity=silo; place=hill; period=1: 7 is printed as used for storage; the stocks there take 14/,
    ],
    [
      "a good that can't be stored",
      withRow("goods", (rows) =>
        rows.map((row) => (row.good === "fuel" ? { good: "fuel", unit: "m3" } : row)),
      ),
      /good=fuel; place=hill; period=1: 3 is kept in stock, but this good can't be stored/,
    ],
    [
      "a good that may not be left over",
      withRow("goods", (rows) =>
        rows.map((row) => (row.good === "wheat" ? { ...row, disposal: "none" } : row)),
      ),
      /good=wheat; place=hill; period=2: 1.6 is left over as waste/,
    ],
    [
      "a narrower route",
      withRow("routes", (rows) => rows.map((row) => ({ ...row, capacity: 9 }))),
      /route=road; period=1: 10 tonnes are sent; the route takes at most 9/,
    ],
    [
      "a route that carries something else",
      withRow("routes", (rows) => rows.map((row) => ({ ...row, carries: ["bread"] }))),
      /route=road; good=wheat; period=1: 10 is sent on a route that doesn't carry this good/,
    ],
    [
      "a good without weight on a route with a capacity",
      withRow("goods", (rows) =>
        rows.map((row) =>
          row.good === "wheat"
            ? { good: "wheat", unit: "t", kind: "food", survival: row.survival ?? 0 }
            : row,
        ),
      ),
      /10 is sent on a route that doesn't carry this good/,
    ],
    [
      "a closed import",
      withRow("trade", (rows) =>
        rows.map(({ place, good, currency }) => ({ place, good, currency, export_price: 2 })),
      ),
      /place=town; good=wheat; period=1: 4 is imported, but without an import price nothing can be/,
    ],
    [
      "a closed export",
      withRow("trade", (rows) =>
        rows.map(({ place, good, currency }) => ({ place, good, currency, import_price: 3 })),
      ),
      /place=town; good=bread; period=1: 1 is exported, but without an export price nothing can be/,
    ],
    [
      "a lower limit on imports and on exports",
      withRow("trade", (rows) => rows.map((row) => ({ ...row, import_limit: 3, export_limit: 1 }))),
      /period=1: 4 is imported; at most 3 can be\.[^]*period=2: 2 is exported; at most 1 can be/,
    ],
    [
      "no trade at all",
      withRow("trade", () => []),
      /place=town; good=wheat; period=1: this good isn't traded there in this period/,
    ],
    [
      "nobody who can stand in",
      withRow("skills", (rows) => rows.map(({ skill }) => ({ skill }))),
      /skill=helper; for=baker; period=1: helper works 2 hours in place of baker, which it can't do/,
    ],
    [
      "fewer people",
      withRow("workforce", (rows) => rows.map((row) => ({ ...row, hours: 1 }))),
      /skill=helper; period=2: 6 hours are lent to other skills or places, but only 3.9 of their own are available/,
    ],
    [
      "fewer people to do the work",
      withRow("workforce", (rows) => rows.map((row) => ({ ...row, hours: 5 }))),
      /skill=farmer; period=1: 15 hours are needed, 0 lent to other skills and 0 to other places, but 10 are available/,
    ],
    [
      "fewer people to help elsewhere",
      withRow("workforce", (rows) => rows.map((row) => ({ ...row, hours: 1 }))),
      /place=hill; skill=baker; period=1: 2 hours are lent to other skills or places, but only 1 of their own/,
    ],
    [
      "nobody to leave a skill",
      withRow("workforce", (rows) =>
        rows.map((row) => (row.skill === "helper" ? { ...row, people: 0 } : row)),
      ),
      /people, place=town; skill=helper; period=1: -0.1 people are left; more leave this skill than have it/,
    ],
    [
      "a skill that is lost sooner",
      withRow("skills", (rows) =>
        rows.map((row) => (row.skill === "baker" ? { ...row, life: 1 } : row)),
      ),
      // Of those trained before the plan nothing is left in the second period.
      /people, place=town; skill=baker; period=2: people is printed as 0.9; [^]*it is 0.1\./,
    ],
    [
      "a skill that is lost bit by bit",
      withRow("skills", (rows) =>
        rows.map((row) =>
          row.skill === "baker" ? { ...row, life: 2, retirement: "geometric" } : row,
        ),
      ),
      /people, place=town; skill=baker; period=2: people is printed as 0.9; [^]*it is 0.6\d*\./,
    ],
    [
      "training that takes longer",
      withRow("adds", (rows) =>
        rows.map((row) => (row.what === "baker" ? { ...row, lag: 2 } : row)),
      ),
      /people, place=town; skill=baker; period=1: people is printed as 1; [^]*it is 0.8\./,
    ],
    [
      "secondment that takes longer on the way",
      withRow("secondments", (rows) => rows.map((row) => ({ ...row, travel: 0.75 }))),
      /from=hill; to=town; skill=baker; period=1: arriving is printed as 1; [^]*it is 0.5\./,
    ],
    [
      "less secondment allowed",
      withRow("secondments", (rows) => rows.map((row) => ({ ...row, limit: 1.5 }))),
      /from=hill; to=town; skill=baker; period=1: 2 hours are seconded; at most 1.5 can be/,
    ],
    [
      "secondment in the other direction",
      withRow("secondments", (rows) => rows.map((row) => ({ ...row, from: "town", to: "hill" }))),
      /from=hill; to=town; skill=baker; period=2: nobody of this skill helps there/,
    ],
    [
      "people who go on from where they came to help",
      withRow("workforce", (rows) =>
        rows.map((row) =>
          row.place === "hill" && row.period === undefined ? { ...row, people: 0.2 } : row,
        ),
      ),
      /skill=baker; period=1: 2 hours are lent to other places, but only 1 of people of this place are available/,
    ],
    [
      "another season",
      withRow("techniques", (rows) =>
        rows.map((row) => (row.technique === "train" ? { ...row, season: "autumn" } : row)),
      ),
      /technique=train; where=town; period=1: 0.1 runs start in the season spring; this technique’s season is autumn/,
    ],
    [
      "a period of no season",
      withRow("periods", (rows) => rows.map(({ period }) => ({ period }))),
      /technique=train; where=town; period=1: 0.1 runs start in the season –; this technique’s season is spring/,
    ],
    [
      "a technique that only runs whole",
      withRow("techniques", (rows) =>
        rows.map((row) => (row.technique === "build" ? { ...row, integer: true } : row)),
      ),
      /technique=build; where=bakery; period=2: 0.5 runs are planned, but this technique only runs a whole number of times/,
    ],
    [
      "another amount on its way when it begins",
      withRow("shipped", (rows) => rows.map((row) => ({ ...row, amount: 4 }))),
      /good=wheat; place=town; period=1: arrived is printed as 0.9; [^]*it is 3.6\.[^]*under_way is printed as 11; [^]*it is 13\.[^]*skill=helper; period=1: needed is printed as 0.1; [^]*it is 0.4\./,
    ],
    [
      "goods on their way that were sent earlier",
      withRow("shipped", (rows) => rows.map((row) => ({ ...row, periods_ago: 3 }))),
      // The one on the road has arrived before the plan; the other arrives at once.
      /good=wheat; place=town; period=1: arrived is printed as 0.9; [^]*it is 2\./,
    ],
    [
      "a technique that runs elsewhere",
      withRow("techniques", (rows) =>
        rows.map((row) => (row.technique === "spread" ? { ...row, where: "hill" } : row)),
      ),
      /technique=spread; where=town; period=1: 3 runs are planned where this technique can't run/,
    ],
    [
      "a hard level that isn't kept",
      withRow("stocks", (rows) =>
        rows.map((row) => (row.reserve === undefined ? row : { ...row, reserve: 12 })),
      ),
      /kind=reserve; what=wheat; where=hill; period=2: 10 is kept, but 12 is a condition/,
    ],
    [
      "limits that aren't kept",
      withRow("limits", (rows) =>
        rows.map((row) => ({
          ...row,
          ...(row.maximum === undefined ? {} : { maximum: 3 }),
          ...(row.minimum === undefined ? {} : { minimum: 7 }),
        })),
      ),
      /limit=imports; period=1: the sum is 4, above the maximum of 3[^]*limit=open; place=land; period=1: the sum is 6, below the minimum of 7/,
    ],
    [
      "less asked than is delivered",
      withRow("needs", (rows) =>
        rows.map((row) => (row.need === "gardens" ? { ...row, amount: 3.5 } : row)),
      ),
      /need=gardens; period=2: 4 is delivered, but only 3.5 was asked/,
    ],
    [
      "a need that was forgotten",
      withRow("needs", (rows) => [...rows, { need: "ovens", good: "ash", amount: 1 }]),
      /need=ovens; place=hill; period=1: the row is missing; its asked should be 1/,
    ],
    [
      "more that was started before",
      withRow("started", (rows) => rows.map((row) => ({ ...row, amount: 3 }))),
      /good=wheat; place=hill; period=1: made is printed as 20[^]*it is 30/,
    ],
  ];

  test.each(refused)("fails: %s", (_, economy, sentence) => {
    expect(failuresOf(handMadePlan, economy).join("\n")).toMatch(sentence);
  });
});
