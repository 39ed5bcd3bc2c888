import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import { EconomyProblems } from "../../src/economy/problem.ts";
import type { Economy, Rows } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { plan, type Plan } from "../../src/plan/index.ts";
import { ownNeedsFloors, type OwnFloor } from "../../src/plan/own-needs.ts";
import { printedFulfilments } from "./brute-force.ts";
import { randomEconomies } from "./random-economy.ts";

const engine = await highsEngine();
const tolerance = 1e-6;

/** The valley has 50 l of milk a day, the hill 10; each needs 60, and a cart goes up. */
const dairies: Rows = {
  periods: [{ period: 1 }],
  places: [{ place: "hill" }, { place: "valley" }],
  goods: [{ good: "milk", unit: "l", weight: 0.001 }],
  techniques: [{ technique: "milk" }],
  workplaces: [
    { workplace: "hill farm", place: "hill" },
    { workplace: "valley farm", place: "valley" },
  ],
  recipes: [{ technique: "milk", good: "milk", amount: 1 }],
  uses: [{ technique: "milk", capacity: "cows", amount: 1 }],
  capacities: [
    { workplace: "hill farm", capacity: "cows", amount: 10 },
    { workplace: "valley farm", capacity: "cows", amount: 50 },
  ],
  routes: [{ route: "cart", from: "valley", to: "hill" }],
  needs: [{ need: "milk", good: "milk", amount: 60 }],
};

async function planned(economy: Economy, sharing: "leximin" | "own-needs-first"): Promise<Plan> {
  const made = await plan(economy, { engine, sharing });
  if (made.kind !== "optimal") throw new Error(made.kind);
  expect(made.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
  expect(made.plan.certificate.ok).toBe(true);
  return made.plan;
}

async function floorsOf(economy: Economy): Promise<readonly OwnFloor[]> {
  const own = await ownNeedsFloors(economy, { engine });
  if (own.kind !== "floors") throw new Error(own.kind);
  return own.floors;
}

function served(made: Plan): Record<string, number> {
  return Object.fromEntries(
    made.tables.deliveries.map(({ place, fulfilment }) => [place ?? "", fulfilment]),
  );
}

const about = (value: number) => expect.closeTo(value, 7) as number;

describe("own needs first", () => {
  const economy = economyOf({ name: "dairies" }, dairies);

  test("keeps what each place can do alone, where leximin would share it", async () => {
    expect(await floorsOf(economy)).toEqual([
      { kind: "need", what: "milk", where: "hill", period: 1, fulfilment: about(1 / 6) },
      { kind: "need", what: "milk", where: "valley", period: 1, fulfilment: about(5 / 6) },
    ]);
    expect(served(await planned(economy, "leximin"))).toEqual({
      hill: about(0.5),
      valley: about(0.5),
    });
    const own = await planned(economy, "own-needs-first");
    expect(served(own)).toEqual({ hill: about(1 / 6), valley: about(5 / 6) });
    expect(own.sharing).toBe("own-needs-first");
  });

  test("gives away what nobody at home needs, and shares it by leximin", async () => {
    const rows: Rows = {
      ...dairies,
      places: [...dairies.places!, { place: "lake" }],
      capacities: [
        { workplace: "hill farm", capacity: "cows", amount: 10 },
        { workplace: "valley farm", capacity: "cows", amount: 90 },
      ],
      routes: [...dairies.routes!, { route: "boat", from: "valley", to: "lake" }],
    };
    // 30 l are left over in the valley: 20 for the lake, which has none, and 10 to the hill's own 10.
    const own = await planned(economyOf({ name: "dairies" }, rows), "own-needs-first");
    expect(served(own)).toEqual({ valley: about(1), hill: about(1 / 3), lake: about(1 / 3) });
  });

  test("says which way of sharing holds, and what the other would give each place", async () => {
    const { notes } = await planned(economy, "own-needs-first");
    expect(notes.map((note) => render(note))).toEqual([
      "Own needs come first: 2 things that places could do alone are kept, and only what lies above is shared.",
      "hill: the least fulfilment of tier 1 is 16.7%; if all was shared, it would be 50%.",
      "valley: the least fulfilment of tier 1 is 83.3%; if all was shared, it would be 50%.",
    ]);
    expect((await planned(economy, "leximin")).notes).toEqual([]);
  });

  test("counts a pool as each place's own, empty at the beginning", async () => {
    const rows: Rows = {
      ...dairies,
      goods: [
        ...dairies.goods!,
        { good: "coin", unit: "coin", survival: 1, pooled: true },
        { good: "cheese", unit: "kg" },
      ],
      stocks: [{ good: "coin", opening: 1000 }],
      trade: [
        { place: "hill", good: "milk", import_price: 2, currency: "coin" },
        { place: "valley", good: "cheese", export_price: 4, currency: "coin", export_limit: 5 },
        { place: "valley", good: "milk", import_price: 2, currency: "coin" },
      ],
      techniques: [...dairies.techniques!, { technique: "make cheese", where: "valley" }],
      recipes: [...dairies.recipes!, { technique: "make cheese", good: "cheese", amount: 1 }],
      limits: [{ limit: "cheese", of: "run", what: "make cheese", maximum: 100 }],
    };
    const alone = await floorsOf(economyOf({ name: "dairies" }, rows));
    // The valley earns 20 coins, which buy 10 l; the hill earns none, and the pool's 1000 are not its own.
    expect(alone.map(({ where, fulfilment }) => [where, fulfilment])).toEqual([
      ["hill", about(1 / 6)],
      ["valley", about(1)],
    ]);
  });

  test("lets the pool go on paying for what has begun", async () => {
    const rows: Rows = {
      ...dairies,
      goods: [...dairies.goods!, { good: "coin", unit: "coin", survival: 1, pooled: true }],
      stocks: [{ good: "coin", opening: 100 }],
      techniques: [...dairies.techniques!, { technique: "build", where: "hill" }],
      recipes: [
        ...dairies.recipes!,
        { technique: "build", good: "coin", amount: -40, lag: 1 },
        { technique: "build", good: "milk", amount: 20, lag: 1 },
      ],
      started: [{ technique: "build", where: "hill", periods_ago: 1, amount: 1 }],
    };
    const alone = await floorsOf(economyOf({ name: "dairies" }, rows));
    expect(alone.map(({ fulfilment }) => fulfilment)).toEqual([about(30 / 60), about(50 / 60)]);
  });

  test("gives no floor to needs for pooled goods, nor to later tiers", async () => {
    const rows: Rows = {
      ...dairies,
      goods: [...dairies.goods!, { good: "coin", unit: "coin", survival: 1, pooled: true }],
      stocks: [{ good: "coin", opening: 3 }],
      needs: [
        { need: "milk", good: "milk", amount: 60, place: "hill" },
        { need: "more milk", good: "milk", amount: 60, place: "hill", tier: 2 },
        { need: "dues", good: "coin", amount: 5 },
      ],
    };
    const alone = await floorsOf(economyOf({ name: "dairies" }, rows));
    expect(alone.map(({ what }) => what)).toEqual(["milk"]);
  });

  test("names what each place alone can't meet", async () => {
    const rows: Rows = { ...dairies, capacities: [dairies.capacities![1]!] };
    const hard = { limit: "school milk", of: "shipped", what: "cart", minimum: 0.001 } as const;
    const own = await plan(economyOf({ name: "dairies" }, { ...rows, limits: [hard] }), {
      engine,
      sharing: "own-needs-first",
    });
    expect(own.kind).toBe("infeasible");
    if (own.kind !== "infeasible") return;
    expect(own.conflict.map((what) => render(what)).join("; ")).toMatch(
      /each place alone: .*school milk/u,
    );
  });
});

describe("on random economies", () => {
  test("every place has at least what it could do alone, and the worst served no more than by leximin", async () => {
    let reached = 0;
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(randomEconomies, async (economy) => {
        const own = await ownNeedsFloors(economy, { engine }).catch((error: unknown) => {
          if (error instanceof EconomyProblems) return undefined;
          throw error;
        });
        if (own?.kind !== "floors") return;
        const made = await plan(economy, { engine, sharing: "own-needs-first" });
        if (made.kind !== "optimal") {
          // Then there is no plan without floors either.
          expect((await plan(economy, { engine })).kind).toBe(made.kind);
          return;
        }
        reached++;
        expect(made.plan.certificate.failures.map((failure) => render(failure))).toEqual([]);
        const found = printedFulfilments(made.plan.tables);
        for (const { kind, what, group, where, period, fulfilment } of own.floors) {
          const key =
            kind === "need"
              ? JSON.stringify(["need", what, group ?? "", where, period])
              : JSON.stringify([kind, what, "", where, period]);
          expect(found.get(key), key).toBeGreaterThanOrEqual(fulfilment - tolerance);
          if (fulfilment > tolerance) kept++;
        }
        const least = (tables: Plan["tables"]) =>
          Math.min(
            1,
            ...[...tables.deliveries, ...tables.keeping]
              .filter(({ tier }) => tier === 1)
              .map((row) => row.fulfilment),
          );
        const shared = await planned(economy, "leximin");
        expect(least(made.plan.tables)).toBeLessThanOrEqual(least(shared.tables) + tolerance);
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(40);
    expect(kept).toBeGreaterThan(60);
  });

  test("what a place could do alone doesn't depend on what others ask", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(randomEconomies, fc.nat(), async (economy, seed) => {
        const { needs, limits, recipes, places } = economy.tables;
        // A limit on all places together, and a recipe that falls elsewhere, join them.
        const joins =
          limits.rows.some(({ place }) => place === undefined) ||
          recipes.rows.some(({ place }) => place !== undefined);
        const names = places.rows.map(({ place }) => place).filter((place) => place !== "region");
        if (joins || names.length < 2) return;
        const here = names[seed % names.length]!;
        const before = await ownNeedsFloors(economy, { engine });
        if (before.kind !== "floors") return;
        const own = needs.rows.map((row) =>
          row.place === undefined || row.place === "region" ? { ...row, place: here } : row,
        );
        const mine = own.filter(({ place }) => place === here);
        if (mine.length === 0) return;
        const rows = Object.fromEntries(
          Object.entries(economy.tables).map(([name, table]) => [name, table.rows]),
        );
        const after = await ownNeedsFloors(economyOf(economy.about, { ...rows, needs: mine }), {
          engine,
        }).catch(() => undefined);
        if (after?.kind !== "floors") return;
        const at = (floors: readonly OwnFloor[]) =>
          new Map(
            floors
              .filter(({ where, kind }) => where === here && kind === "need")
              .map((floor) => [`${floor.what} ${floor.group ?? ""} ${floor.period}`, floor]),
          );
        const due = at(before.floors);
        for (const [key, { fulfilment }] of at(after.floors)) {
          reached++;
          expect(Math.abs(fulfilment - due.get(key)!.fulfilment), key).toBeLessThan(tolerance);
        }
      }),
      { numRuns: 300 },
    );
    expect(reached).toBeGreaterThan(20);
  });
});
