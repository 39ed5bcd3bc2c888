import type { Program } from "../../engine/program.ts";
import { chooseIntegers, type Chosen, type IntegerStage } from "../integers.ts";
import type { Staged } from "../staged.ts";
import { rowCost, rowsOnFaces, type Decided, type StageSettings } from "../stages.ts";
import { exclude } from "./exclude.ts";

type Optimal = Extract<Decided, { kind: "optimal" }>;
type Choice = Extract<Chosen, { kind: "chosen" }>;

/** Values of a stage nearer than this are the same, relative above 1: the solver's search is no finer. */
const same = 5e-7;

/** So many choices of whole numbers are compared at most. */
const mostChoices = 12;

/**
 * Decides with whole numbers. What a choice of them seems to reach can live on the tolerance within which earlier
 * stages were kept; the linear program with the numbers fixed says what it truly gives. Where that is less, the choice is
 * kept as the best so far and excluded, and the stages from there on are decided again. This ends where what others
 * seem to reach, which is never less than what they give, is no better than the best so far: then this is the best.
 * Where it doesn't end soon, `overstated` says by how much others could be better.
 */
export async function decideWhole(
  staged: Staged,
  settings: StageSettings,
  decideLinear: (staged: Staged, settings: StageSettings) => Promise<Decided>,
): Promise<Decided> {
  const linear = (numbers: Float64Array) =>
    decideLinear({ ...staged, program: fixedAt(staged.program, numbers) }, settings);
  const first = await chooseIntegers(staged, settings);
  if (first.kind === "worse") throw new Error("worse than nothing");
  if (first.kind !== "chosen") return first;
  const decided = await linear(first.numbers);
  // With these whole numbers there is a plan: the engine has shown one.
  if (decided.kind === "infeasible") return { kind: "stopped", reason: "numerical" };
  if (decided.kind !== "optimal") return decided;
  let chosen = first;
  let best: { readonly chosen: Choice; readonly decided: Optimal } = { chosen, decided };
  const due = (overstated: number): Optimal => {
    const { stages, left } = best.chosen;
    return {
      ...best.decided,
      integers: { stages, ...(left === undefined ? {} : { left }), overstated },
    };
  };

  let program: Program | undefined;
  for (let tried = 1; ; tried++) {
    const ahead = firstApart(staged, chosen.stages, best.decided.x);
    if (ahead === undefined || ahead.by < 0) return due(0);
    const isLarge = (program ?? staged.program).matrix.rows > rowsOnFaces;
    if (isLarge || tried === mostChoices || chosen.left !== undefined) return due(ahead.by);
    program ??= await withUppers(staged.program, settings);
    program = exclude(program, chosen.numbers.subarray(0, staged.program.cost.length));
    if (program === undefined || program.matrix.rows > rowsOnFaces) return due(ahead.by);
    const x = best.decided.x;
    const next: Chosen = await chooseIntegers({ ...staged, program }, settings, {
      known: chosen.stages.slice(0, ahead.at).map((stage) => {
        return { ...stage, value: exactValue(staged, stage, x) };
      }),
      isWorse: (stages) => (firstApart(staged, stages, x)?.by ?? 0) < 0,
    });
    if (next.kind === "worse" || next.kind === "infeasible") return due(0);
    if (next.kind === "stopped" && next.reason === "signal") return next;
    if (next.kind !== "chosen") return due(ahead.by);
    const other = await linear(next.numbers);
    if (other.kind === "stopped" && other.reason === "signal") return other;
    if (other.kind === "optimal" && isBetter(staged, other.x, x)) {
      best = { chosen: next, decided: other };
    }
    chosen = next;
  }
}

/** Where what was said to be reached first differs from what a plan reaches, and by how much it is better. */
function firstApart(
  staged: Staged,
  stages: readonly IntegerStage[],
  x: Float64Array,
): { readonly at: number; readonly by: number } | undefined {
  for (const [at, stage] of stages.entries()) {
    if (stage.kind === "means") continue;
    const by = aheadBy(staged, stage, stage.value, exactValue(staged, stage, x));
    if (by !== 0) return { at, by };
  }
  return undefined;
}

/** By how much a value of a stage is better than another; 0 where they are the same. */
function aheadBy(
  { goals }: Staged,
  { kind, stage }: Pick<IntegerStage, "kind" | "stage">,
  value: number,
  than: number,
): number {
  const isLeast =
    kind === "goal" && goals.find((goal) => goal.stage === stage)?.sense === "minimise";
  const by = isLeast ? than - value : value - than;
  return Math.abs(by) <= same * Math.max(1, Math.abs(than)) ? 0 : by;
}

/** What a plan reaches in a stage. */
function exactValue(
  staged: Staged,
  { kind, stage, smallest }: Pick<IntegerStage, "kind" | "stage" | "smallest">,
  x: Float64Array,
): number {
  const { goals, concave, program } = staged;
  if (smallest !== undefined) {
    return inOrder(staged, stage, x)
      .slice(0, smallest)
      .reduce((sum, each) => sum + each, 0);
  }
  const row =
    kind === "goal" ? goals.find((goal) => goal.stage === stage)?.row : concave.get(stage);
  return row === undefined
    ? 0
    : rowCost(program, row).reduce((sum, cost, column) => sum + cost * x[column]!, 0);
}

function inOrder({ tiers, fulfilment }: Staged, tier: number, x: Float64Array): number[] {
  const served = tiers.flatMap((each, c) => (each === tier ? [x[fulfilment[c]!]!] : []));
  return served.sort((a, b) => a - b);
}

/** By the stages in the order in which they are decided, every sum of the smallest in each tier. */
function isBetter(staged: Staged, x: Float64Array, than: Float64Array): boolean {
  const by = exactStages(staged)
    .map((stage) =>
      aheadBy(staged, stage, exactValue(staged, stage, x), exactValue(staged, stage, than)),
    )
    .find((each) => each !== 0);
  return by !== undefined && by > 0;
}

function exactStages({
  tiers,
  goals,
  concave,
}: Staged): readonly Pick<IntegerStage, "kind" | "stage" | "smallest">[] {
  const order = [...new Set(tiers)].filter((tier) => tier > 0).sort((a, b) => a - b);
  const goal = ({ stage }: { readonly stage: number }) => ({ kind: "goal", stage }) as const;
  const inTiers = order.flatMap((tier) => {
    const inside = goals.filter((each) => each.tier === tier);
    const count = tiers.filter((each) => each === tier).length;
    const sums = Array.from({ length: count }, (_, k) => {
      return { kind: "tier", stage: tier, smallest: k + 1 } as const;
    });
    if (concave.has(tier)) {
      const least = inside.length > 0 ? sums.slice(0, 1) : [];
      return [...least, ...inside.map(goal), { kind: "tier", stage: tier } as const];
    }
    return [...sums.slice(0, 1), ...inside.map(goal), ...sums.slice(1)];
  });
  const outside = goals.filter(({ tier }) => tier === undefined || !order.includes(tier));
  return [...inTiers, ...outside.map(goal)];
}

/** With an upper bound for every whole number that the rest of the program bounds. */
async function withUppers(program: Program, settings: StageSettings): Promise<Program> {
  const { integer, ...linear } = program;
  const columnUpper = program.columnUpper.slice();
  const model = await settings.engine.open(linear, settings.options);
  try {
    for (let column = 0; column < columnUpper.length; column++) {
      if (integer![column] !== 1 || columnUpper[column] !== Infinity) continue;
      const cost = new Float64Array(columnUpper.length);
      cost[column] = 1;
      const outcome = await model.solve({ sense: "maximise", cost });
      if (outcome.kind === "optimal") columnUpper[column] = Math.floor(outcome.objective + 1e-6);
    }
  } finally {
    await model.close();
  }
  return { ...program, columnUpper };
}

/** The program with its whole numbers fixed. */
function fixedAt(program: Program, numbers: Float64Array): Program {
  const { integer, ...linear } = program;
  const fix = (bounds: Float64Array) =>
    bounds.map((bound, j) => (integer![j] === 1 ? numbers[j]! : bound));
  return {
    ...linear,
    columnLower: fix(program.columnLower),
    columnUpper: fix(program.columnUpper),
  };
}
