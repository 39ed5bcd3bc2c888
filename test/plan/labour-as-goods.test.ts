import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Economy } from "../../src/economy/types.ts";
import { highsEngine } from "../../src/engine/index.ts";
import { compile, type Compiled } from "../../src/plan/compile.ts";
import { bestGoal, bruteForceLeximin, criterionName, goalRow, type Goal } from "./brute-force.ts";
import { labourAsGoods, withoutEnds } from "./labour-as-goods.ts";
import { stated } from "./random-names.ts";
import { randomEconomies } from "./random-economy.ts";
import { labourEconomies } from "./random-labour.ts";

const engine = await highsEngine();
const tolerance = 1e-6;

interface Decided {
  readonly fulfilments: ReadonlyMap<string, number>;
  readonly goals: readonly number[];
}

/** What an economy comes to by definition: its fulfilments, and what each of its goals can reach after. */
async function decided(economy: Economy): Promise<Decided | undefined> {
  const compiled = compile(economy);
  const fulfilment = await bruteForceLeximin(engine, compiled);
  if (fulfilment === undefined) return undefined;
  const held: (Goal & { value: number })[] = [];
  for (const { stage, sense } of compiled.goals) {
    const goal = { row: goalRow(compiled, stage), sense };
    const value = await bestGoal(engine, { sharing: compiled, fulfilment, held }, goal);
    held.push({ ...goal, value });
  }
  return {
    fulfilments: new Map(fulfilment.map((value, c) => [criterionName(compiled, c), value])),
    goals: held.map(({ row, value }) => value + constantOf(compiled, row)),
  };
}

function constantOf({ constants }: Compiled, row: number): number {
  return constants[row]!;
}

describe("people, seasons and shipments under way, said with goods and techniques alone", () => {
  test.each([
    ["where people are all that is scarce", labourEconomies, 150, 0.3],
    ["in economies of every kind", randomEconomies, 100, 0.05],
  ] as const)(
    "come to the same %s",
    async (_, economies, runs, share) => {
      const reached = { planned: 0, infeasible: 0, partly: 0, helped: 0 };
      await fc.assert(
        fc.asyncProperty(economies, async (given) => {
          const economy = withoutEnds(given);
          // A limit on what is made doesn't mean what is brought.
          fc.pre(
            economy.tables.shipped.rows.length === 0 ||
              economy.tables.limits.rows.every((row) => row.of !== "made"),
          );
          const due = await decided(labourAsGoods(economy));
          const found = await decided(economy);
          expect(found === undefined).toBe(due === undefined);
          if (found === undefined || due === undefined) {
            reached.infeasible++;
            return;
          }
          expect([...found.fulfilments.keys()].sort()).toEqual([...due.fulfilments.keys()].sort());
          for (const [name, value] of found.fulfilments) {
            expect(Math.abs(value - due.fulfilments.get(name)!), name).toBeLessThanOrEqual(
              tolerance,
            );
          }
          expect(found.goals.length).toBe(due.goals.length);
          found.goals.forEach((value, i) => {
            const size = Math.max(1, Math.abs(value));
            expect(Math.abs(value - due.goals[i]!) / size).toBeLessThanOrEqual(tolerance);
          });
          reached.planned++;
          if ([...found.fulfilments.values()].some((value) => value > 0 && value < 1)) {
            reached.partly++;
          }
          if (await isHelped(economy, found)) reached.helped++;
        }),
        { numRuns: runs },
      );
      expect(reached.planned).toBeGreaterThan(0.7 * runs);
      expect(reached.partly).toBeGreaterThan(0.4 * runs);
      // What is new here changes what people get.
      expect(reached.helped).toBeGreaterThan(share * runs);
    },
    120_000,
  );
});

/** Whether training, secondments, seasons or shipments under way change anybody's fulfilment. */
async function isHelped(economy: Economy, found: Decided): Promise<boolean> {
  const { tables } = economy;
  const none = { ...tables.secondments, rows: [] };
  const without = await decided({
    ...economy,
    tables: {
      ...tables,
      secondments: none,
      shipped: { ...tables.shipped, rows: [] },
      techniques: {
        ...tables.techniques,
        rows: tables.techniques.rows.map((row) => stated({ ...row, season: undefined })),
      },
      adds: {
        ...tables.adds,
        rows: tables.adds.rows.filter(({ technique }) => !technique.startsWith("train")),
      },
    },
  });
  return [...(without?.fulfilments ?? [])].some(
    ([name, value]) => Math.abs(value - found.fulfilments.get(name)!) > tolerance,
  );
}
