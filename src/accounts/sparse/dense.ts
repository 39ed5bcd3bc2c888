/**
 * Arithmetic on dense blocks within Float64Arrays, row by row: `begin` is the place of the first entry, `stride` from one
 * row to the next.
 */
export interface Block {
  readonly values: Float64Array;
  readonly begin: number;
  readonly stride: number;
}

/** Lengths of the blocks that stay in the caches while they are used. */
const span = 64;
const reach = 256;

/** C − A Bᵀ into C: `rows` × `columns`, over `depth`. */
export function subtractProduct(
  c: Block,
  a: Block,
  b: Block,
  {
    rows,
    columns,
    depth,
  }: { readonly rows: number; readonly columns: number; readonly depth: number },
): void {
  for (let k = 0; k < depth; k += reach) {
    const deep = Math.min(reach, depth - k);
    for (let j = 0; j < columns; j += span) {
      multiply(
        moved(c, 0, j),
        moved(a, 0, k),
        moved(b, j, k),
        rows,
        Math.min(span, columns - j),
        deep,
      );
    }
  }
}

/** C − A Bᵀ into the lower half of C (and somewhat above it): `size` × `size`, over `depth`. */
export function subtractProductBelow(
  c: Block,
  a: Block,
  b: Block,
  { size, depth }: { readonly size: number; readonly depth: number },
): void {
  for (let j = 0; j < size; j += span) {
    multiply(
      moved(c, j, j),
      moved(a, j, 0),
      moved(b, j, 0),
      size - j,
      Math.min(span, size - j),
      depth,
    );
  }
}

/** The same block from a row and a column on. */
export function moved({ values, begin, stride }: Block, row: number, column: number): Block {
  return { values, begin: begin + row * stride + column, stride };
}

/** Four rows by four columns at a time, whose sixteen sums stay in registers. */
function multiply(
  c: Block,
  a: Block,
  b: Block,
  rows: number,
  columns: number,
  depth: number,
): void {
  const evenRows = rows - (rows % 4);
  const evenColumns = columns - (columns % 4);
  tiles(c, a, b, evenRows, evenColumns, depth);
  if (evenColumns < columns) {
    single(
      moved(c, 0, evenColumns),
      a,
      moved(b, evenColumns, 0),
      evenRows,
      columns - evenColumns,
      depth,
    );
  }
  if (evenRows < rows) {
    single(moved(c, evenRows, 0), moved(a, evenRows, 0), b, rows - evenRows, columns, depth);
  }
}

function tiles(
  { values: c, begin: cBegin, stride: cStride }: Block,
  { values: a, begin: aBegin, stride: aStride }: Block,
  { values: b, begin: bBegin, stride: bStride }: Block,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let i = 0; i < rows; i += 4) {
    const a0 = aBegin + i * aStride;
    const a1 = a0 + aStride;
    const a2 = a1 + aStride;
    const a3 = a2 + aStride;
    for (let j = 0; j < columns; j += 4) {
      const b0 = bBegin + j * bStride;
      const b1 = b0 + bStride;
      const b2 = b1 + bStride;
      const b3 = b2 + bStride;
      let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
      let [s20, s21, s22, s23, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let k = 0; k < depth; k++) {
        const y0 = b[b0 + k]!;
        const y1 = b[b1 + k]!;
        const y2 = b[b2 + k]!;
        const y3 = b[b3 + k]!;
        let x = a[a0 + k]!;
        s00 += x * y0;
        s01 += x * y1;
        s02 += x * y2;
        s03 += x * y3;
        x = a[a1 + k]!;
        s10 += x * y0;
        s11 += x * y1;
        s12 += x * y2;
        s13 += x * y3;
        x = a[a2 + k]!;
        s20 += x * y0;
        s21 += x * y1;
        s22 += x * y2;
        s23 += x * y3;
        x = a[a3 + k]!;
        s30 += x * y0;
        s31 += x * y1;
        s32 += x * y2;
        s33 += x * y3;
      }
      let at = cBegin + i * cStride + j;
      c[at]! -= s00;
      c[at + 1]! -= s01;
      c[at + 2]! -= s02;
      c[at + 3]! -= s03;
      at += cStride;
      c[at]! -= s10;
      c[at + 1]! -= s11;
      c[at + 2]! -= s12;
      c[at + 3]! -= s13;
      at += cStride;
      c[at]! -= s20;
      c[at + 1]! -= s21;
      c[at + 2]! -= s22;
      c[at + 3]! -= s23;
      at += cStride;
      c[at]! -= s30;
      c[at + 1]! -= s31;
      c[at + 2]! -= s32;
      c[at + 3]! -= s33;
    }
  }
}

function single(
  { values: c, begin: cBegin, stride: cStride }: Block,
  { values: a, begin: aBegin, stride: aStride }: Block,
  { values: b, begin: bBegin, stride: bStride }: Block,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let i = 0; i < rows; i++) {
    const ai = aBegin + i * aStride;
    for (let j = 0; j < columns; j++) {
      const bj = bBegin + j * bStride;
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += a[ai + k]! * b[bj + k]!;
      c[cBegin + i * cStride + j]! -= sum;
    }
  }
}
