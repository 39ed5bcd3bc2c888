/** The program of what can be done of what was promised: each share done is shared out class by class. */
import type { Engine } from "../../engine/engine.ts";
import { matrixFromTriplets, tripletsOf } from "../../engine/matrix.ts";
import type { Program } from "../../engine/program.ts";
import type { Compiled } from "../../plan/compile.ts";
import { without } from "../../plan/roll/without.ts";
import { decide } from "../../plan/stages.ts";
import { identitiesOf } from "./identities.ts";
import type { PromisedColumn, PromiseKind } from "./promised.ts";

/**
 * What comes first where there isn't enough for everything: what others were promised, or what the people of a place
 * get themselves.
 */
export type Order = "deliveries-first" | "own-needs-first";

export const orders: readonly Order[] = ["deliveries-first", "own-needs-first"];

/** Classes of promises in the order in which they are kept; deliveries tier by tier. */
const classes: Readonly<Record<Order, readonly (readonly PromiseKind[])[]>> = {
  "deliveries-first": [
    ["shipment", "import", "export"],
    ["under-way", "arrival"],
    ["run"],
    ["delivery"],
  ],
  "own-needs-first": [
    ["delivery"],
    ["under-way", "arrival"],
    ["run"],
    ["shipment", "import", "export"],
  ],
};

/** What is this near to all of it is all of it, and to nothing, nothing. */
const whole = 1e-9;

/** How much was done of everything that has a column. */
export interface CarriedOut {
  /** By promised column, from 0 to 1: nothing for what can't be done at all. */
  readonly share: (promised: PromisedColumn) => number;
  /** Amounts by the identity of a column, in its own units. */
  readonly amounts: ReadonlyMap<string, number>;
}

/**
 * Does as much of what was promised as can be done.
 *
 * - `compiled` — the first period (`firstPeriodOf`, `withBegunAsWork`).
 * - `seconded` — hours planned to go from place to place, by the identity of their column: no more go.
 *
 * Throws a `RangeError` where not even nothing can be done, an `Error` where the engine ends without an answer.
 */
export async function carriedOut(
  compiled: Compiled,
  promised: readonly PromisedColumn[],
  seconded: ReadonlyMap<string, number>,
  order: Order,
  engine: Engine,
): Promise<CarriedOut> {
  const columns = identitiesOf(compiled);
  const possible = promised.flatMap((each): Possible[] => {
    const column = columns.get(each.column);
    if (column === undefined || compiled.program.columnUpper[column] === 0) return [];
    return [{ promised: each, column, scale: scaleOf(compiled, each, column) }];
  });
  const program = programOf(compiled, possible, limitsOf(columns, seconded));
  const first = compiled.program.matrix.rows;
  const decided = await decide(
    {
      program,
      tiers: tiersOf(possible, order),
      fulfilment: possible.map(({ column }) => column),
      floor: compiled.columns.floor,
      firstFloor: first,
      concave: new Map(),
      goals: [
        {
          ...{ stage: 1, sense: "minimise", measure: "waste" },
          row: first + possible.length,
          constant: 0,
        },
      ],
      prices: () => [],
    },
    { engine, options: {}, onProgress: () => undefined },
  );
  if (decided.kind === "infeasible" || decided.kind === "unbounded") {
    throw new RangeError("the true economy can't keep or throw away what it has");
  }
  if (decided.kind === "stopped") throw new Error(`carrying out: ${decided.reason}`);
  const shares = new Map(
    possible.map(({ promised: each, column }) => [each, snapped(decided.x[column]!)]),
  );
  const scaled = new Map(possible.map(({ column, scale }) => [column, scale]));
  return {
    share: (each) => shares.get(each) ?? 0,
    amounts: new Map(
      [...columns].map(([name, column]) => {
        const scale = scaled.get(column);
        const value = Math.max(0, decided.x[column]!);
        return [name, scale === undefined ? value : snapped(value) * scale];
      }),
    ),
  };
}

interface Possible {
  readonly promised: PromisedColumn;
  readonly column: number;
  /** Amount of the column where all of it is done. */
  readonly scale: number;
}

function snapped(share: number): number {
  if (share <= whole) return 0;
  return share >= 1 - whole ? 1 : share;
}

/** Of deliveries the column is a share of what is asked, of all else the amount itself. */
function scaleOf({ columns, criteria }: Compiled, each: PromisedColumn, column: number): number {
  const { kind, planned } = each.promised;
  if (kind !== "delivery") return planned;
  const criterion = columns.fulfilment.indexOf(column);
  return planned / criteria[criterion]!.asked;
}

/** How high a column may go that is no promise: absent, as high as the economy allows. */
type Limits = ReadonlyMap<number, number>;

const decisions = new Set(["run", "delivery", "shipment", "import", "export", "secondment"]);

/** What nobody has planned isn't done. */
function limitsOf(
  columns: ReadonlyMap<string, number>,
  seconded: ReadonlyMap<string, number>,
): Limits {
  return new Map(
    [...columns].flatMap(([name, column]) => {
      const [kind] = JSON.parse(name) as readonly string[];
      return decisions.has(kind!) ? [[column, seconded.get(name) ?? 0] as const] : [];
    }),
  );
}

/** Each promise's column as the share done; below, the floors, and what is wasted of what could be kept. */
function programOf(compiled: Compiled, possible: readonly Possible[], limits: Limits): Program {
  const { program, columns, resolved } = compiled;
  const columnUpper = program.columnUpper.slice();
  for (const [column, limit] of limits) columnUpper[column] = Math.min(columnUpper[column]!, limit);
  const { rowIndex, columnIndex, values } = tripletsOf(program.matrix);
  const scales = new Float64Array(program.matrix.columns).fill(1);
  for (const { column, scale } of possible) {
    scales[column] = scale;
    columnUpper[column] = Math.min(1, program.columnUpper[column]! / scale);
  }
  const scaled = values.map((value, k) => value * scales[columnIndex[k]!]!);
  const add = (row: number, column: number, value: number) => {
    rowIndex.push(row);
    columnIndex.push(column);
    scaled.push(value);
  };
  const first = program.matrix.rows;
  possible.forEach(({ column }, i) => {
    add(first + i, column, 1);
    add(first + i, columns.floor, -1);
  });
  const last = first + possible.length;
  const sizes = sizesOf(compiled);
  resolved.accounts.forEach(({ good }, account) => {
    if (columns.stock[account]! < 0 || columns.waste[account]! < 0) return;
    add(last, columns.waste[account]!, 1 / sizes[good]!);
  });
  const free = (bounds: Float64Array, value: number) =>
    Float64Array.from({ length: last + 1 }, (_, row) => (row < first ? bounds[row]! : value));
  const matrix = matrixFromTriplets({
    ...{ rows: last + 1, columns: program.matrix.columns },
    ...{ rowIndex, columnIndex, values: scaled },
  });
  return {
    ...without(program, "integer"),
    ...{ matrix, columnUpper },
    rowLower: free(program.rowLower, -Infinity),
    rowUpper: free(program.rowUpper, Infinity),
    rowName: (row) => (row < first ? program.rowName(row) : `share:${row - first}`),
  };
}

/** How much there usually is of each good, so that tonnes of one are weighed against litres of another. */
function sizesOf({ resolved, stocks, criteria }: Compiled): Float64Array {
  const sizes = new Float64Array(resolved.goods.length);
  const note = (account: number, amount: number) => {
    const { good } = resolved.accounts[account]!;
    sizes[good] = Math.max(sizes[good]!, amount);
  };
  for (const [account, row] of stocks) note(account, row.opening ?? 0);
  for (const { account, asked } of criteria) note(account, asked);
  return sizes.map((size) => (size === 0 ? 1 : size));
}

/** The class of each promise, from 1; deliveries of each tier are a class. */
function tiersOf(possible: readonly Possible[], order: Order): readonly number[] {
  const ranks = possible.map(({ promised: { promised } }) => {
    const at = classes[order].findIndex((kinds) => kinds.includes(promised.kind));
    return { at, tier: promised.tier ?? 0 };
  });
  const known = [...new Map(ranks.map((rank) => [`${rank.at} ${rank.tier}`, rank])).values()].sort(
    (a, b) => a.at - b.at || a.tier - b.tier,
  );
  return ranks.map((rank) => 1 + known.findIndex((k) => k.at === rank.at && k.tier === rank.tier));
}
