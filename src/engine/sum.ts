/**
 * Sums with a running correction (Neumaier 1974): as exact as if the additions were done in twice the
 * precision and rounded once. Certificates use them, so that what they find is the solution's error
 * and not their own.
 */
export function sumOf(terms: Iterable<number>): number {
  let sum = 0;
  let correction = 0;
  for (const term of terms) {
    const next = sum + term;
    correction += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + correction;
}

/** Many such sums at once, for a matrix that is walked by columns while its rows are added up. */
export class Sums {
  readonly #sums: Float64Array;
  readonly #corrections: Float64Array;

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#corrections = new Float64Array(length);
  }

  add(index: number, term: number): void {
    const sum = this.#sums[index]!;
    const next = sum + term;
    this.#corrections[index]! +=
      Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    this.#sums[index] = next;
  }

  at(index: number): number {
    return this.#sums[index]! + this.#corrections[index]!;
  }
}
