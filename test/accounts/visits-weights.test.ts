import { expect, test } from "vitest";
import { weightsOf } from "../../src/accounts/visits/weights.ts";
import { economyOf } from "../../src/economy/economy.ts";
import type { Plan } from "../../src/plan/types.ts";
import { plannedEconomy } from "../plan/planned.ts";
import { threeVillages } from "./visits-economy.ts";

type Values = Plan["tables"]["values"];

/** A plan of which only levels and shadow prices are read: 1 and 2 are of tier 1, 3 of tier 2, 4 of a goal. */
function priced(values: Values): Plan {
  const level = (number: number, kind: "tier" | "goal", stage: number) => ({
    level: number,
    kind,
    stage,
  });
  const levels = [
    level(1, "tier", 1),
    level(2, "tier", 1),
    level(3, "tier", 2),
    level(4, "goal", 1),
  ];
  return { tables: { levels, values } } as unknown as Plan;
}

const price = (level: number, what: string, period: number, value: number, where?: string) => ({
  ...{ level, family: "goods-balance", what, period, value },
  ...(where === undefined ? {} : { where }),
});

test("prices of each tier are divided by its largest; each tier counts a hundredth of the one before", () => {
  const plan = priced([
    price(1, "grain", 3, 0.5, "east"),
    price(2, "grain", 3, 2, "east"),
    price(2, "grain", 3, -4, "west"),
    price(3, "grain", 3, 7, "west"),
    price(3, "statue", 3, 14),
    price(4, "grain", 3, 1000, "middle"),
    { ...price(1, "grain", 3, 1000, "middle"), family: "labour" },
  ]);
  const { kind, of } = weightsOf(plan, threeVillages(), 2);
  expect(kind).toBe("prices");
  expect(of("grain", "east", 1)).toBeCloseTo(0.5, 12);
  expect(of("grain", "west", 1)).toBeCloseTo(1 + 0.01 / 2, 12);
  expect(of("statue", "anywhere", 1)).toBeCloseTo(0.01, 12);
  expect(of("grain", "middle", 1)).toBe(0);
});

test("prices are those of the first period after the account that has any, or of the last that has", () => {
  const rows = [1, 4, 6].map((period) => price(1, "grain", period, 1, `place ${period}`));
  const chosen = (period: number) => {
    const { of } = weightsOf(priced(rows), threeVillages(), period);
    return [1, 4, 6].filter((each) => of("grain", `place ${each}`, 1) > 0);
  };
  expect([0, 1, 2, 4, 6, 9].map(chosen)).toEqual([[1], [4], [4], [6], [6], [6]]);
});

test("without prices, goods count that the needs live on, by their first tier and their usual amount", () => {
  const economy = economyOf(
    { name: "kitchen" },
    {
      recipes: [
        { technique: "mill", good: "grain", amount: -2 },
        { technique: "mill", good: "flour", amount: 1 },
        { technique: "bake", good: "flour", amount: -1 },
        { technique: "bake", good: "wood", amount: -1 },
        { technique: "bake", good: "bread", amount: 1 },
        { technique: "sow", good: "grain", amount: -1 },
        { technique: "sow", good: "grain", amount: 10, lag: 1 },
        { technique: "carve", good: "wood", amount: -1 },
        { technique: "carve", good: "toy", amount: 1 },
        { technique: "hew", good: "stone", amount: -1 },
        { technique: "hew", good: "statue", amount: 1 },
      ],
      needs: [
        { need: "play", good: "toy", per_person: 1, tier: 3 },
        { need: "food", good: "bread", per_person: 1 },
      ],
    },
  );
  for (const plan of [undefined, priced([])]) {
    const { kind, of } = weightsOf(plan, economy, 1);
    expect(kind).toBe("needs");
    const weights = ["bread", "flour", "grain", "wood", "toy", "statue", "stone"].map((good) =>
      of(good, "anywhere", 5),
    );
    expect(weights).toEqual([0.2, 0.2, 0.2, 0.2, 0.002, 0, 0]);
  }
});

test("a plan's own shadow prices are found by place", async () => {
  const plan = await plannedEconomy(threeVillages());
  const { kind, of } = weightsOf(plan, threeVillages(), 1);
  expect(kind).toBe("prices");
  expect(of("grain", "east", 1)).toBeGreaterThan(0);
  expect(of("statue", "east", 1)).toBe(0);
});
