import fc from "fast-check";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy } from "../../src/economy/types.ts";
import { inOrder } from "./integer-brute-force.ts";

/** Services made in whole runs from stocks and work: every way of running can be judged without a program. */
export interface Lumps {
  readonly stocks: readonly number[];
  readonly services: readonly { readonly asked: number; readonly tier: number }[];
  readonly runs: readonly {
    readonly service: number;
    readonly yields: number;
    readonly hours: number;
    /** What a run takes of each stock. */
    readonly takes: readonly number[];
  }[];
}

export const lumps: fc.Arbitrary<Lumps> = fc.record({
  stocks: fc.array(fc.constantFrom(4, 0, 2, 6, 7.5), { minLength: 1, maxLength: 2 }),
  services: fc.array(
    fc.record({ asked: fc.constantFrom(1, 2, 3, 5), tier: fc.constantFrom(1, 1, 2) }),
    { minLength: 2, maxLength: 4 },
  ),
  runs: fc.array(
    fc.record({
      service: fc.nat({ max: 3 }),
      yields: fc.constantFrom(1, 2, 0.5, 1.5),
      hours: fc.constantFrom(1, 2, 5),
      takes: fc.array(fc.constantFrom(1, 2, 0, 3), { minLength: 2, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** `mostRuns` — of each kind. */
export function lumpsEconomy({ stocks, services, runs }: Lumps, mostRuns: number): Economy {
  return economyOf(
    { name: "lumps" },
    {
      periods: [{ period: 1 }],
      goods: [
        ...stocks.map((_, i) => ({ good: `stock ${i}`, unit: "unit" })),
        ...services.map((_, i) => ({ good: `service ${i}`, unit: "unit" })),
      ],
      techniques: runs.map((_, j) => ({ technique: `run ${j}`, integer: true })),
      recipes: runs.flatMap(({ service, yields, takes }, j) => [
        { technique: `run ${j}`, good: `service ${service % services.length}`, amount: yields },
        ...stocks.flatMap((_, i) =>
          takes[i] === 0 ? [] : [{ technique: `run ${j}`, good: `stock ${i}`, amount: -takes[i]! }],
        ),
      ]),
      skills: [{ skill: "worker" }],
      work: runs.map(({ hours }, j) => ({ technique: `run ${j}`, skill: "worker", hours })),
      stocks: stocks.map((opening, i) => ({ good: `stock ${i}`, opening })),
      needs: services.map(({ asked, tier }, i) => ({
        ...{ need: `need ${i}`, good: `service ${i}`, amount: asked, tier },
      })),
      limits: runs.map((_, j) => ({
        ...{ limit: `most ${j}`, of: "run" as const, what: `run ${j}`, maximum: mostRuns },
        ...{ place: "economy", period: 1 },
      })),
    },
  );
}

/** Every way of running, its fulfilments in the order of leximin, and its hours; the best of them. */
export function bestLumps({ stocks, services, runs }: Lumps, mostRuns: number) {
  let best: { readonly ordered: readonly number[]; readonly hours: number } | undefined;
  const counts = runs.map(() => 0);
  for (;;) {
    const taken = stocks.map((_, i) =>
      runs.reduce((sum, run, j) => sum + counts[j]! * run.takes[i]!, 0),
    );
    if (taken.every((amount, i) => amount <= stocks[i]!)) {
      const made = services.map((_, s) =>
        runs.reduce(
          (sum, run, j) =>
            sum + (run.service % services.length === s ? counts[j]! * run.yields : 0),
          0,
        ),
      );
      const fulfilment = services.map(({ asked }, s) => Math.min(1, made[s]! / asked));
      const ordered = inOrder(services, fulfilment);
      const hours = runs.reduce((sum, run, j) => sum + counts[j]! * run.hours, 0);
      const at = ordered.findIndex((value, i) => value !== best?.ordered[i]);
      const isMore =
        best === undefined || (at < 0 ? hours < best.hours : ordered[at]! > best.ordered[at]!);
      if (isMore) best = { ordered, hours };
    }
    const next = counts.findIndex((count) => count < mostRuns);
    if (next < 0) return best!;
    counts[next]!++;
    counts.fill(0, 0, next);
  }
}

/**
 * 10 hours; a clinic day takes 6 and sees 6 people of each of two villages, a visit at home takes 2. Of 10 asked for in each,
 * no clinic day gives 5 visits in all; one leaves two visits: 8 and 6, or, fairer, 7 and 7.
 */
export function clinicEconomy(): Economy {
  const villages = ["hill", "valley"];
  return economyOf(
    { name: "clinic" },
    {
      periods: [{ period: 1 }],
      places: villages.map((place) => ({ place })),
      goods: [
        { good: "visit", unit: "visit" },
        { good: "hour", unit: "hour", pooled: true },
      ],
      techniques: [
        { technique: "clinic day", where: "hill", integer: true },
        { technique: "visit at home" },
      ],
      recipes: [
        { technique: "clinic day", good: "hour", amount: -6 },
        ...villages.map((place) => ({
          ...{ technique: "clinic day", good: "visit", amount: 6, place },
        })),
        { technique: "visit at home", good: "hour", amount: -2 },
        { technique: "visit at home", good: "visit", amount: 1 },
      ],
      stocks: [{ good: "hour", opening: 10 }],
      needs: [{ need: "visits", good: "visit", amount: 10 }],
      limits: [
        {
          ...{ limit: "days", of: "run", what: "clinic day", place: "hill", period: 1 },
          maximum: 3,
        },
      ],
      goals: [{ stage: 1, sense: "least", measure: "used", of: "hour" }],
    },
  );
}
