/**
 * Visits: how far the uncertainty of stocks falls by one to ten of them, aimed or not.
 *
 *     commonweal plan examples/valley --out DIR
 *     npx jiti bench/visits.ts DIR [periods] [seed]
 *
 * Everybody reports what the plan says of the first periods (default 4), weighed with an error of 1 %. Visits are aimed by the plan's
 * shadow prices and, once more, without a plan. Beside the greedy choice: the same number as `visitsOf` proposes them,
 * a quarter drawn by lot; holders by how uncertain their own stocks are, without regard to those chosen already; and the
 * mean of 50 draws, among those who have stocks and among all.
 *
 * Ends with exit code 1 if what ten visits narrow isn't what it is when all is reconciled again with their figures, to 1e-6
 * of the whole.
 */
import { accountOf, type Account } from "../src/accounts/account.ts";
import { reconcile } from "../src/accounts/reconcile/linear.ts";
import { accountsOf } from "../src/accounts/reports/read.ts";
import type { Report } from "../src/accounts/reports/tables.ts";
import { chooseGreedily, fieldOf } from "../src/accounts/visits/choose.ts";
import { doubtedOf, usualDoubt } from "../src/accounts/visits/doubt.ts";
import { isLastStock, sitesOf } from "../src/accounts/visits/sites.ts";
import { visitsOf } from "../src/accounts/visits/visits.ts";
import { weightsOf } from "../src/accounts/visits/weights.ts";
import { readPlan } from "../src/plan/package/index.ts";
import type { Plan } from "../src/plan/types.ts";
import { generator, normals } from "../test/accounts/networks.ts";

const [folder, ...given] = process.argv.slice(2);
if (folder === undefined) {
  console.log("the folder of a plan");
  process.exit(2);
}
const [periods = 4, seed = 1] = given.map(Number);
const most = 10;
const draws = 50;
const accuracy = 0.01;

const random = generator(seed);
const read = await readPlan(folder);
if (read.kind === "unreadable") throw new Error(`no plan in ${folder}`);
const { plan } = read;
const reports = reportsIn(plan, periods);
const started = performance.now();
const account = accountOf(plan.economy, accountsOf({ reports }));
console.log(
  `${reports.length} reports of ${periods} periods, ${account.book.quantities.length} quantities: the account in ${seconds(started)} s`,
);
measure(account, plan);
measure(account, undefined);

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function measure(of: Account, by: Plan | undefined): void {
  const { sites, measurements, covariance, weights, verify } = uncertainty(of, by);
  const field = () =>
    fieldOf(
      covariance.map((row) => Float64Array.from(row)),
      weights,
    );
  const total = field().total();
  /** The share of Σ w² Var that is left after each of the visits. */
  const after = (order: readonly number[]): readonly number[] => {
    const own = field();
    return Array.from({ length: most }, (_, n) => {
      const site = order[n];
      if (site !== undefined) own.measure(measurements[site]!);
      return own.total() / total;
    });
  };
  const greedy: number[] = [];
  const candidates = sites.map((_, site) => ({ site, measurements: measurements[site]! }));
  chooseGreedily(field(), candidates, most, ({ site }) => greedy.push(site));
  const own = field();
  const ranked = [...sites.keys()].sort(
    (a, b) => own.gainOf(measurements[b]!) - own.gainOf(measurements[a]!),
  );
  const stocked = [...sites.keys()].filter((site) =>
    measurements[site]!.some(({ at }) => weights[at]! > 0),
  );
  const since = performance.now();
  const proposed = Array.from({ length: most }, (_, n) => {
    const settings = by === undefined ? {} : { plan: by };
    const found = visitsOf(of, { ...settings, visits: n + 1, seed });
    return found.after / found.before;
  });
  const each = ((performance.now() - since) / 1000 / most).toFixed(1);
  const columns = {
    greedy: after(greedy),
    "a quarter by lot": proposed,
    "by their own": after(ranked),
    "drawn of those with stocks": meanOf(() => after(shuffled(stocked))),
    "drawn of all": meanOf(() => after(shuffled([...sites.keys()]))),
  };
  console.log(
    `\nby ${by === undefined ? "needs" : "prices"}: ${sites.length} holders, ${stocked.length} of them with stocks that matter, ${covariance.length} figures to inspect; ${each} s per proposal\nuncertainty left after so many visits:`,
  );
  const names = Object.keys(columns) as (keyof typeof columns)[];
  console.log(["visits", ...names].join("  "));
  for (let n = 0; n < most; n++) {
    const cells = names.map((name) =>
      `${(100 * columns[name][n]!).toFixed(2)} %`.padStart(name.length),
    );
    console.log([String(n + 1).padStart(6), ...cells].join("  "));
  }
  const off = Math.abs(verify(greedy) - columns.greedy[most - 1]! * total) / total;
  console.log(`reconciled again with ${greedy.length} visits: off by ${off.toExponential(1)}`);
  if (!(off < 1e-6)) process.exitCode = 1;
}

function uncertainty(of: Account, by: Plan | undefined) {
  const sites = sitesOf(of);
  const inspected = sites.flatMap((site) => site.inspected.map((each) => ({ ...each, site })));
  const quantities = inspected.map(({ quantity }) => quantity);
  const { claims, reconciled } = doubtedOf(of, usualDoubt, quantities);
  const worth = weightsOf(by, of.economy, of.periods[of.last]!);
  const weights = inspected.map(({ quantity, site }) =>
    isLastStock(of, quantity)
      ? worth.of(of.book.quantities[quantity]!.of, site.place, of.usual(quantity))
      : 0,
  );
  const index = new Map(quantities.map((quantity, at) => [quantity, at]));
  return {
    sites,
    weights,
    measurements: sites.map((site) =>
      site.inspected.map(({ quantity, deviation }) => ({ at: index.get(quantity)!, deviation })),
    ),
    covariance: quantities.map((quantity) => reconciled.covariance(quantity, quantities)),
    /** Σ w² Var, once those figures have been added to the claims. */
    verify: (visited: readonly number[]) => {
      const found = visited.flatMap((site) =>
        sites[site]!.inspected.map((each) => ({ ...each, value: 0 })),
      );
      const { deviation } = reconcile(of.balances, [...claims, ...found]);
      return weights.reduce((sum, w, at) => sum + (w * deviation[quantities[at]!]!) ** 2, 0);
    },
  };
}

function meanOf(one: () => readonly number[]): readonly number[] {
  const sums = new Float64Array(most);
  for (let draw = 0; draw < draws; draw++) {
    one().forEach((share, n) => (sums[n]! += share / draws));
  }
  return [...sums];
}

function shuffled(all: readonly number[]): readonly number[] {
  return all
    .map((each) => ({ each, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
}

/** What everybody would state if all went as planned. */
function reportsIn({ tables, economy }: Plan, until: number): readonly Report[] {
  const normal = normals(random);
  const rows: Report[] = [];
  const say = (row: Omit<Report, "method">) => {
    if (row.period > until || row.amount <= 1e-9) return;
    rows.push({ ...row, method: "weighed", amount: row.amount * (1 + accuracy * normal()) });
  };
  const stored = new Set(
    economy.tables.goods.rows.flatMap(({ good, survival }) =>
      survival === undefined ? [] : [good],
    ),
  );
  for (const { good: of, place: by, period, ...row } of tables.balances) {
    if (by === undefined) continue;
    const { opening, closing, made, used, drawn, delivered, waste, imported, exported } = row;
    if (stored.has(of)) {
      for (const [what, amount] of [
        ["opening", opening],
        ["closing", closing],
      ] as const) {
        if (period <= until) rows.push({ by, period, what, of, amount, method: "weighed" });
      }
    }
    say({ by, period, what: "made", of, amount: made });
    say({ by, period, what: "used", of, amount: used + drawn });
    say({ by, period, what: "delivered", of, amount: delivered });
    say({ by, period, what: "lost", of, amount: waste });
    say({ by, period, what: "imported", of, amount: imported });
    say({ by, period, what: "exported", of, amount: exported });
  }
  for (const { from, to, good: of, period, sent, arrives, arriving } of tables.shipments) {
    say({ by: from, period, what: "sent", of, with: to, amount: sent });
    if (arrives === undefined) continue;
    say({ by: to, period: arrives, what: "received", of, with: from, amount: arriving });
  }
  for (const { technique: of, where: by, period, runs } of tables.activities) {
    say({ by, period, what: "run", of, amount: runs });
  }
  return rows;
}
