import { accountOf, type Account } from "../../src/accounts/account.ts";
import { accountsOf } from "../../src/accounts/reports/read.ts";
import type { AccountsRow, Report } from "../../src/accounts/reports/tables.ts";
import { check } from "../../src/economy/check/index.ts";
import { economyOf } from "../../src/economy/economy.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import type { Economy } from "../../src/economy/types.ts";

/** Kilograms, or whatever `unit` of grain makes a kilogram. */
export interface Measure {
  readonly perKilogram: number;
}

/**
 * Three villages of one valley that eat bread, each with a bakery, and keep grain, and statues that nobody needs. Grain
 * goes from the east to the west.
 */
export function threeVillages({ perKilogram }: Measure = { perKilogram: 1 }): Economy {
  const villages = ["east", "middle", "west"];
  const economy = economyOf(
    { name: "three-villages" },
    {
      periods: [1, 2, 3].map((period) => ({ period })),
      places: [
        { place: "valley" },
        ...villages.map((place) => ({ place, parent: "valley", people: 100 })),
      ],
      goods: [
        { good: "grain", unit: "kg", kind: "food", survival: 1, weight: 0.001 / perKilogram },
        { good: "bread", unit: "loaf", kind: "food", weight: 0.001 },
        { good: "statue", unit: "piece", survival: 1, weight: 1 },
      ],
      workplaces: villages.map((place) => ({ workplace: `${place} bakery`, place })),
      techniques: [{ technique: "bake" }],
      recipes: [
        { technique: "bake", good: "grain", amount: -10 * perKilogram },
        { technique: "bake", good: "bread", amount: 12 },
      ],
      capacities: villages.map((place) => ({
        ...{ workplace: `${place} bakery`, capacity: "oven", amount: 100 },
      })),
      uses: [{ technique: "bake", capacity: "oven", amount: 1 }],
      stocks: villages.flatMap((place) => [
        { place, good: "grain", opening: 2000 * perKilogram },
        { place, good: "statue", opening: 5000 },
      ]),
      routes: [{ route: "road", from: "east", to: "west", carries: ["food"] }],
      needs: [{ need: "to eat", good: "bread", per_person: 10, tier: 1 }],
    },
  );
  const errors = errorsIn(check(economy));
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return economy;
}

/** Stocks of grain by village at the end, in kilograms. */
export type Stocks = Readonly<Record<string, number>>;

export interface Told {
  readonly closing: Stocks;
  readonly further?: readonly Report[];
  readonly measure?: Measure;
}

/** The books of every village for the first period, which all balance, and 20 statues each. */
export function reportsOf({ closing, further = [], measure }: Told): readonly Report[] {
  const { perKilogram } = measure ?? { perKilogram: 1 };
  const sent: Stocks = { east: 200 };
  const received: Stocks = { west: 200 };
  const own = Object.entries(closing).flatMap(([by, amount]): readonly Report[] => {
    const used = 2000 + (received[by] ?? 0) - (sent[by] ?? 0) - amount;
    const grain = (what: Report["what"], kilograms: number): Report => ({
      ...{ by, period: 1, what, of: "grain", amount: kilograms * perKilogram, method: "weighed" },
    });
    return [
      grain("opening", 2000),
      grain("used", used),
      grain("closing", amount),
      { by, period: 1, what: "run", of: "bake", amount: used / 10 },
      { by, period: 1, what: "closing", of: "statue", amount: 5000, method: "counted" },
    ];
  });
  const moved = { period: 1, of: "grain", amount: 200 * perKilogram } as const;
  return [
    ...own,
    { ...moved, by: "east", what: "sent", with: "west" },
    { ...moved, by: "west", what: "received", with: "east" },
    ...further,
  ];
}

export function accountIn(told: Told, observers: readonly string[] = []): Account {
  const rows: readonly AccountsRow<"observers">[] = observers.map((observer) => ({ observer }));
  return accountOf(
    threeVillages(told.measure),
    accountsOf({ reports: reportsOf(told), observers: rows }),
  );
}
