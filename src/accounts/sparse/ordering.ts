/** An order of elimination in which few entries fill in. */
import { nestedDissection } from "./dissection.ts";
import { minimumDegree, type Pattern } from "./minimum-degree.ts";
import { costOf } from "./supernodes.ts";

/** From as many unknowns on, dissection may be worth its time. */
const large = 2000;

/** Of minimum degree and nested dissection the one with fewer multiplications. `matrix` may have its diagonal. */
export function fillReducing(matrix: Pattern): Int32Array {
  const pattern = withoutDiagonal(matrix);
  const byDegree = minimumDegree(pattern);
  if (matrix.size < large) return byDegree;
  const byDissection = nestedDissection(pattern);
  const [degree, dissection] = [byDegree, byDissection].map(
    (order) => costOf(pattern, order).operations,
  );
  return dissection! < degree! ? byDissection : byDegree;
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
