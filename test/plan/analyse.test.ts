import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { readEconomy } from "../../src/economy/index.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { analyse, CannotAnalyse, type Analysis } from "../../src/plan/analyse/index.ts";
import { plan } from "../../src/plan/index.ts";
import { examples } from "../cli/command.ts";

interface SquareOptions {
  readonly hours?: readonly number[];
  readonly units?: readonly string[];
  readonly more?: Rows;
}

/** A square economy: `flows[i][j]` of good i goes into the run of industry j, which makes `outputs[j]`. */
function square(
  flows: readonly (readonly number[])[],
  outputs: readonly number[],
  needs: readonly number[],
  {
    hours = outputs.map(() => 1),
    units = outputs.map(() => "dollars"),
    more = {},
  }: SquareOptions = {},
): Economy {
  return economyOf(
    { name: "square" },
    {
      periods: [{ period: 1 }],
      goods: outputs.map((_, j) => ({ good: `g${j}`, unit: units[j]! })),
      techniques: outputs.map((_, j) => ({ technique: `t${j}` })),
      skills: [{ skill: "work" }],
      recipes: [
        ...outputs.map((amount, j) => ({ technique: `t${j}`, good: `g${j}`, amount })),
        ...flows.flatMap((row, i) =>
          row.flatMap((amount, j) =>
            // What an industry takes of its own good stands with its lag, as an input of its own.
            amount === 0 ? [] : [{ technique: `t${j}`, good: `g${i}`, amount: -amount, lag: 1 }],
          ),
        ),
      ],
      work: hours.map((each, j) => ({ technique: `t${j}`, skill: "work", hours: each })),
      needs: needs.flatMap((amount, j) =>
        amount === 0 ? [] : [{ need: `n${j}`, good: `g${j}`, amount }],
      ),
      ...more,
    },
  );
}

/** (I − A)⁻¹ by its power series, dense: another way than the solver's. */
function inverse(a: readonly (readonly number[])[]): number[][] {
  const n = a.length;
  const unit = (i: number, j: number): number => (i === j ? 1 : 0);
  const sum: number[][] = a.map((_, i) => a.map((__, j) => unit(i, j)));
  let power = sum;
  for (let round = 0; round < 2000; round++) {
    power = power.map((row) =>
      a.map((_, j) => row.reduce((total, value, k) => total + value * a[k]![j]!, 0)),
    );
    let most = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        sum[i]![j]! += power[i]![j]!;
        most = Math.max(most, power[i]![j]!);
      }
    }
    if (most < 1e-18) break;
  }
  return sum;
}

function close(values: ArrayLike<number>, expected: readonly number[], digits = 10): void {
  expect(values.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(values[i]! - value) / Math.max(1, Math.abs(value))).toBeLessThan(10 ** -digits);
  });
}

describe("the textbook's two sectors (Miller and Blair, section 2.3)", () => {
  const flows = [
    [150, 500],
    [200, 100],
  ];
  const economy = square(flows, [1000, 2000], [350, 1700], { hours: [30, 40] });

  test("supply, output multipliers and employment", () => {
    const { table, linkages, labour, valuation, check } = analyse(economy);
    expect(valuation).toMatchObject({ kind: "unit", unit: "dollars" });
    close(table.supply, [1000, 2000]);
    close(linkages!.output, [1.2541 + 0.264, 0.33 + 1.1221], 4);
    // l L with l = (0.03, 0.02).
    close(labour.total, [0.03 * 1.2541 + 0.02 * 0.264, 0.03 * 0.33 + 0.02 * 1.1221], 5);
    expect(Math.max(check.residual, check.supply, check.identity)).toBeLessThan(1e-12);
  });

  test("what more final use takes: 600 and 1,500 in place of 350 and 1,700", () => {
    const { change, table } = analyse(economy, {
      change: new Map([
        ["g0", 250],
        ["g1", -200],
      ]),
    });
    const after = change!.supply.map((more, j) => more + table.supply[j]!);
    close(after, [1247.5247525, 1841.5841584], 7);
    const [hours] = change!.primary;
    expect(hours!.before).toBeCloseTo(70, 9);
    expect(hours!.change).toBeCloseTo(0.03 * 247.5247525 - 0.02 * 158.4158416, 6);
  });
});

const tables = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc.record({
    flows: fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true })), {
        minLength: n,
        maxLength: n,
      }),
      { minLength: n, maxLength: n },
    ),
    needs: fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
    hours: fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: n, maxLength: n }),
    scales: fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), {
      minLength: n,
      maxLength: n,
    }),
  }),
);

/** Coefficients whose columns add up to less than one. */
function productive(flows: readonly (readonly number[])[]): number[][] {
  const sums = flows.map((_, j) => flows.reduce((sum, row) => sum + row[j]!, 0));
  return flows.map((row) => row.map((value, j) => (0.8 * value) / Math.max(1, sums[j]!)));
}

describe("random productive tables", () => {
  test("multipliers and linkages are those of the inverse by its power series", () => {
    fc.assert(
      fc.property(tables, ({ flows, needs, hours }) => {
        const a = productive(flows);
        const n = a.length;
        const { table, labour, linkages } = analyse(
          square(a, Array<number>(n).fill(1), needs, { hours }),
        );
        const l = inverse(a);
        const columnSums = l.map((_, j) => l.reduce((sum, row) => sum + row[j]!, 0));
        const x = l.map((row) => row.reduce((sum, value, j) => sum + value * needs[j]!, 0));
        close(table.supply, x);
        close(linkages!.output, columnSums);
        close(
          labour.total,
          l.map((_, j) => l.reduce((sum, row, i) => sum + hours[i]! * row[j]!, 0)),
        );
        const forward = l.map((row, i) =>
          row.reduce((sum, value, j) => sum + (value * x[j]!) / x[i]!, 0),
        );
        const mean = forward.reduce((sum, value) => sum + value, 0) / n;
        close(
          linkages!.forward,
          forward.map((value) => value / mean),
        );
      }),
    );
  });

  test("without a good, the hours fall as in a table without its row and column", () => {
    fc.assert(
      fc.property(tables, ({ flows, needs, hours }) => {
        const a = productive(flows);
        const all = analyse(
          square(
            a,
            a.map(() => 1),
            needs,
            { hours },
          ),
        );
        const hoursIn = ({ labour, table }: Analysis) =>
          table.supply.reduce((sum, x, j) => sum + x * labour.direct[j]!, 0);
        a.forEach((_, k) => {
          const without = a.map((row, i) =>
            row.map((value, j) => (i === k || j === k ? 0 : value)),
          );
          const needed = needs.map((amount, j) => (j === k ? 0 : amount));
          const rest = analyse(
            square(
              without,
              a.map(() => 1),
              needed,
              { hours },
            ),
          );
          close([all.extraction![k]!], [hoursIn(all) - hoursIn(rest)], 9);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("the units in which goods are counted change nothing but the units", () => {
    fc.assert(
      fc.property(tables, ({ flows, needs, hours, scales }) => {
        const a = productive(flows);
        const units = a.map((_, j) => `u${j}`);
        const one = analyse(
          square(
            a,
            a.map(() => 1),
            needs,
            { hours, units },
          ),
        );
        const scaled = a.map((row, i) => row.map((value) => value * scales[i]!));
        const other = analyse(
          square(
            scaled,
            scales,
            needs.map((amount, j) => amount * scales[j]!),
            { hours, units },
          ),
        );
        expect(one.valuation.kind).toBe("hours");
        close(
          other.labour.total.map((each, j) => each * scales[j]!),
          [...one.labour.total],
        );
        close(other.linkages!.output, [...one.linkages!.output]);
        close(other.linkages!.forward, [...one.linkages!.forward]);
        close(other.extraction!, [...one.extraction!]);
      }),
    );
  });
});

describe("economies", () => {
  test("Ochoa's labour values, as published", async () => {
    const { labour } = analyse(await readEconomy(join(examples, "ochoa")));
    close(labour.total, [0.4398417, 7.739431, 0.8979541], 6);
  });

  test("imports are paid, and the currency is a requirement", () => {
    const economy = square(
      [
        [0, 0],
        [0.5, 0],
      ],
      [1, 1],
      [10, 0],
      {
        more: {
          goods: [
            { good: "g0", unit: "t" },
            { good: "g1", unit: "t" },
            { good: "fuel", unit: "l" },
            { good: "euro", unit: "EUR", pooled: true },
          ],
          places: [{ place: "here" }],
          recipes: [
            { technique: "t0", good: "g0", amount: 1 },
            { technique: "t0", good: "g1", amount: -0.5 },
            { technique: "t1", good: "g1", amount: 1 },
            { technique: "t1", good: "fuel", amount: -4 },
          ],
          trade: [{ place: "here", good: "fuel", import_price: 3, currency: "euro" }],
        },
      },
    );
    const { multipliers, table } = analyse(economy);
    const paid = multipliers.find(({ of }) => of.name === "euro")!;
    const j = table.goods.findIndex(({ name }) => name === "g0");
    expect(paid.of).toMatchObject({ kind: "good", unit: "EUR" });
    expect([paid.direct[j], paid.total[j]]).toEqual([0, 6]);
    // Fuel is no output of this economy.
    const { linkages } = analyse(economy);
    const fuel = table.goods.findIndex(({ name }) => name === "fuel");
    expect(table.goods[fuel]!.made).toBe(false);
    expect(linkages!.output[fuel]).toBeNaN();
    expect(linkages!.output[j]).toBeCloseTo(1.5, 12);
  });

  test.each([
    [
      "a good with two techniques",
      {
        techniques: [{ technique: "t0" }, { technique: "t1" }],
        recipes: [
          { technique: "t0", good: "g0", amount: 1 },
          { technique: "t1", good: "g0", amount: 1 },
        ],
      },
      "analyse.several",
    ],
    [
      "goods made together without a rule",
      {
        recipes: [
          { technique: "t0", good: "g0", amount: 1 },
          { technique: "t0", good: "g1", amount: 1 },
        ],
        needs: [
          { need: "a", good: "g0", amount: 1 },
          { need: "b", good: "g1", amount: 1 },
        ],
      },
      "analyse.joint",
    ],
    ["nothing made", { recipes: [] }, "analyse.nothing-made"],
  ] as const)("%s: refused", (_, more, key) => {
    expect(
      saidOf(
        square(
          [
            [0, 0],
            [0, 0],
          ],
          [1, 1],
          [1, 1],
          { more },
        ),
      ),
    ).toBe(key);
  });

  test("goods that take more of themselves than they make, an unknown good, an unknown period: refused", () => {
    expect(
      saidOf(
        square(
          [
            [0, 2],
            [2, 0],
          ],
          [1, 1],
          [1, 1],
        ),
      ),
    ).toBe("analyse.not-productive");
    const economy = square(
      [
        [0, 0],
        [0.2, 0],
      ],
      [1, 1],
      [1, 1],
    );
    expect(saidOf(economy, { change: new Map([["g00", 1]]) })).toBe("analyse.no-good-near");
    expect(saidOf(economy, { period: 7 })).toBe("analyse.no-period");
  });

  test("what adds capacity is final use, and what takes nothing is left aside", () => {
    const economy = square(
      [
        [0, 0],
        [0.5, 0],
      ],
      [1, 1],
      [10, 0],
      {
        more: {
          techniques: [
            { technique: "t0" },
            { technique: "t1" },
            { technique: "build" },
            { technique: "scrap" },
          ],
          recipes: [
            { technique: "t0", good: "g0", amount: 1 },
            { technique: "t0", good: "g1", amount: -0.5 },
            { technique: "t1", good: "g1", amount: 1 },
            { technique: "build", good: "g0", amount: -3 },
            { technique: "build", good: "g1", amount: 0.1 },
            { technique: "scrap", good: "g1", amount: 1 },
          ],
          workplaces: [{ workplace: "works", place: "here" }],
          places: [{ place: "here" }],
          capacities: [{ workplace: "works", capacity: "plant", amount: 1 }],
          adds: [{ technique: "build", what: "plant", amount: 1 }],
        },
      },
    );
    const { table } = analyse(economy);
    expect([...table.supply]).toEqual([10, 5]);
    expect(table.assumptions.map(({ key }) => key)).toContain("analyse.assumed-gifts");
  });

  test("what is only left over takes no inputs, and stands beside", () => {
    const economy = square(
      [
        [0, 0],
        [0, 0],
      ],
      [1, 1],
      [1, 0],
      {
        more: {
          recipes: [
            { technique: "t0", good: "g0", amount: 1 },
            { technique: "t0", good: "g1", amount: 0.25 },
          ],
        },
      },
    );
    const { multipliers, table } = analyse(economy);
    expect(table.goods.map(({ name }) => name)).toEqual(["g0"]);
    expect(multipliers.find(({ of }) => of.kind === "waste")!.total[0]).toBe(0.25);
  });
});

describe("plans", () => {
  test("the two villages: inputs of all supply are the requirements of all final use", async () => {
    const planned = await plan(await readEconomy(join(examples, "two-villages")));
    if (planned.kind !== "optimal") throw new Error(planned.kind);
    expect(saidOf(planned.plan)).toBe("analyse.joint");
    const { check, table, multipliers } = analyse(planned.plan, { joint: "weight" });
    expect(Math.max(check.residual, check.supply, check.identity)).toBeLessThan(1e-10);
    // Hours worked, as the plan itself counts them.
    const worked = planned.plan.tables.hours.reduce((sum, row) => sum + row.needed, 0);
    const hours = multipliers
      .filter(({ of }) => of.kind === "hours")
      .reduce(
        (sum, { of }) =>
          sum + of.perUnit.reduce((all, each, j) => all + each * table.supply[j]!, 0),
        0,
      );
    expect(hours).toBeLessThanOrEqual(worked * (1 + 1e-9));
    expect(hours).toBeGreaterThan(0.9 * worked);
  });
});

function saidOf(given: Parameters<typeof analyse>[0], settings = {}): string {
  try {
    analyse(given, settings);
  } catch (error) {
    if (error instanceof CannotAnalyse) return error.said.key;
    throw error;
  }
  return "analysed";
}
