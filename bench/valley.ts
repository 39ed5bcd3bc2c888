/**
 * The valley (examples/valley), planned as the command plans it: seconds and levels of every stage, memory, and the
 * certificate. Every stage is certified and the plan's own certificate must hold before a time counts; the program
 * ends with exit code 1 otherwise. The peer is HiGHS itself on the first program alone (how far the floor of
 * tier 1 can rise, without whole numbers).
 *
 *     npm run build && npx jiti bench/valley.ts [expected|worst]
 *
 * With an argument, insured against both scenarios, for what is expected or for the worst.
 */
import { readEconomy } from "../src/economy/index.ts";
import { highsEngine } from "../src/engine/highs/engine.ts";
import { withChanges } from "../src/engine/program.ts";
import { compile } from "../src/plan/compile.ts";
import { plan } from "../src/plan/plan.ts";

const [insure] = process.argv.slice(2);
if (insure !== undefined && insure !== "expected" && insure !== "worst") {
  throw new Error(`expected or worst, not ${insure}`);
}
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

const economy = await readEconomy("examples/valley");
const { program, criteria, columns, rowsOf } = compile(economy);
const cost = new Float64Array(program.cost.length);
cost[columns.floor] = 1;
const rowLower = program.rowLower.slice();
const [floors] = rowsOf.get("floor")!;
criteria.forEach(({ tier }, c) => {
  if (tier === 1) rowLower[floors + c] = 0;
});
const first = await (
  await highsEngine()
).open({
  ...withChanges(program, { cost, rowLower }),
  integer: new Uint8Array(cost.length),
});
const before = performance.now();
const peer = await first.solve();
const peerSeconds = (performance.now() - before) / 1000;
await first.close();
if (peer.kind !== "optimal") throw new Error(`the first program: ${peer.kind}`);

let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 200);
const started = performance.now();
let stage = "";
let since = started;
let solves = 0;
const next = (name: string) => {
  if (name === stage) {
    solves++;
    return;
  }
  if (stage !== "")
    console.log(
      `${stage.padEnd(32)} ${String(solves).padStart(4)} steps ${seconds(since).padStart(7)} s`,
    );
  stage = name;
  since = performance.now();
  solves = 1;
};
const planned = await plan(economy, {
  ...(insure === undefined ? {} : { insure }),
  onProgress: ({ message: { key, values } }) => {
    most = Math.max(most, process.memoryUsage().rss);
    const which = values["tier"] ?? values["stage"];
    next(typeof which === "number" ? `${key} ${which}` : key);
  },
});
next("");
clearInterval(watch);
const total = (performance.now() - started) / 1000;
if (planned.kind !== "optimal" || !planned.plan.certificate.ok) {
  console.log(`no certified plan: ${planned.kind}`);
  process.exit(1);
}
const { size, certificate, notes } = planned.plan;
for (const { key, values } of notes) console.log(key, JSON.stringify(values));
console.log(
  `${size.rows} rows, ${size.columns} columns, ${size.nonzeros} nonzeros; largest imbalance ${certificate.imbalance.toExponential(1)}, gap ${certificate.gap.toExponential(1)}`,
);
console.log(
  `${total.toFixed(1)} s in all, ${(total / peerSeconds).toFixed(0)} times the first program alone (${peerSeconds.toFixed(2)} s); memory at most ${(most / 2 ** 20).toFixed(0)} MiB`,
);
