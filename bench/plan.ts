/**
 * How long a plan takes, stage by stage, on a made-up economy in which goods are made from other goods, skills stand in
 * for each other, stocks must be left and the capacities don't suffice: leximin in two tiers, then least
 * hours. The peer is HiGHS itself on the first program alone (how far the floor of tier 1 can rise).
 *
 *     npm run build && npx jiti bench/plan.ts [places] [periods] [seed]
 *
 * Every level is certified before a time is printed; the program ends with exit code 1 if one is not.
 */
import { economyOf } from "../src/economy/economy.ts";
import type { Rows } from "../src/economy/types.ts";
import type { Certificate } from "../src/engine/certify.ts";
import { highsEngine } from "../src/engine/highs/engine.ts";
import { withChanges } from "../src/engine/program.ts";
import { compile } from "../src/plan/compile.ts";
import { stagedOf } from "../src/plan/staged.ts";
import { decide } from "../src/plan/stages.ts";

const [places = 5, periods = 10, seed = 1] = process.argv.slice(2).map(Number);
const goods = 40;

/** A linear congruential generator: the same economy on every machine. */
let state = seed;
function random(): number {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state / 2147483648;
}

function madeUp(): Rows {
  const list = <T>(length: number, of: (i: number) => T) => Array.from({ length }, (_, i) => of(i));
  const skills = ["field", "craft", "care", "transport"];
  return {
    periods: list(periods, (t) => ({ period: t + 1 })),
    places: list(places, (p) => ({ place: `p${p}` })),
    goods: list(goods, (g) => ({ good: `g${g}`, unit: "t", survival: 0.9, weight: 1 })),
    techniques: list(goods, (g) => ({ technique: `t${g}` })),
    recipes: list(goods, (g) => {
      const inputs = new Set(list(3, () => Math.floor(random() * g)).filter((i) => i < g));
      return [
        { technique: `t${g}`, good: `g${g}`, amount: 1, lag: g % 3 === 0 ? 1 : 0 },
        ...[...inputs].map((i) => ({
          technique: `t${g}`,
          good: `g${i}`,
          amount: -(0.05 + 0.2 * random()),
        })),
      ];
    }).flat(),
    work: list(goods, (g) => ({
      technique: `t${g}`,
      skill: skills[g % 4]!,
      hours: 1 + 5 * random(),
    })),
    uses: list(goods, (g) => ({ technique: `t${g}`, capacity: `c${g % 10}`, amount: 1 })),
    workplaces: list(places, (p) => ({ workplace: `w${p}`, place: `p${p}` })),
    capacities: list(places * 10, (i) => ({
      workplace: `w${Math.floor(i / 10)}`,
      capacity: `c${i % 10}`,
      amount: 30 + 100 * random(),
      life: 20,
    })),
    skills: skills.map((skill, i) => ({ skill, ...(i > 0 ? { can_do: ["field"] } : {}) })),
    workforce: list(places * 4, (i) => ({
      place: `p${i >> 2}`,
      skill: skills[i % 4]!,
      people: 1,
      hours: 200 + 600 * random(),
    })),
    routes: list(places, (p) => [p, (p + 1) % places] as const).flatMap(([a, b]) => [
      { route: `r${a}-${b}`, from: `p${a}`, to: `p${b}`, capacity: 60, loss: 0.01 },
      { route: `back${b}-${a}`, from: `p${b}`, to: `p${a}`, capacity: 60, loss: 0.01 },
    ]),
    stocks: list(goods, (g) => ({ good: `g${g}`, opening: 20, end: 20 })),
    needs: list(goods - 10, (i) => ({
      need: `n${i}`,
      good: `g${i + 10}`,
      amount: 5 + 20 * random(),
      tier: 1 + (i % 2),
    })),
  };
}

const seconds = (since: number) => (performance.now() - since) / 1000;

let started = performance.now();
const compiled = compile(economyOf({ name: "bench" }, madeUp()));
const { rows, columns, values } = compiled.program.matrix;
console.log(
  `places ${places}, periods ${periods}, seed ${seed}: ${rows} rows, ${columns} columns, ${values.length} nonzeros, ${compiled.criteria.length} criteria; compiled in ${seconds(started).toFixed(2)} s`,
);

const engine = await highsEngine();
const cost = new Float64Array(columns);
cost[compiled.columns.floor] = 1;
const rowLower = compiled.program.rowLower.slice();
const [floors] = compiled.rowsOf.get("floor")!;
compiled.criteria.forEach(({ tier }, c) => {
  if (tier === 1) rowLower[floors + c] = 0;
});
const first = await engine.open(withChanges(compiled.program, { cost, rowLower }));
started = performance.now();
const peer = await first.solve();
const peerSeconds = seconds(started);
await first.close();

started = performance.now();
const decided = await decide(stagedOf(compiled), {
  engine,
  options: {},
  onProgress: () => undefined,
});
const all = seconds(started);
if (peer.kind !== "optimal" || decided.kind !== "optimal") {
  console.log(`not solved: first program ${peer.kind}, plan ${decided.kind}`);
  process.exit(1);
}
const certificates = decided.levels.map(({ certificate }) => certificate);
const worst = (of: (certificate: Certificate) => number) => Math.max(...certificates.map(of));
const gap = worst((certificate) => certificate.gap);
const primal = worst((certificate) => certificate.primal);
const dual = worst((certificate) => certificate.dual ?? 0);
if (Math.max(gap, primal, dual) > 1e-6) {
  console.log(`not certified: primal ${primal}, dual ${dual}, gap ${gap}`);
  process.exit(1);
}
console.log(
  `${decided.levels.length} levels, ${all.toFixed(2)} s, ${(all / peerSeconds).toFixed(1)} times the first program alone; worst residual ${primal.toExponential(1)}, dual ${dual.toExponential(1)}, gap ${gap.toExponential(1)}`,
);
