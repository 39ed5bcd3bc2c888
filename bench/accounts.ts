/**
 * Accounts of a whole economy: which errors are found in reports made from a plan, and how often right reports are flagged.
 *
 *     npx jiti bench/accounts.ts [plan] [periods] [trials] [seed]
 *
 * `plan`: the folder of a plan (default: examples/valley is planned, which takes about a minute). Its reports of the first
 * periods (default 4), weighed to 1 %, get one error per trial (default 10 each) in a report that others check, or a bias that several
 * reports share. Printed per kind of error: how often a flag names it or what can't be told from it, by how large the error is
 * in deviations of the figure that others give; and flags that name anything else, per trial. Ends with exit code 1 where honest
 * reports are flagged more often than the level allows.
 */
import { accountOf, type Account } from "../src/accounts/account.ts";
import { accountsOf } from "../src/accounts/reports/read.ts";
import type { Report } from "../src/accounts/reports/tables.ts";
import { flagsOf } from "../src/accounts/suspicions.ts";
import { readEconomy } from "../src/economy/index.ts";
import { plan as planOf } from "../src/plan/plan.ts";
import { readPlan } from "../src/plan/package/index.ts";
import type { Plan } from "../src/plan/types.ts";
import { generator, normals } from "../test/accounts/networks.ts";
import { reportsOfPlan } from "../test/accounts/reports-of-plan.ts";

const [folder, ...numbers] = process.argv.slice(2);
const [periods = 4, trials = 10, seed = 1] = numbers.map(Number);
const accuracy = 0.01;
const level = 0.05;

async function planned(): Promise<Plan> {
  if (folder !== undefined) {
    const read = await readPlan(folder);
    if (read.kind === "plan") return read.plan;
  }
  const made = await planOf(await readEconomy("examples/valley"));
  if (made.kind !== "optimal") throw new Error(made.kind);
  return made.plan;
}

const plan = await planned();
const { economy } = plan;
const first = Math.min(...economy.tables.periods.rows.map(({ period }) => period));
const exact = reportsOfPlan(plan).filter(
  ({ period, amount }) => period < first + periods && amount > 0,
);
const random = generator(seed);
const normal = normals(random);
const drawn = (): Report[] =>
  exact.map((row) => ({
    ...row,
    amount: Math.max(0, row.amount * (1 + accuracy * normal())),
    method: "weighed",
  }));
const accountFor = (reports: readonly Report[]): Account =>
  accountOf(economy, accountsOf({ reports }), { level });

/** Rows of reports that flags name. */
function flaggedRows(account: Account): readonly (readonly number[])[] {
  return flagsOf(account, { level }).map(({ claims, alternatives }) =>
    [...claims, ...alternatives].flatMap((k) => account.claims[k]!.statement?.at ?? []),
  );
}

console.log(
  `${exact.length} reports of ${periods} periods, weighed to ${accuracy}; ${trials} trials each, seed ${seed}, level ${level}`,
);
const honest = accountFor(drawn());
// What others say of a figure is narrower than a twentieth of it.
const checkable = honest.figures.flatMap(({ support, estimate, claims }) =>
  support?.kind === "others" && support.deviation! < 0.05 * estimate! && claims.length === 1
    ? [honest.claims[claims[0]!]!.statement!.at]
    : [],
);
console.log(`${checkable.length} of them are known to others to a twentieth`);

let alarms = 0;
let flags = 0;
const started = performance.now();
for (let trial = 0; trial < trials; trial++) {
  const found = flaggedRows(accountFor(drawn())).length;
  alarms += Number(found > 0);
  flags += found;
}
const seconds = (performance.now() - started) / 1000 / trials;
console.log(
  `honest: flagged in ${alarms} of ${trials} trials, ${flags} flags; ${seconds.toFixed(1)} s each`,
);

const errors: readonly (readonly [name: string, change: (amount: number) => number])[] = [
  ["5 % more", (amount) => 1.05 * amount],
  ["10 % more", (amount) => 1.1 * amount],
  ["30 % more", (amount) => 1.3 * amount],
  ["30 % less", (amount) => 0.7 * amount],
  ["kg for t", (amount) => 1000 * amount],
  ["point one place left", (amount) => amount / 10],
];
for (const [name, change] of errors) {
  let found = 0;
  let others = 0;
  for (let trial = 0; trial < trials; trial++) {
    const at = checkable[Math.floor(random() * checkable.length)]!;
    const reports = drawn().map((row, i) =>
      i === at ? { ...row, amount: change(row.amount) } : row,
    );
    const rows = flaggedRows(accountFor(reports));
    found += Number(rows.some((named) => named.includes(at)));
    others += rows.filter((named) => !named.includes(at)).length;
  }
  console.log(`${name}: found in ${found} of ${trials}; other flags ${others}`);
}

const shared: readonly (readonly [name: string, isOne: (row: Report, of: Report) => boolean])[] = [
  [
    "one author's every figure of one kind, 10 % more",
    (row, of) => row.by === of.by && row.what === of.what && row.of === of.of,
  ],
  [
    "everybody's, in one period, 10 % more",
    (row, of) => row.what === of.what && row.of === of.of && row.period === of.period,
  ],
];
for (const [name, isOne] of shared) {
  let found = 0;
  let joint = 0;
  for (let trial = 0; trial < trials; trial++) {
    const groups = checkable.filter(
      (at) => exact.filter((row) => isOne(row, exact[at]!)).length >= 3,
    );
    const chosen = exact[groups[Math.floor(random() * groups.length)]!]!;
    const reports = drawn().map((row, i) =>
      isOne(exact[i]!, chosen) ? { ...row, amount: 1.1 * row.amount } : row,
    );
    const account = accountFor(reports);
    const named = flagsOf(account, { level }).filter(({ claims }) =>
      claims.some((k) => {
        const { statement } = account.claims[k]!;
        return statement !== undefined && isOne(exact[statement.at]!, chosen);
      }),
    );
    found += Number(named.length > 0);
    joint += Number(named.some(({ kind }) => kind === "repeated" || kind === "common"));
  }
  console.log(`${name}: found in ${found} of ${trials}, as shared in ${joint}`);
}
process.exit(alarms > trials * level + 3 * Math.sqrt(trials * level * (1 - level)) ? 1 : 0);
