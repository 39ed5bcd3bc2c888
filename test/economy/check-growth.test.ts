import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { componentsOf } from "../../src/economy/check/components.ts";
import { multiplyingSets, type Way } from "../../src/economy/check/multiply.ts";
import { highsEngine, solveProgram } from "../../src/engine/index.ts";
import { programOf } from "../engine/programs.ts";

const goods = 5;
const engine = await highsEngine();

/**
 * The most that can be gained per run, by linear programming: maximise t, with at least t more made than
 * taken in all, no good taken more than made, and at most one run in all.
 */
async function mostGained(ways: readonly Way[]): Promise<number> {
  const net = (way: Way, good: number) => (way.makes.get(good) ?? 0) - (way.takes.get(good) ?? 0);
  const all = Array.from({ length: goods }, (_, good) => good);
  const { outcome } = await solveProgram(
    programOf({
      sense: "maximise",
      cost: [...ways.map(() => 0), 1],
      rows: [
        ...all.map((good) => ({ of: [...ways.map((way) => net(way, good)), 0], from: 0 })),
        {
          of: [...ways.map((way) => all.reduce((sum, good) => sum + net(way, good), 0)), -1],
          from: 0,
        },
        { of: [...ways.map(() => 1), 0], to: 1 },
      ],
    }),
    { engine },
  );
  if (outcome.kind !== "optimal") throw new Error(outcome.kind);
  return outcome.objective;
}

const amounts = fc.constantFrom(0.1, 0.25, 0.4, 0.5, 0.8, 1, 1.5, 2);
const good = fc.nat(goods - 1);
const flows = (minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.tuple(good, amounts), { minLength, maxLength, selector: ([g]) => g });

/** Ways that take something and make one or more goods. */
const waysMaking = (most: number) =>
  fc.array(
    fc
      .record({ takes: flows(1, 3), makes: flows(1, most) })
      .map(({ takes, makes }): Way => ({ takes: new Map(takes), makes: new Map(makes) })),
    { minLength: 1, maxLength: 7 },
  );

describe("techniques that feed each other", () => {
  test("are found to multiply exactly where a linear program says that they can, one product each", async () => {
    const reached = { multiply: 0, not: 0 };
    await fc.assert(
      fc.asyncProperty(waysMaking(1), async (ways) => {
        const gained = await mostGained(ways);
        // So near to breaking even, the power iteration may need more rounds.
        fc.pre(gained < 1e-9 || gained > 1e-3);
        const sets = multiplyingSets(ways, goods);
        expect(sets.length > 0).toBe(gained > 1e-3);
        reached[gained > 1e-3 ? "multiply" : "not"]++;
      }),
      { numRuns: 250 },
    );
    expect(reached.multiply).toBeGreaterThan(30);
    expect(reached.not).toBeGreaterThan(30);
  });

  test("are never found to multiply where they can't, whatever they make besides", async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(waysMaking(3), async (ways) => {
        const sets = multiplyingSets(ways, goods);
        if (sets.length === 0) return;
        reached++;
        expect(await mostGained(ways)).toBeGreaterThan(0);
        // The first set needs nothing but itself.
        expect(await mostGained(sets[0]!)).toBeGreaterThan(0);
        // None is in two sets.
        const members = sets.flat();
        expect(new Set(members).size).toBe(members.length);
      }),
      { numRuns: 150 },
    );
    expect(reached).toBeGreaterThan(30);
  });

  test("that turn one good into another and back at no loss don't multiply", () => {
    const there = { takes: new Map([[0, 3.6]]), makes: new Map([[1, 1]]) };
    const back = { takes: new Map([[1, 1]]), makes: new Map([[0, 3.6]]) };
    expect(multiplyingSets([there, back], 2)).toEqual([]);
    const rounded = { takes: new Map([[1, 1]]), makes: new Map([[0, 3.61]]) };
    expect(multiplyingSets([there, rounded], 2)).toEqual([[rounded, there]]);
  });

  test("that live on what multiplies by itself are not named with it", () => {
    const wheat = { takes: new Map([[0, 0.1]]), makes: new Map([[0, 1]]) };
    const bread = { takes: new Map([[0, 1]]), makes: new Map([[1, 1]]) };
    const toast = {
      takes: new Map([
        [1, 2],
        [2, 0.1],
      ]),
      makes: new Map([[2, 1]]),
    };
    expect(multiplyingSets([wheat, bread, toast], 3)).toEqual([[wheat]]);
  });

  test("in thousands are looked through in a moment", () => {
    const many = 20_000;
    const ways = Array.from({ length: many }, (_, i): Way => ({
      takes: new Map([
        [(i + 1) % many, 1.01],
        [(7 * i + 3) % many, 0.2],
      ]),
      makes: new Map([[i, 1]]),
    }));
    const started = performance.now();
    expect(multiplyingSets(ways, many)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

test("components are the goods that lead to each other, and come after those that lead to them", () => {
  // 0 → 1 ⇄ 2 → 3, 4 alone; given as what leads to each.
  expect(componentsOf([[], [0, 2], [1], [2], []])).toEqual([[0], [2, 1], [3], [4]]);
});
