import fc from "fast-check";
import { economyOf } from "../../src/economy/economy.ts";
import type { Economy, Row } from "../../src/economy/types.ts";
import { matrixFromTriplets, type Engine, type Program } from "../../src/engine/index.ts";
import { bestGoal, bruteForceLeximin, type Goal, type Sharing } from "./brute-force.ts";
import type { Insurance, Insured } from "./two-stage-brute-force.ts";

/**
 * Land that is sown in the first period for a harvest of the second, which turns out otherwise in each
 * scenario; something in store, to be eaten in the first period or kept; and hands that can
 * gather the first crop in the second period, so many as the scenario leaves.
 */
export interface Harvests {
  readonly land: number;
  readonly survival: number;
  readonly hands: number;
  readonly crops: readonly {
    readonly yields: number;
    readonly hours: number;
    readonly stored: number;
    /** What is asked in the first and in the second period. */
    readonly asked: readonly [number, number];
    readonly tiers: readonly [number, number];
  }[];
  readonly scenarios: readonly {
    readonly weight: number;
    readonly hands: number;
    /** On each crop's yield. */
    readonly factors: readonly number[];
  }[];
}

export const harvests: fc.Arbitrary<Harvests> = fc.record({
  land: fc.constantFrom(4, 2, 6),
  survival: fc.constantFrom(1, 0.5),
  hands: fc.constantFrom(1, 0, 2),
  crops: fc.array(
    fc.record({
      yields: fc.constantFrom(1, 2, 0.5),
      hours: fc.constantFrom(1, 3),
      stored: fc.constantFrom(0, 1, 3),
      asked: fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(2, 4, 5)),
      tiers: fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 1, 2)),
    }),
    { minLength: 2, maxLength: 3 },
  ),
  scenarios: fc.array(
    fc.record({
      weight: fc.constantFrom(0.5, 0.25, 0.375),
      hands: fc.constantFrom(1, 0, 3),
      factors: fc.array(fc.constantFrom(0.5, 2, 1, 0.2), { minLength: 3, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

export function harvestsEconomy(drawn: Harvests): Economy {
  const { land, survival, hands, crops, scenarios } = drawn;
  const crop = (g: number) => `crop ${g}`;
  return economyOf(
    { name: "harvests" },
    {
      periods: [{ period: 1 }, { period: 2 }],
      workplaces: [{ workplace: "farm", place: "economy" }],
      goods: crops.map((_, g) => ({ good: crop(g), unit: "unit", survival })),
      techniques: [
        ...crops.map((_, g) => ({ technique: `sow ${crop(g)}` })),
        { technique: "gather" },
      ],
      recipes: [
        ...crops.map(({ yields }, g) => ({
          ...{ technique: `sow ${crop(g)}`, good: crop(g), amount: yields, lag: 1 },
        })),
        { technique: "gather", good: crop(0), amount: 1 },
      ],
      skills: [{ skill: "farmer" }],
      work: [
        ...crops.map(({ hours }, g) => ({ technique: `sow ${crop(g)}`, skill: "farmer", hours })),
        { technique: "gather", skill: "farmer", hours: 1 },
      ],
      uses: [
        ...crops.map((_, g) => ({ technique: `sow ${crop(g)}`, capacity: "land", amount: 1 })),
        { technique: "gather", capacity: "hands", amount: 1 },
      ],
      capacities: [
        { workplace: "farm", capacity: "land", amount: land },
        { workplace: "farm", capacity: "hands", amount: 0, period: 1 },
        { workplace: "farm", capacity: "hands", amount: hands, period: 2 },
      ],
      stocks: crops.map(({ stored }, g) => ({ good: crop(g), opening: stored })),
      needs: crops.flatMap(({ asked, tiers }, g) =>
        asked.map((amount, t) => ({
          ...{ need: crop(g), good: crop(g), amount, period: t + 1, tier: tiers[t]! },
        })),
      ),
      scenarios: scenarios.map(({ weight }, s) => ({
        ...{ scenario: `scenario ${s}`, weight, known_from: 2 },
      })),
      changes: scenarios.flatMap(({ hands: left, factors }, s): Row<"changes">[] => [
        {
          ...{ scenario: `scenario ${s}`, table: "capacities", column: "amount" },
          ...{ key: "workplace=farm; capacity=hands; period=2", value: String(left) },
        },
        ...crops.map((_, g) => ({
          ...{ scenario: `scenario ${s}`, table: "recipes", column: "amount", period: 2 },
          ...{ key: `technique=sow ${crop(g)}; good=${crop(g)}; lag=1`, factor: factors[g]! },
        })),
      ]),
    },
  );
}

/** The weights of the branches: the economy as it is first, left out where the scenarios leave it none. */
function branchesOf({ hands, crops, scenarios }: Harvests) {
  const rest = 1 - scenarios.reduce((sum, { weight }) => sum + weight, 0);
  const asItIs = { name: "", weight: rest, hands, factors: crops.map(() => 1) };
  return [
    ...(rest > 1e-9 ? [asItIs] : []),
    ...scenarios.map((scenario, s) => ({ name: `scenario ${s}`, ...scenario })),
  ];
}

/** What the best joint plan reaches, from the joint program written down by itself. */
export async function harvestsByHand(
  engine: Engine,
  drawn: Harvests,
  insurance: Insurance,
): Promise<Insured> {
  const { sharing, names, goal } = programByHand(drawn, insurance);
  const fulfilment = (await bruteForceLeximin(engine, sharing))!;
  const named = names.map((name, c) => {
    return [name, { tier: sharing.criteria[c]!.tier, value: fulfilment[c]! }] as const;
  });
  const hours = await bestGoal(engine, { sharing, fulfilment, held: [] }, goal);
  return { fulfilment: new Map(named), goals: [hours] };
}

/**
 * The joint program, written down by itself. With acres x and kept stock k of each crop, shared by the
 * branches, and gathering z and fulfilments f in each branch:
 *
 *     Σ x ≤ land,   asked₁ f₁ + k ≤ stored,   asked₂ f₂ ≤ yield · factor · x + survival · k (+ z),   z ≤ hands
 *
 * and a criterion for each need: Σ weight · f (expected), or f in each branch (worst). The goal is the least
 * Σ hours · x + Σ weight · z.
 */
function programByHand(
  drawn: Harvests,
  insurance: Insurance,
): { readonly sharing: Sharing; readonly goal: Goal; readonly names: readonly string[] } {
  const { land, survival, crops } = drawn;
  const upper: number[] = [];
  const rows: { readonly of: readonly (readonly [number, number])[]; readonly top: number }[] = [];
  const column = (top = Infinity) => upper.push(top) - 1;
  const under = (top: number, ...of: (readonly [number, number])[]) => rows.push({ of, top }) - 1;
  const criteria: { name: string; tier: number; column: number }[] = [];

  const acres = crops.map(() => column());
  under(land, ...acres.map((x) => [x, 1] as const));
  const kept = crops.map(() => column());
  const goal = crops.map(({ hours }, g) => [acres[g]!, hours] as const);
  const early = crops.map(({ asked, stored }, g) => {
    const f = column(1);
    under(stored, [f, asked[0]], [kept[g]!, 1]);
    return f;
  });
  const branches = branchesOf(drawn).map(({ name, weight, hands, factors }) => {
    const gathered = column(hands);
    goal.push([gathered, weight]);
    const late = crops.map(({ asked, yields }, g) => {
      const f = column(1);
      const grown = [acres[g]!, -yields * factors[g]!] as const;
      const rest = g === 0 ? [[gathered, -1] as const] : [];
      under(0, [f, asked[1]], grown, [kept[g]!, -survival], ...rest);
      return f;
    });
    return { name, weight, late };
  });
  crops.forEach(({ asked, tiers }, g) => {
    for (const t of [0, 1] as const) {
      if (asked[t] === 0) continue;
      const name = JSON.stringify(["need", `crop ${g}`, "", "economy", t + 1]);
      const each = branches.map((branch) => ({ ...branch, f: [early[g]!, branch.late[g]!][t]! }));
      if (insurance === "worst") {
        for (const { name: branch, f } of each) {
          criteria.push({ name: `${branch} ${name}`, tier: tiers[t], column: f });
        }
      } else {
        const f = column(1);
        under(0, [f, 1], ...each.map(({ weight, f: of }) => [of, -weight] as const));
        criteria.push({ name, tier: tiers[t], column: f });
      }
    }
  });
  const goalRow = under(Infinity, ...goal);

  const terms = rows.flatMap(({ of }, row) => of.map(([at, value]) => ({ row, at, value })));
  const program: Program = {
    name: "harvests",
    sense: "maximise",
    offset: 0,
    matrix: matrixFromTriplets({
      rows: rows.length,
      columns: upper.length,
      rowIndex: terms.map(({ row }) => row),
      columnIndex: terms.map(({ at }) => at),
      values: terms.map(({ value }) => value),
    }),
    cost: new Float64Array(upper.length),
    columnLower: new Float64Array(upper.length),
    columnUpper: Float64Array.from(upper),
    rowLower: new Float64Array(rows.length).fill(-Infinity),
    rowUpper: Float64Array.from(rows, ({ top }) => top),
    columnName: (at) => `x${at}`,
    rowName: (row) => `r${row}`,
  };
  const columns = { fulfilment: criteria.map(({ column: at }) => at) };
  return {
    sharing: { program, criteria: criteria.map(({ tier }) => ({ tier })), columns },
    goal: { row: goalRow, sense: "least" },
    names: criteria.map(({ name }) => name),
  };
}
