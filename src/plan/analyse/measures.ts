import { message, type Message } from "../../messages/index.ts";
import { inputsOf, type InputOutput, type Inputs, type Primary } from "./input-output.ts";
import { solverOf, type Solver } from "./leontief.ts";

/** What a unit of final use of a good takes of something that is not made: hours of a skill, a currency. */
export interface Multiplier {
  readonly of: Primary;
  /** Per unit of each good: where it is made, and with everything that goes into it. */
  readonly direct: Float64Array;
  readonly total: Float64Array;
}

/** Total requirements of every primary input: of hours, the employment multipliers. */
export function multipliersOf({ primary }: InputOutput, solver: Solver): readonly Multiplier[] {
  return primary.map((of) => ({ of, direct: of.perUnit, total: solver.prices(of.perUnit) }));
}

/** Hours of all skills together, per unit: where it is made, and with everything that goes into it. */
export interface Labour {
  readonly direct: Float64Array;
  readonly total: Float64Array;
}

export function labourOf({ goods, primary }: InputOutput, solver: Solver): Labour {
  const direct = new Float64Array(goods.length);
  for (const { kind, perUnit } of primary) {
    if (kind === "hours") perUnit.forEach((hours, j) => (direct[j]! += hours));
  }
  return { direct, total: solver.prices(direct) };
}

/**
 * In what goods are added up, for figures that only make sense for sums: in their own unit where they share one,
 * otherwise in the hours that they take. `value`: of a unit of each good; 0 of those that are only imported.
 */
export type Valuation =
  | { readonly kind: "unit" | "hours"; readonly unit: string; readonly value: Float64Array }
  | { readonly kind: "none"; readonly because: Message };

export function valuationOf({ goods }: InputOutput, { total }: Labour): Valuation {
  const made = goods.filter((good) => good.made);
  const units = new Set(made.map(({ unit }) => unit));
  const [unit] = units;
  if (unit === undefined) return { kind: "none", because: message("analyse.nothing-made") };
  const value = (of: (j: number) => number) =>
    Float64Array.from(goods, (good, j) => (good.made ? of(j) : 0));
  if (units.size === 1) return { kind: "unit", unit, value: value(() => 1) };
  const without = goods.filter((good, j) => good.made && !(total[j]! > 0)).map(({ name }) => name);
  if (without.length === 0) return { kind: "hours", unit: "h", value: value((j) => total[j]!) };
  return { kind: "none", because: message("analyse.no-valuation", { goods: without.join(", ") }) };
}

/** Of each good that is made; NaN for those that are only imported. Miller and Blair 2022, sections 6.2 and 12.2. */
export interface Linkages {
  /** Σᵢ Lᵢⱼ in a valuation, per unit of value: all output that a unit of final use takes, the output multiplier. */
  readonly output: Float64Array;
  /** The output multiplier ÷ its mean over the goods (Rasmussen's power of dispersion, 1956). */
  readonly backward: Float64Array;
  /**
   * Σⱼ Gᵢⱼ ÷ its mean over the goods, G = (I − B)⁻¹ with the share Bᵢⱼ of good i that goes into good j (Ghosh 1958):
   * how much is made from it. NaN for goods without supply, too.
   */
  readonly forward: Float64Array;
}

export function linkagesOf(
  { goods, inputs, supply }: InputOutput,
  value: Float64Array,
  leontief: Solver,
): Linkages {
  const output = leontief
    .prices(value)
    .map((sum, j) => (goods[j]!.made ? sum / value[j]! : Number.NaN));
  const sold = solverOf({ goods, inputs: sharesSold(inputs, supply) });
  const made = sold.prices(new Float64Array(supply.length).fill(1));
  const forward = made.map((sum, i) => (goods[i]!.made && supply[i]! > 0 ? sum : Number.NaN));
  return { output, backward: overMean(output), forward: overMean(forward) };
}

function overMean(values: Float64Array): Float64Array {
  const known = [...values].filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return values.map((value) => value / mean);
}

/** By column, the good that is sold: what share of its supply goes into each other. */
function sharesSold({ starts, good, amount }: Inputs, supply: Float64Array): Inputs {
  const columns = Array.from(supply, () => new Map<number, number>());
  for (let j = 0; j < supply.length; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const i = good[k]!;
      if (supply[i]! > 0) columns[i]!.set(j, (amount[k]! * supply[j]!) / supply[i]!);
    }
  }
  return inputsOf(columns);
}

/**
 * What would not be worked if a good were neither made nor used (hypothetical extraction of its row and column,
 * Dietzenbacher and van der Linden 1997): hours, by good. All final use of other goods stays.
 * One solve per good: for tables of some hundred goods.
 */
export function extractionOf(
  { supply }: InputOutput,
  { total }: Labour,
  solver: Solver,
): Float64Array {
  return supply.map((amount, k) => {
    if (amount === 0) return 0;
    const unit = new Float64Array(supply.length);
    unit[k] = 1;
    const own = solver.quantities(unit)[k]!;
    // Without good k, x − (L e_k) x_k ÷ L_kk is made; its hours are those of final use.
    return (total[k]! * amount) / own;
  });
}
