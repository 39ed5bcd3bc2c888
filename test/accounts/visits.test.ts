import fc from "fast-check";
import { expect, test } from "vitest";
import type { Account } from "../../src/accounts/account.ts";
import { checkAccounts } from "../../src/accounts/reports/check.ts";
import { reconcile, type Claim } from "../../src/accounts/reconcile/linear.ts";
import type { Report } from "../../src/accounts/reports/tables.ts";
import { doubtedOf } from "../../src/accounts/visits/doubt.ts";
import { isLastStock, sitesOf } from "../../src/accounts/visits/sites.ts";
import { visitLine, visitsSections } from "../../src/accounts/visits/tell.ts";
import { visitsOf, type Visits } from "../../src/accounts/visits/visits.ts";
import { weightsOf } from "../../src/accounts/visits/weights.ts";
import { errorsIn } from "../../src/economy/problem.ts";
import { render } from "../../src/messages/index.ts";
import "../seed.ts";
import { accountIn, reportsOf, threeVillages } from "./visits-economy.ts";

const holders = ["east", "middle", "west", "east bakery", "middle bakery", "west bakery"];
const stocks = { east: 1000, middle: 900, west: 1500 };
/** Somebody who isn't a party knows about how much grain there is in the valley. */
const survey: Report = {
  ...{ by: "surveyor", about: "valley", period: 1, what: "closing", of: "grain" },
  ...{ amount: 3400, error: 30 },
};

test("the reports of these tests have no errors", () => {
  const { accounts } = accountIn({ closing: stocks, further: [survey] }, ["surveyor"]);
  expect(errorsIn(checkAccounts(accounts, threeVillages()))).toEqual([]);
  expect(reportsOf({ closing: stocks }).length).toBeGreaterThan(10);
});

/** Σ w² Var, once the holders have been visited, by reconciling everything again. */
function reconciledAgain(account: Account, doubt: number, visited: readonly string[]): number {
  const sites = sitesOf(account);
  const asked = sites.flatMap(({ inspected }) => inspected.map(({ quantity }) => quantity));
  const found = sites
    .filter(({ holder }) => visited.includes(holder))
    .flatMap(({ inspected }) => inspected.map((each): Claim => ({ ...each, value: 1 })));
  const { claims } = doubtedOf(account, doubt, asked);
  const { deviation } = reconcile(account.balances, [...claims, ...found]);
  const weights = weightsOf(undefined, account.economy, account.periods[account.last]!);
  return sites.reduce((sum, { place, inspected }) => {
    for (const { quantity } of inspected) {
      if (!isLastStock(account, quantity)) continue;
      const { of } = account.book.quantities[quantity]!;
      sum += (weights.of(of, place, account.usual(quantity)) * deviation[quantity]!) ** 2;
    }
    return sum;
  }, 0);
}

test("what visits gain is how far the uncertainty falls when all is reconciled again, and the first gains most", () => {
  let shared = 0;
  const amount = fc.integer({ min: 300, max: 1700 });
  fc.assert(
    fc.property(
      fc.record({ east: amount, middle: amount, west: amount }),
      fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      (closing, doubt) => {
        const amountOfAll = closing.east + closing.middle + closing.west;
        const further = [{ ...survey, amount: amountOfAll }];
        const account = accountIn({ closing, further }, ["surveyor"]);
        const { visits, before, after } = visitsOf(account, { visits: 6, doubt, seed: 3 });
        expect(before / reconciledAgain(account, doubt, [])).toBeCloseTo(1, 8);
        let left = before;
        visits.forEach(({ holder, gain }, i) => {
          left -= gain * before;
          const names = visits.slice(0, i + 1).map((visit) => visit.holder);
          expect(names).toContain(holder);
          const again = reconciledAgain(account, doubt, names);
          expect(Math.abs(left - again)).toBeLessThan(1e-6 * before);
        });
        expect(Math.abs(left - after)).toBeLessThan(1e-9 * before);
        const best = Math.min(...holders.map((each) => reconciledAgain(account, doubt, [each])));
        expect(reconciledAgain(account, doubt, [visits[0]!.holder]) / best).toBeCloseTo(1, 8);
        // The sum is known: whoever is counted tells of the others.
        const [first] = visits;
        if (first!.narrows.some(({ quantity }) => quantity.holder !== first!.holder)) shared++;
      },
    ),
    { numRuns: 12 },
  );
  expect(shared).toBeGreaterThan(8);
});

/** The quantity of grain in store at the end. */
function grainAt(account: Account, holder: string, period = account.last): number {
  return account.book.known({ kind: "closing", holder, of: "grain", period })!;
}

test("books that balance don't make a party's stock certain, however long it has kept them", () => {
  const years = [1, 2, 3].flatMap((period): readonly Report[] => {
    const row = { by: "middle", period, of: "grain", method: "weighed" } as const;
    return [
      { ...row, what: "opening", amount: 2000 },
      { ...row, what: "used", amount: 0 },
      { ...row, what: "closing", amount: 2000 },
    ];
  });
  const further = [
    ...years.slice(3),
    ...["east", "west"].flatMap((by) =>
      [2, 3].map((period): Report => ({ by, period, what: "closing", of: "grain", amount: 900 })),
    ),
  ];
  const account = accountIn({ closing: { ...stocks, middle: 2000 }, further });
  const quantity = grainAt(account, "middle");
  expect(account.figures[quantity]!.deviation).toBeLessThan(0.02 * 2000);
  expect(doubtedOf(account, 0.3, [quantity]).reconciled.deviation[quantity]).toBeGreaterThan(
    0.95 * 0.3 * 2000,
  );
});

test("an inspection, or the word of somebody who isn't a party, is not doubted", () => {
  const counted = { period: 1, what: "closing", of: "grain", about: "middle" } as const;
  for (const further of [
    { ...counted, by: "middle", amount: 901, method: "inspected" },
    { ...counted, by: "surveyor", amount: 901, method: "weighed" },
  ] as const) {
    const account = accountIn({ closing: stocks, further: [further] }, ["surveyor"]);
    const quantity = grainAt(account, "middle");
    const { reconciled } = doubtedOf(account, 0.3, [quantity]);
    expect(reconciled.deviation[quantity]).toBeLessThan(0.011 * 900);
  }
});

test("what a party exchanged counts, since another party's word stands against it", () => {
  const used: Report = {
    ...{ by: "surveyor", about: "west", period: 1, what: "used", of: "grain" },
    ...{ amount: 700, error: 1 },
  };
  const account = accountIn({ closing: stocks, further: [used] }, ["surveyor"]);
  const quantity = grainAt(account, "west");
  // The opening stock is that of the tables, 200 kg came: by 30 % off, as both ends say, and 450 kg would be its own word.
  const either = (0.3 * 200) / Math.SQRT2;
  const { reconciled } = doubtedOf(account, 0.3, [quantity]);
  expect(reconciled.deviation[quantity]).toBeGreaterThan(either);
  expect(reconciled.deviation[quantity]).toBeLessThan(2 * either);
});

test("at a place, its common store is counted, and not what is in the stores of its workplaces", () => {
  const store: Report = {
    ...{ by: "east bakery", period: 1, what: "closing", of: "grain", amount: 400 },
  };
  const account = accountIn({ closing: stocks, further: [store] });
  const countedAt = (name: string) => {
    const { inspected } = sitesOf(account).find(({ holder }) => holder === name)!;
    const found = inspected.map(({ quantity }) => account.book.quantities[quantity]!);
    return found.filter(({ kind, of }) => kind === "closing" && of === "grain");
  };
  expect(countedAt("east")).toEqual([
    { kind: "closing", holder: "east", of: "grain", period: 0, own: true },
  ]);
  expect(countedAt("east bakery")).toEqual([
    { kind: "closing", holder: "east bakery", of: "grain", period: 0 },
  ]);
  expect(countedAt("middle")).toEqual([
    { kind: "closing", holder: "middle", of: "grain", period: 0 },
  ]);
});

test("a stock of which nothing is known is as uncertain as what is usual", () => {
  const account = accountIn({ closing: { east: 1000, west: 1500 } });
  const quantity = grainAt(account, "middle");
  expect(account.figures[quantity]!.claims).toEqual([]);
  const { visits } = visitsOf(account, { visits: 6, seed: 1 });
  const narrowed = visits.find(({ holder }) => holder === "middle")!.narrows[0]!;
  expect(narrowed.quantity.holder).toBe("middle");
  expect(narrowed.before.deviation).toBeGreaterThan(0.3 * account.usual(quantity));
  expect(narrowed.after.deviation).toBeLessThan(0.02 * narrowed.before.deviation);
});

test("the holder with the largest doubtful stock of basic goods is visited first", () => {
  for (const first of ["east", "middle", "west"]) {
    const closing = { east: 500, middle: 500, west: 500, [first]: 1600 };
    const { visits } = visitsOf(accountIn({ closing }), { visits: 4, seed: 1 });
    expect(visits[0]).toMatchObject({ holder: first, why: "aimed" });
    expect(visits[0]!.narrows[0]!.quantity).toMatchObject({ holder: first, of: "grain" });
  }
});

test("no visit is aimed at what has no weight: more are drawn", () => {
  const economy = threeVillages();
  const account = accountIn({ closing: stocks });
  const needless = {
    ...account,
    economy: {
      ...economy,
      tables: { ...economy.tables, needs: { file: "", rows: [], lines: [] } },
    },
  };
  const { visits, before, after } = visitsOf(needless, { visits: 4, seed: 1 });
  expect(visits.map(({ why }) => why)).toEqual(["lot", "lot", "lot", "lot"]);
  expect(visits.map(({ gain }) => gain)).toEqual([0, 0, 0, 0]);
  expect([before, after]).toEqual([0, 0]);
  // Statues, of which there is most, matter to nobody.
  const aimed = visitsOf(account, { visits: 6, seed: 1 }).visits;
  const narrowed = aimed.flatMap(({ narrows }) => narrows.map(({ quantity }) => quantity.of));
  expect(new Set(narrowed)).toEqual(new Set(["grain"]));
});

test("another unit changes no choice and no gain", () => {
  const [one, other] = [1, 1000].map((perKilogram): Visits => {
    const account = accountIn({ closing: stocks, measure: { perKilogram } });
    return visitsOf(account, { visits: 6, seed: 9 });
  });
  const choices = ({ visits }: Visits) => visits.map(({ holder, why }) => ({ holder, why }));
  expect(choices(other!)).toEqual(choices(one!));
  one!.visits.forEach(({ gain }, i) => {
    expect(Math.abs(gain - other!.visits[i]!.gain)).toBeLessThan(1e-8);
  });
});

test("whoever no visit is aimed at is drawn with equal chances; a seed draws the same again", () => {
  const account = accountIn({ closing: stocks });
  const draws = 600;
  const counts = new Map<string, number>();
  let last: string | undefined;
  let again = 0;
  for (let seed = 1; seed <= draws; seed++) {
    const { visits } = visitsOf(account, { visits: 1, seed });
    expect(visits.map(({ why }) => why)).toEqual(["lot"]);
    const { holder } = visits[0]!;
    counts.set(holder, (counts.get(holder) ?? 0) + 1);
    if (holder === last) again++;
    last = holder;
  }
  expect([...counts.keys()].sort()).toEqual([...holders].sort());
  const expected = draws / holders.length;
  const chiSquare = [...counts.values()].reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
  // 99.9 % of χ² with five degrees of freedom lie below.
  expect(chiSquare).toBeLessThan(20.52);
  // Whom the seed before has drawn is no likelier, nor safer: within four standard deviations.
  expect(Math.abs(again - expected)).toBeLessThan(4 * Math.sqrt((expected * 5) / 6));
  expect(visitsOf(account, { visits: 4, seed: 7 })).toEqual(
    visitsOf(account, { visits: 4, seed: 7 }),
  );
});

test("the share drawn by lot is rounded, one at least; of more visits than holders each is visited once", () => {
  const account = accountIn({ closing: stocks });
  const drawn = (visits: number, lot?: number) =>
    visitsOf(account, { visits, seed: 5, ...(lot === undefined ? {} : { lot }) }).visits.filter(
      ({ why }) => why === "lot",
    ).length;
  expect([drawn(1), drawn(3), drawn(4), drawn(4, 0.5), drawn(4, 0), drawn(4, 1)]).toEqual([
    1, 1, 1, 2, 1, 4,
  ]);
  const { visits } = visitsOf(account, { visits: 50, seed: 5 });
  expect(visits.map(({ holder }) => holder).sort()).toEqual([...holders].sort());
});

test("settings out of range are refused", () => {
  const account = accountIn({ closing: stocks });
  for (const wrong of [
    { visits: 0, seed: 1 },
    { visits: 1.5, seed: 1 },
    { visits: 1, seed: 0.5 },
    { visits: 1, seed: 2 ** 40 },
    { visits: 1, seed: 1, lot: 1.1 },
    { visits: 1, seed: 1, doubt: -0.1 },
  ]) {
    expect(() => visitsOf(account, wrong)).toThrow(RangeError);
  }
});

test("visits are told in words that accuse nobody", () => {
  const account = accountIn({ closing: stocks });
  const settings = { visits: 3, seed: 2 };
  const found = visitsOf(account, settings);
  const [section] = visitsSections(account, found, settings);
  expect(section!.lines.map((line) => render(line))).toEqual([
    "2 visits go where most of what matters would be narrowed, weighed by what the needs live on, basic goods first.",
    "One is drawn by lot (seed 2), so that everybody is visited some time.",
    expect.stringMatching(/^Together they take away \d[\d.]*% of the uncertainty of stocks/),
    "What a party alone says of itself is taken to be off by 30% (one standard deviation), for everybody alike. That says how little others know of a figure, not that it is wrong.",
  ]);
  expect(section!.tables[0]!.rows.length).toBe(3);
  expect(render(visitLine(account, found.visits[0]!))).toMatch(
    /^grain in store at west at the end of 1: ± [\d,.]+ kg now, ± [\d.]+ afterwards \(95 %\)/,
  );
  expect(render(visitLine(account, found.visits[2]!))).toMatch(/drawn by lot/);
});
