import fc from "fast-check";
import { matrixFromTriplets } from "../../src/engine/matrix.ts";
import type { Program } from "../../src/engine/program.ts";

/** A program as one writes it by hand: rows as lists of coefficients, bounds as pairs. */
export interface Written {
  readonly sense?: Program["sense"];
  readonly offset?: number;
  readonly cost: readonly number[];
  /** Absent: each 0 … infinity. */
  readonly columns?: readonly (readonly [number, number])[];
  readonly rows: readonly {
    readonly of: readonly number[];
    readonly from?: number;
    readonly to?: number;
  }[];
  readonly integer?: readonly number[];
}

export function programOf(written: Written): Program {
  const { cost, rows } = written;
  const bounds = written.columns ?? cost.map(() => [0, Infinity] as const);
  const entries = rows.flatMap(({ of }, row) =>
    of.map((value, column) => ({ row, column, value })),
  );
  return {
    name: "written",
    sense: written.sense ?? "minimise",
    offset: written.offset ?? 0,
    matrix: matrixFromTriplets({
      rows: rows.length,
      columns: cost.length,
      rowIndex: entries.map((entry) => entry.row),
      columnIndex: entries.map((entry) => entry.column),
      values: entries.map((entry) => entry.value),
    }),
    cost: Float64Array.from(cost),
    columnLower: Float64Array.from(bounds, ([lower]) => lower),
    columnUpper: Float64Array.from(bounds, ([, upper]) => upper),
    rowLower: Float64Array.from(rows, ({ from }) => from ?? -Infinity),
    rowUpper: Float64Array.from(rows, ({ to }) => to ?? Infinity),
    ...(written.integer && { integer: Uint8Array.from(written.integer) }),
    columnName: (column) => `x${column}`,
    rowName: (row) => `r${row}`,
  };
}

const small = fc.integer({ min: -5, max: 5 });

/** A pair of bounds with lower ≤ upper, either of them infinite now and then. */
const bounds = (finite: boolean): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(
      fc.integer({ min: -6, max: 6 }),
      fc.nat(8),
      finite ? fc.constant("both") : fc.constantFrom("both", "lower", "upper", "none"),
    )
    .map(([lower, width, sides]) => [
      sides === "both" || sides === "lower" ? lower : -Infinity,
      sides === "both" || sides === "upper" ? lower + width : Infinity,
    ]);

/** Small programs with whole numbers in them: many are degenerate, some have no solution. */
export function smallPrograms(options: {
  readonly boxed: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly integer?: boolean;
}): fc.Arbitrary<Program> {
  const { boxed, columns = 3, rows = 4, integer = false } = options;
  return fc
    .tuple(fc.integer({ min: 1, max: columns }), fc.integer({ min: 0, max: rows }))
    .chain(([n, m]) =>
      fc.record({
        sense: fc.constantFrom<Program["sense"]>("minimise", "maximise"),
        offset: small,
        cost: fc.array(small, { minLength: n, maxLength: n }),
        columns: fc.array(bounds(boxed), { minLength: n, maxLength: n }),
        rows: fc.array(fc.tuple(fc.array(small, { minLength: n, maxLength: n }), bounds(false)), {
          minLength: m,
          maxLength: m,
        }),
        integer: fc.array(integer ? fc.nat(1) : fc.constant(0), { minLength: n, maxLength: n }),
      }),
    )
    .map((written) =>
      programOf({
        ...written,
        rows: written.rows.map(([of, [from, to]]) => ({ of, from, to })),
      }),
    );
}
