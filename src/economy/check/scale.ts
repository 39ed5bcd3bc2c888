import type { TableName } from "../tables.ts";
import type { AnyRow, AnyTable, Cell } from "../types.ts";
import { groupedBy, type Context, type Technique } from "./context.ts";
import { warning, type Finding } from "./finding.ts";
import { rowsAt } from "./sites.ts";

/**
 * A figure this many times its siblings' median, or this fraction of it, looks like a slip of units.
 * Grams for kilograms, kilograms for tonnes, litres for cubic metres, watts for kilowatts are factors of
 * 1,000; techniques that make one thing differ by less than 30 in what they take of another. Half an
 * order of magnitude below 1,000 tells the two apart.
 */
export const siblingRatio = 300;

/** The same figure for another workplace, place or period: real ones differ far less than techniques do. */
export const variantRatio = 100;

/**
 * Siblings are a yardstick only if they agree: the largest is at most this many times the smallest.
 * In tables of whole industries they often don't, and there nothing is said.
 */
export const siblingSpread = 10;

/** Fewer siblings than this (besides the figure itself) agree by chance. */
export const fewestSiblings = 3;

/** Figures so far from comparable ones that their unit may have slipped. */
export function* scale(context: Context): Iterable<Finding> {
  yield* variants(context);
  yield* siblings(context);
}

interface Figure {
  readonly at: number;
  readonly size: number;
}

/** Figures that differ only in the workplace, place or period they hold for. */
const variantFigures: readonly {
  readonly table: TableName;
  readonly column: string;
  /** What must be the same for figures to be comparable. */
  readonly same: readonly string[];
  /** Which row holds where no other does: these columns are empty. */
  readonly general: readonly string[];
}[] = [
  {
    table: "recipes",
    column: "amount",
    // What falls in other places may go by their size.
    same: ["technique", "good", "lag", "place"],
    general: ["workplace", "from"],
  },
  {
    table: "work",
    column: "hours",
    same: ["technique", "skill", "lag"],
    general: ["workplace", "from"],
  },
  {
    table: "uses",
    column: "amount",
    same: ["technique", "capacity", "lag"],
    general: ["workplace", "from"],
  },
  {
    table: "needs",
    column: "per_person",
    same: ["need", "good", "group", "period"],
    general: ["place"],
  },
  { table: "workforce", column: "hours", same: ["period"], general: ["place"] },
  {
    table: "trade",
    column: "import_price",
    same: ["good", "currency"],
    general: ["period"],
  },
  {
    table: "trade",
    column: "export_price",
    same: ["good", "currency"],
    general: ["period"],
  },
];

function* variants({ tables, doubts }: Context): Iterable<Finding> {
  for (const { table, column, same, general } of variantFigures) {
    const { rows, lines } = tables[table] as AnyTable;
    // Techniques all of whose rows are general have no variants.
    const varied = new Set<Cell | undefined>();
    for (const row of rows) if (!isGeneral(row, general)) varied.add(row.technique);
    const groups = groupedBy(rows, (row) => {
      const technique = row.technique;
      if (!varied.has(technique)) return undefined;
      if (typeof technique === "string" && doubts.has("techniques", technique)) return undefined;
      const sign = Math.sign(Number(row[column]));
      if (sign !== 1 && sign !== -1) return undefined;
      return JSON.stringify([sign, ...same.map((name) => row[name] ?? null)]);
    });
    for (const group of groups.values()) {
      if (group.length === 1) continue;
      const figures = group.map(({ at, row }) => ({ at, size: Math.abs(Number(row[column])) }));
      const holding = group.filter(({ row }) => isGeneral(row, general));
      const few = group.length < fewestSiblings + 1;
      const yardstick = holding.length === 1 || few ? (holding[0] ?? group[0]!).at : undefined;
      for (const { at, expected, other } of outliers(figures, variantRatio, yardstick)) {
        yield warning({ table, at, column }, "check.scale.variant", {
          column,
          found: Math.abs(Number(rows[at]![column])),
          expected,
          row: lines[other] ?? other + 1,
        });
      }
    }
  }
}

function isGeneral(row: AnyRow, empty: readonly string[]): boolean {
  return empty.every((name) => row[name] === undefined);
}

/** Figures far from one that is given as yardstick, or else from the median of the others if they agree. */
function* outliers(
  figures: readonly Figure[],
  ratio: number,
  yardstick?: number,
): Iterable<{ at: number; expected: number; other: number }> {
  const given = figures.find((figure) => figure.at === yardstick);
  if (given !== undefined) {
    for (const { at, size } of figures) {
      if (isFar(size, given.size, ratio)) yield { at, expected: given.size, other: given.at };
    }
    return;
  }
  if (figures.length < fewestSiblings + 1) return;
  const inOrder = [...figures].sort((a, b) => a.size - b.size);
  // If the others agree, a figure far from them is the smallest or the largest.
  for (const [figure, others] of [
    [inOrder[0]!, inOrder.slice(1)],
    [inOrder.at(-1)!, inOrder.slice(0, -1)],
  ] as const) {
    const median = others[Math.floor(others.length / 2)]!;
    if (others.at(-1)!.size > siblingSpread * others[0]!.size) continue;
    if (!isFar(figure.size, median.size, ratio)) continue;
    yield { at: figure.at, expected: median.size, other: median.at };
  }
}

function isFar(a: number, b: number, ratio: number): boolean {
  return a > ratio * b || b > ratio * a;
}

/** What techniques that make one good take of another, per unit made. */
function* siblings(context: Context): Iterable<Finding> {
  const products = context.techniques.map((technique) => productOf(technique, context));
  const makers = new Map<string, number>();
  for (const product of products) {
    if (product !== undefined) makers.set(product.good, (makers.get(product.good) ?? 0) + 1);
  }
  const groups = new Map<string, { table: TableName; figures: Figure[]; names: string[] }>();
  for (const [i, technique] of context.techniques.entries()) {
    const product = products[i];
    if (product === undefined || makers.get(product.good)! <= fewestSiblings) continue;
    for (const { table, item, at, size } of inputsOf(technique, context)) {
      const id = JSON.stringify([product.good, table, item]);
      const group = groups.get(id) ?? { table, figures: [], names: [] };
      group.figures.push({ at, size: size / product.amount });
      group.names.push(item, product.good);
      groups.set(id, group);
    }
  }
  for (const { table, figures, names } of groups.values()) {
    for (const { at, expected } of outliers(figures, siblingRatio)) {
      const found = figures.find((figure) => figure.at === at)!.size;
      yield warning(
        { table, at, column: table === "work" ? "hours" : "amount" },
        "check.scale.sibling",
        {
          item: names[0]!,
          product: names[1]!,
          found,
          expected,
          count: figures.length - 1,
        },
      );
    }
  }
}

/** The one good that a technique makes; undefined where it makes several, or none. */
function productOf(
  technique: Technique,
  { doubts, goods }: Context,
): { good: string; amount: number } | undefined {
  if (doubts.has("techniques", technique.name)) return undefined;
  let product: { good: string; amount: number } | undefined;
  for (const { row } of technique.recipes) {
    if (!(row.amount > 0) || goods.get(row.good)?.row.disposal === "none") continue;
    if (row.workplace !== undefined || row.from !== undefined) continue;
    if (product !== undefined && product.good !== row.good) return undefined;
    product = { good: row.good, amount: (product?.amount ?? 0) + row.amount };
  }
  return product;
}

interface Input extends Figure {
  readonly table: TableName;
  readonly item: string;
}

function* inputsOf(technique: Technique, { tree }: Context): Iterable<Input> {
  const site = technique.sites.sites[0];
  if (site === undefined) return;
  for (const { at, row } of rowsAt(technique.recipes, site, tree, (each) => each.good)) {
    if (row.amount < 0) yield { table: "recipes", item: row.good, at, size: -row.amount };
  }
  for (const { at, row } of rowsAt(technique.work, site, tree, (each) => each.skill)) {
    if (row.hours > 0) yield { table: "work", item: row.skill, at, size: row.hours };
  }
  for (const { at, row } of rowsAt(technique.uses, site, tree, (each) => each.capacity)) {
    if (row.amount > 0) yield { table: "uses", item: row.capacity, at, size: row.amount };
  }
}
