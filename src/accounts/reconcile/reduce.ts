/**
 * Takes what nobody has measured out of the balances (projection; Crowe, Garcia Campos and Hrymak, AIChE Journal 29,
 * 1983), by sparse Gauss–Jordan elimination: what is left of the balances holds measured quantities only, and each
 * quantity that was taken out follows from them, or can't be known.
 */

/** Σ coefficient × quantity = constant. */
export interface SparseRow {
  readonly coefficients: Map<number, number>;
  constant: number;
}

export interface Reduced {
  /** Balances among measured quantities. */
  readonly rows: readonly SparseRow[];
  /** By quantity taken out: x = constant − Σ coefficient × measured. Others can't be known. */
  readonly solved: ReadonlyMap<number, SparseRow>;
}

/** Beside the largest coefficient of its row, this is what rounding leaves of nothing. */
const nothing = 1e-12;
/** A pivot may be this much smaller than the largest coefficient of its column. */
const threshold = 0.1;

/** `rows` is used up. */
export function reduce(rows: SparseRow[], isMeasured: (quantity: number) => boolean): Reduced {
  const holders = new Map<number, Set<number>>();
  rows.forEach(({ coefficients }, r) => {
    for (const quantity of coefficients.keys()) {
      if (isMeasured(quantity)) continue;
      const known = holders.get(quantity) ?? new Set();
      known.add(r);
      holders.set(quantity, known);
    }
  });
  const pivotOf = new Map<number, number>();
  const taken = new Set<number>();
  // Those in fewest balances first: most are in one or two.
  const unmeasured = [...holders].sort((a, b) => a[1].size - b[1].size || a[0] - b[0]);
  for (const [quantity, within] of unmeasured) {
    const pivot = pivotRow(quantity, within, rows, taken);
    if (pivot === undefined) continue;
    taken.add(pivot);
    pivotOf.set(quantity, pivot);
    for (const r of [...within]) {
      if (r !== pivot) eliminate(rows[r]!, r, rows[pivot]!, quantity, holders);
    }
  }
  const solved = new Map<number, SparseRow>();
  for (const [quantity, r] of pivotOf) {
    const row = rows[r]!;
    const others = [...row.coefficients].filter(([other]) => other !== quantity);
    // What can't be known itself can't make anything else known.
    if (others.some(([other]) => !isMeasured(other))) continue;
    const pivot = row.coefficients.get(quantity)!;
    solved.set(quantity, {
      coefficients: new Map(others.map(([other, coefficient]) => [other, coefficient / pivot])),
      constant: row.constant / pivot,
    });
  }
  return { rows: rows.filter((row, r) => !taken.has(r) && row.coefficients.size > 0), solved };
}

/** The row with fewest coefficients, of those whose coefficient is not small. */
function pivotRow(
  quantity: number,
  within: ReadonlySet<number>,
  rows: readonly SparseRow[],
  taken: ReadonlySet<number>,
): number | undefined {
  const free = [...within].filter((r) => !taken.has(r));
  const size = (r: number) => Math.abs(rows[r]!.coefficients.get(quantity)!);
  const largest = Math.max(...free.map(size));
  let best: number | undefined;
  for (const r of free) {
    if (size(r) < threshold * largest) continue;
    const count = rows[r]!.coefficients.size;
    if (best === undefined || count < rows[best]!.coefficients.size) best = r;
  }
  return best;
}

function eliminate(
  row: SparseRow,
  index: number,
  by: SparseRow,
  quantity: number,
  holders: ReadonlyMap<number, Set<number>>,
): void {
  const factor = row.coefficients.get(quantity)! / by.coefficients.get(quantity)!;
  for (const [other, coefficient] of by.coefficients) {
    const before = row.coefficients.get(other) ?? 0;
    const taken = factor * coefficient;
    const after = before - taken;
    const isNothing =
      other === quantity ||
      Math.abs(after) <= nothing * Math.max(Math.abs(before), Math.abs(taken));
    if (isNothing) {
      row.coefficients.delete(other);
      holders.get(other)?.delete(index);
    } else {
      row.coefficients.set(other, after);
      holders.get(other)?.add(index);
    }
  }
  row.constant -= factor * by.constant;
}
