/** An order of elimination in which few entries fill in. */
import { nestedDissection } from "./dissection.ts";
import { minimumDegree, type Pattern } from "./minimum-degree.ts";
import { costOf } from "./supernodes.ts";

/** Multiplications that take about as long as dissecting what asks for them. */
const much = 5e8;

/** Minimum degree, or nested dissection where that takes fewer multiplications. `matrix` may have its diagonal. */
export function fillReducing(matrix: Pattern): Int32Array {
  const pattern = withoutDiagonal(matrix);
  const byDegree = minimumDegree(pattern);
  const { operations } = costOf(pattern, byDegree);
  if (operations < much) return byDegree;
  const byDissection = nestedDissection(pattern);
  return costOf(pattern, byDissection).operations < operations ? byDissection : byDegree;
}

function withoutDiagonal({ size, starts, indices }: Pattern): Pattern {
  const kept = new Int32Array(indices.length);
  const begins = new Int32Array(size + 1);
  let count = 0;
  for (let j = 0; j < size; j++) {
    for (let p = starts[j]!; p < starts[j + 1]!; p++) {
      if (indices[p] !== j) kept[count++] = indices[p]!;
    }
    begins[j + 1] = count;
  }
  return { size, starts: begins, indices: kept.subarray(0, count) };
}
