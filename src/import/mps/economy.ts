import { economyOf } from "../../economy/economy.ts";
import type { Economy, Row } from "../../economy/types.ts";
import type { Program } from "../../engine/program.ts";
import { message, render } from "../../messages/index.ts";
import type { Names } from "./names.ts";

const file = "file";

/** A row that nothing bounds: it says nothing. */
export function isFreeRow({ rowLower, rowUpper }: Program, i: number): boolean {
  return rowLower[i] === -Infinity && rowUpper[i] === Infinity;
}

export function isEquation({ rowLower, rowUpper }: Program, i: number): boolean {
  return rowLower[i] === rowUpper[i];
}

/** The tables as they grow. */
interface Draft {
  readonly techniques: Row<"techniques">[];
  readonly recipes: Row<"recipes">[];
  readonly limits: Row<"limits">[];
  readonly goods: Row<"goods">[];
}

/**
 * The program as an economy of one period. Every good must come out even (`disposal` none): what an inequality
 * leaves over is taken by a technique of its own, which is its slack. So a plan has exactly the program's
 * freedom, and what the objective counts is what the technique that brings it in (or takes it out) runs.
 */
export function economyFrom(program: Program, names: Names, fileName: string): Economy {
  const draft: Draft = { techniques: [], recipes: [], limits: [], goods: [] };
  for (let j = 0; j < program.matrix.columns; j++) addColumn(program, names, j, draft);
  addSides(program, names, draft);
  addRows(program, names, draft);
  const { techniques, recipes, limits, goods } = draft;
  const title = program.name === "" ? fileName : program.name;
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return economyOf(
    { name: name === "" ? "program" : name, title, language: "en" },
    {
      periods: [{ period: 1 }],
      goods,
      techniques,
      recipes,
      limits,
      needs: [{ need: names.set, good: names.set, amount: 1 }],
      goals: goalsOf(program, names, draft),
      sources: [{ source: file, title: fileName }],
    },
  );
}

/** A column's technique; where it may be below zero, a second one that does the opposite. */
function addColumn(program: Program, names: Names, j: number, draft: Draft): void {
  const lower = program.columnLower[j]!;
  const upper = program.columnUpper[j]!;
  const whole = program.integer?.[j] === 1;
  const name = names.technique[j]!;
  const back = names.backwards[j]!;
  if (upper > 0 || lower >= 0) {
    draft.techniques.push({ technique: name, ...(whole ? { integer: true } : {}), source: file });
    addCoefficients(program, names, j, 1, draft);
    addLimit(name, Math.max(0, lower), upper, draft);
  }
  if (lower < 0) {
    const note = render(message("import.mps.note.backwards", { column: name }));
    draft.techniques.push({
      technique: back,
      ...(whole ? { integer: true } : {}),
      note,
      source: file,
    });
    addCoefficients(program, names, j, -1, draft);
    addLimit(back, Math.max(0, -upper), -lower, draft);
  }
}

function addCoefficients(
  program: Program,
  names: Names,
  j: number,
  sign: 1 | -1,
  { recipes }: Draft,
): void {
  const { matrix, cost, sense } = program;
  const technique = (sign === 1 ? names.technique : names.backwards)[j]!;
  for (let k = matrix.starts[j]!; k < matrix.starts[j + 1]!; k++) {
    const i = matrix.indices[k]!;
    if (isFreeRow(program, i)) continue;
    const amount = sign * directionOf(program, i) * matrix.values[k]!;
    recipes.push({ technique, good: names.good[i]!, amount, source: file });
  }
  const amount = sign * (sense === "minimise" ? -1 : 1) * cost[j]!;
  if (amount !== 0) recipes.push({ technique, good: names.objective, amount, source: file });
}

function addLimit(technique: string, minimum: number, maximum: number, { limits }: Draft): void {
  const least = minimum > 0 ? { minimum } : {};
  const most = maximum < Infinity ? { maximum } : {};
  if (minimum <= 0 && maximum === Infinity) return;
  limits.push({ limit: technique, of: "run", what: technique, ...least, ...most, source: file });
}

/** Columns use the good of a row that has an upper bound, and make the good of a row that has only a lower one. */
function directionOf({ rowUpper }: Program, i: number): 1 | -1 {
  return rowUpper[i]! < Infinity ? -1 : 1;
}

/** The right-hand sides, and the constant of the objective: one technique that runs exactly once. */
function addSides(program: Program, names: Names, draft: Draft): void {
  const { matrix, rowLower, rowUpper, offset, sense } = program;
  const technique = names.sides;
  draft.techniques.push({ technique });
  draft.goods.push({ good: names.set, unit: "unit", disposal: "none" });
  draft.recipes.push({ technique, good: names.set, amount: 1 });
  for (let i = 0; i < matrix.rows; i++) {
    if (isFreeRow(program, i)) continue;
    const side = directionOf(program, i) < 0 ? rowUpper[i]! : -rowLower[i]!;
    if (side === 0) continue;
    draft.recipes.push({ technique, good: names.good[i]!, amount: side, source: file });
  }
  if (offset !== 0) {
    const amount = sense === "minimise" ? -offset : offset;
    draft.recipes.push({ technique, good: names.objective, amount, source: file });
  }
  addLimit(technique, 1, 1, draft);
}

/** The good of each row, and what takes what is left over of it. */
function addRows(program: Program, names: Names, draft: Draft): void {
  const { matrix, rowLower, rowUpper } = program;
  for (let i = 0; i < matrix.rows; i++) {
    if (isFreeRow(program, i)) continue;
    const good = names.good[i]!;
    draft.goods.push({ good, unit: "unit", disposal: "none", source: file });
    if (isEquation(program, i)) continue;
    const technique = names.spare[i]!;
    draft.techniques.push({ technique });
    draft.recipes.push({ technique, good, amount: -1 });
    addLimit(technique, 0, rowUpper[i]! - rowLower[i]!, draft);
  }
}

/** The objective is what is brought in less what is taken out, or the other way round. */
function goalsOf(program: Program, names: Names, draft: Draft): readonly Row<"goals">[] {
  const { objective, bring, take } = names;
  if (!draft.recipes.some(({ good }) => good === objective)) return [];
  const minimise = program.sense === "minimise";
  draft.goods.push({ good: objective, unit: "unit", pooled: true, disposal: "none" });
  const goal = (sense: "least" | "most", of: string, amount: number): Row<"goals"> => {
    draft.techniques.push({ technique: of });
    draft.recipes.push({ technique: of, good: objective, amount });
    return { stage: 1, sense, measure: "run", of };
  };
  // The first is always there, so that the stage's value is the objective's.
  return minimise
    ? [goal("least", bring, 1), ...(mayCome(program, -1) ? [goal("most", take, -1)] : [])]
    : [goal("most", take, -1), ...(mayCome(program, -1) ? [goal("least", bring, 1)] : [])];
}

/** Whether any part of the objective can be of this sign. */
function mayCome({ cost, offset, columnLower, columnUpper }: Program, sign: 1 | -1): boolean {
  if (sign * offset > 0) return true;
  return cost.some(
    (value, j) =>
      (sign * value > 0 && columnUpper[j]! > 0) || (sign * value < 0 && columnLower[j]! < 0),
  );
}
