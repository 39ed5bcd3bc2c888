import { expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { plan } from "../../src/plan/index.ts";

/** A crew builds oven A or oven B; the bread of tier 1 takes all flour, whatever it builds. */
function ovens(bread: number) {
  return economyOf(
    { name: "ovens" },
    {
      periods: [{ period: 1 }],
      goods: ["flour", "bread", "cake", "toy", "crew"].map((good) => ({ good, unit: "u" })),
      workplaces: [{ workplace: "w", place: "economy" }],
      techniques: [
        { technique: "bake" },
        { technique: "A", integer: true },
        { technique: "B", integer: true },
        { technique: "cake at A" },
        { technique: "cake at B" },
      ],
      recipes: [
        { technique: "bake", good: "flour", amount: -1 },
        { technique: "bake", good: "bread", amount: 1 },
        { technique: "A", good: "crew", amount: -1 },
        { technique: "A", good: "toy", amount: 0.5 },
        { technique: "B", good: "crew", amount: -1 },
        { technique: "B", good: "toy", amount: 1 },
        { technique: "cake at A", good: "flour", amount: -1 },
        { technique: "cake at A", good: "cake", amount: 1 },
        { technique: "cake at B", good: "flour", amount: -1 },
        { technique: "cake at B", good: "cake", amount: 0.2 },
      ],
      uses: ["A", "B"].map((oven) => ({
        technique: `cake at ${oven}`,
        capacity: `oven ${oven}`,
        amount: 1,
      })),
      adds: ["A", "B"].map((oven) => ({ technique: oven, what: `oven ${oven}`, amount: 1 })),
      capacities: ["A", "B"].map((oven) => ({
        workplace: "w",
        capacity: `oven ${oven}`,
        amount: 0,
      })),
      stocks: [
        { good: "flour", opening: bread / 2 },
        { good: "crew", opening: 1 },
      ],
      needs: [
        { need: "bread", good: "bread", amount: bread },
        { need: "cake", good: "cake", amount: 1, tier: 2 },
        { need: "toy", good: "toy", amount: 1, tier: 2 },
      ],
    },
  );
}

async function planned(bread: number) {
  const outcome = await plan(ovens(bread));
  if (outcome.kind !== "optimal") throw new Error(`planned: ${outcome.kind}`);
  const { notes, tables } = outcome.plan;
  return {
    keys: notes.map(({ key }) => key),
    toy: tables.deliveries.find(({ need }) => need === "toy")!.fulfilment,
  };
}

test.each([2, 1000])(
  "a plan never keeps quiet about whole numbers that a tolerance may have chosen (%d loaves)",
  async (bread) => {
    const { keys, toy } = await planned(bread);
    expect(keys).toContain("plan.note.integers");
    // Cake is out of reach either way, so B is right: where A was chosen, the plan has to say so.
    if (toy < 1 - 1e-6) expect(keys).toContain("plan.note.integers-overstated");
    else expect(toy).toBeCloseTo(1, 6);
  },
);
