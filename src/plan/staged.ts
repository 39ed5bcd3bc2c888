import type { Optimal } from "../engine/engine.ts";
import type { Program } from "../engine/program.ts";
import type { Compiled } from "./compile.ts";
import type { Price } from "./levels.ts";
import { pricesOf } from "./prices.ts";

/**
 * *staged program*: a program that is decided stage by stage, with what the stages need to know of it and
 * nothing more, so that one economy and several joined by scenarios are decided by the same code.
 */
export interface Staged {
  readonly program: Program;
  /** Tier of each criterion; those of tier 0 are hard conditions. */
  readonly tiers: readonly number[];
  /** Column of each criterion's fulfilment, in [0, 1]. */
  readonly fulfilment: readonly number[];
  /** Column of the floor that a tier's criteria share. */
  readonly floor: number;
  /** First of the rows fulfilment ≥ floor, one per criterion. */
  readonly firstFloor: number;
  /** Tiers with a concave measure in place of leximin, with the row that sums it up. */
  readonly concave: ReadonlyMap<number, number>;
  readonly goals: readonly StagedGoal[];
  readonly prices: (sense: Program["sense"], outcome: Optimal) => readonly Price[];
}

export interface StagedGoal {
  readonly stage: number;
  readonly sense: Program["sense"];
  readonly measure: string;
  readonly of?: string;
  /** The row that sums it up, and what commitments add to it. */
  readonly row: number;
  readonly constant: number;
  /** Decided inside this tier, once its floor is as high as it goes; absent: after all tiers. */
  readonly tier?: number;
}

/** What the stages need to know of one economy's program. */
export function stagedOf(compiled: Compiled): Staged {
  const { program, criteria, columns, rowsOf, goals, constants } = compiled;
  return {
    program,
    tiers: criteria.map(({ tier }) => tier),
    fulfilment: columns.fulfilment,
    floor: columns.floor,
    firstFloor: rowsOf.get("floor")![0],
    concave: new Map(
      [...compiled.concave.keys()].map((tier) => [tier, goalRow(compiled, `tier-${tier}`)]),
    ),
    goals: goals.map((goal) => {
      const row = goalRow(compiled, String(goal.stage));
      return { ...goalSummary(goal), row, constant: constants[row]! };
    }),
    prices: (sense, outcome) => pricesOf(compiled, sense, outcome),
  };
}

/** A goal's stage, sense and name, and the tier inside which it is decided. */
export function goalSummary({
  stage,
  sense,
  parts,
}: Compiled["goals"][number]): Omit<StagedGoal, "row" | "constant"> {
  const [first] = parts;
  return {
    stage,
    sense: sense === "most" ? "maximise" : "minimise",
    measure: [...new Set(parts.map((part) => part.measure))].join("+"),
    ...(parts.length === 1 && first?.of !== undefined ? { of: first.of } : {}),
    ...(first?.measure === "gap" && first.tier !== undefined ? { tier: first.tier } : {}),
  };
}

/** The row that sums up a goal, or a tier's concave measure. */
export function goalRow({ rowsOf, labels }: Compiled, what: string): number {
  const [from, to] = rowsOf.get("goal")!;
  for (let row = from; row < to; row++) if (labels[row]!.what === what) return row;
  throw new Error(`no goal row ${what}`);
}
