import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { render } from "../../src/messages/index.ts";
import { certifyPhysically } from "../../src/plan/certify/index.ts";
import { compile, plan, type Plan } from "../../src/plan/index.ts";
import { bruteForceLeximin, criterionName, printedFulfilments } from "./brute-force.ts";
import { randomEconomies } from "./random-economy.ts";

const engine = await highsEngine();
const tolerance = 1e-6;

function expectCertified({ economy, tables, certificate }: Plan): void {
  const physical = certifyPhysically(economy, tables);
  expect(physical.failures.map((failure) => render(failure))).toEqual([]);
  expect(physical.imbalance).toBeLessThanOrEqual(1e-7);
  expect(certificate.ok).toBe(true);
}

describe("leximin over random economies", () => {
  test("gives every need what its definition gives, and every plan is certified", async () => {
    const runs = 300;
    const reached = { planned: 0, infeasible: 0, criteria: 0, unmet: 0, partly: 0, tiers: 0 };
    await fc.assert(
      fc.asyncProperty(randomEconomies, async (economy) => {
        const planned = await plan(economy, { engine });
        const compiled = compile(economy);
        const due = await bruteForceLeximin(engine, compiled);
        if (planned.kind === "infeasible") {
          reached.infeasible++;
          expect(due).toBeUndefined();
          expect(planned.conflict.length).toBeGreaterThan(0);
          return;
        }
        if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
        expectCertified(planned.plan);
        const printed = printedFulfilments(planned.plan.tables);
        expect(printed.size).toBe(compiled.criteria.length);
        compiled.criteria.forEach(({ tier }, c) => {
          const name = criterionName(compiled, c);
          const value = printed.get(name);
          expect(value, name).toBeDefined();
          if (tier > 0) expect(Math.abs(value! - due![c]!), name).toBeLessThanOrEqual(tolerance);
          else expect(value, name).toBeGreaterThanOrEqual(1 - tolerance);
          reached.criteria++;
          if (due![c] === 0) reached.unmet++;
          else if (due![c]! < 1) reached.partly++;
        });
        reached.planned++;
        if (new Set(compiled.criteria.map(({ tier }) => tier)).size > 1) reached.tiers++;
      }),
      { numRuns: runs },
    );
    // The body was reached, and what it is about was there.
    expect(reached.planned).toBeGreaterThan(0.8 * runs);
    expect(reached.infeasible).toBeGreaterThan(0);
    expect(reached.criteria).toBeGreaterThan(5 * runs);
    expect(reached.unmet).toBeGreaterThan(runs);
    expect(reached.partly).toBeGreaterThan(runs);
    expect(reached.tiers).toBeGreaterThan(runs / 2);
  }, 180_000);
});

/** Stocks that services draw on: each service can be made of some of them. */
interface Sharing {
  readonly stocks: readonly number[];
  readonly services: readonly {
    readonly asked: number;
    readonly perUnit: number;
    /** Bit r: the service can be made of stock r. */
    readonly from: number;
  }[];
}

const sharings: fc.Arbitrary<Sharing> = fc.record({
  stocks: fc.array(fc.constantFrom(0, 1, 2, 5, 3.5), { minLength: 1, maxLength: 3 }),
  services: fc.array(
    fc.record({
      asked: fc.constantFrom(1, 2, 4, 10),
      perUnit: fc.constantFrom(1, 0.5, 3),
      from: fc.nat({ max: 7 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

/**
 * Water filling by hand: any set of services can't use more than all the stocks it can be made of. The
 * floor stands where some set has used up its stocks; its members stay, the rest rise on. (The flows of
 * a bipartite network form a polymatroid, for which these conditions are enough.)
 */
function waterFilling({ stocks, services }: Sharing): readonly number[] {
  const within = services.map(({ from }) => from % (1 << stocks.length));
  const full = services.map(({ asked, perUnit }) => asked / perUnit);
  const level = services.map(() => -1);
  while (level.includes(-1)) {
    let floor = 1;
    let stuck: number[] = [];
    for (let set = 1; set < 1 << services.length; set++) {
      const members = services.flatMap((_, s) => ((set >> s) & 1 ? [s] : []));
      const rising = members.filter((s) => level[s] === -1);
      if (rising.length === 0) continue;
      const reach = members.reduce((stock, s) => stock | within[s]!, 0);
      const held = stocks.reduce((sum, amount, r) => sum + ((reach >> r) & 1 ? amount : 0), 0);
      const taken = members.reduce((sum, s) => sum + Math.max(0, level[s]!) * full[s]!, 0);
      const at = (held - taken) / rising.reduce((sum, s) => sum + full[s]!, 0);
      if (at < floor - 1e-12) {
        floor = at;
        stuck = rising;
      } else if (at < 1 && at <= floor + 1e-12) stuck = [...new Set([...stuck, ...rising])];
    }
    if (stuck.length === 0) stuck = services.flatMap((_, s) => (level[s] === -1 ? [s] : []));
    for (const s of stuck) level[s] = Math.max(0, floor);
  }
  return level;
}

function sharingEconomy({ stocks, services }: Sharing): Economy {
  const techniques = services.flatMap(({ from, perUnit }, s) =>
    stocks.flatMap((_, r) =>
      (from >> r) & 1 ? [{ technique: `make ${s} of ${r}`, s, r, perUnit }] : [],
    ),
  );
  return economyOf(
    { name: "sharing" },
    {
      periods: [{ period: 1 }],
      goods: [
        ...stocks.map((_, r) => ({ good: `stock ${r}`, unit: "unit" })),
        ...services.map((_, s) => ({ good: `service ${s}`, unit: "unit" })),
      ],
      techniques: techniques.map(({ technique }) => ({ technique })),
      recipes: techniques.flatMap(({ technique, s, r, perUnit }) => [
        { technique, good: `stock ${r}`, amount: -1 },
        { technique, good: `service ${s}`, amount: perUnit },
      ]),
      stocks: stocks.map((opening, r) => ({ good: `stock ${r}`, opening })),
      needs: services.map(({ asked }, s) => ({
        ...{ need: `need ${s}`, good: `service ${s}`, amount: asked },
      })),
    },
  );
}

describe("leximin where something must go somewhere", () => {
  test("is not stopped by a fulfilment that can't stay at the floor", async () => {
    const economy = economyOf(
      { name: "must go" },
      {
        periods: [{ period: 1 }],
        places: [{ place: "here" }, { place: "there" }],
        goods: [
          { good: "milk", unit: "l", disposal: "none" },
          { good: "bread", unit: "kg" },
        ],
        techniques: [{ technique: "milking" }],
        recipes: [{ technique: "milking", good: "milk", amount: 1 }],
        stocks: [{ good: "milk", opening: 1, place: "here" }],
        needs: [
          { need: "bread", good: "bread", amount: 1 },
          { need: "milk", good: "milk", amount: 1 },
          { need: "more milk", good: "milk", amount: 1 },
        ],
        limits: [{ limit: "cows", of: "run", what: "milking", maximum: 3 }],
      },
    );
    const planned = await plan(economy, { engine });
    if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
    expectCertified(planned.plan);
    const least = (need: string) =>
      Math.min(
        ...planned.plan.tables.deliveries.flatMap((row) =>
          row.need === need ? [row.fulfilment] : [],
        ),
      );
    expect(least("bread")).toBe(0);
    expect(least("milk")).toBeCloseTo(1, 9);
    expect(least("more milk")).toBeCloseTo(1, 9);
  });
});

describe("leximin where stocks are shared", () => {
  test("gives what filling up by hand gives", async () => {
    let reached = 0;
    let levels = 0;
    await fc.assert(
      fc.asyncProperty(sharings, async (sharing) => {
        const economy = sharingEconomy(sharing);
        // A service that can be made of nothing, in an economy without any technique.
        fc.pre(economy.tables.techniques.rows.length > 0);
        const planned = await plan(economy, { engine });
        if (planned.kind !== "optimal") throw new Error(`planned: ${planned.kind}`);
        expectCertified(planned.plan);
        const due = waterFilling(sharing);
        const found = sharing.services.map(
          (_, s) =>
            planned.plan.tables.deliveries.find((row) => row.need === `need ${s}`)!.fulfilment,
        );
        found.forEach((value, s) => {
          expect(Math.abs(value - due[s]!), `service ${s}`).toBeLessThanOrEqual(tolerance);
        });
        reached++;
        levels += new Set(due.map((value) => value.toFixed(9))).size;
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThanOrEqual(60);
    expect(levels).toBeGreaterThan(1.5 * reached);
  });
});
