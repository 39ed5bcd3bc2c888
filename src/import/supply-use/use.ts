import type { Gathering } from "../../economy/gather.ts";
import { columnLetters } from "../../economy/read/rows.ts";
import { shown } from "../../economy/read/texts.ts";
import { checkColumns } from "./columns-add-up.ts";
import type { UseColumn } from "./headings.ts";
import { figureAt, figuresOf, refuseNegative, roundingOf, stepOf, sum } from "./figures.ts";
import { columnOf, type Layout, type Line } from "./layout.ts";

/** A use table at purchasers' prices; figures by product, in the table's unit. */
export interface Use {
  readonly products: readonly string[];
  readonly industries: readonly string[];
  /** Product × industry. */
  readonly used: readonly (readonly number[])[];
  readonly households: readonly number[];
  readonly npish: readonly number[];
  readonly government: readonly number[];
  readonly capital: readonly number[];
  readonly inventories: readonly number[];
  readonly exports: readonly number[];
  readonly total: readonly number[];
  /** What non-residents buy in the country; it stands in the figures of households. */
  readonly ofNonResidents: number;
  /** What residents buy abroad. */
  readonly abroad: number;
  readonly step: number;
}

type Final = "households" | "npish" | "government" | "capital" | "inventories" | "exports";

export function readUse(layout: Layout<UseColumn>, gather: Gathering): Use {
  const { products, industries } = layout;
  const used = products.map((row) => figuresOf(layout, row, industries, gather));
  refuseNegative(layout, industries, used, "import.supply-use.negative-use", gather);
  const columns = finalColumns(layout, gather);
  const final = (name: Final): readonly number[] => {
    const figures = products.map((row) => figuresOf(layout, row, columns[name], gather));
    if (name !== "inventories" && name !== "capital") {
      refuseNegative(layout, columns[name], figures, "import.supply-use.negative-final", gather);
    }
    return figures.map(sum);
  };
  const finals = {
    households: final("households"),
    npish: final("npish"),
    government: final("government"),
    capital: final("capital"),
    inventories: final("inventories"),
    exports: final("exports"),
  };
  const total = used.map(
    (row, i) => sum(row) + sum(Object.values(finals).map((figures) => figures[i]!)),
  );
  const use: Use = {
    products: products.map(({ name }) => name),
    industries: industries.map(({ name }) => name),
    used,
    ...finals,
    total,
    ofNonResidents: nonResidents(layout, gather),
    abroad: figureAt(layout, "abroad", "households", gather),
    step: stepOf([...used.flat(), ...Object.values(finals).flat()]),
  };
  checkSums(layout, use, gather);
  checkColumns(layout, use.step, gather);
  return use;
}

/** Which columns hold each final use: the finest that are there, or a total where it has no parts. */
function finalColumns(
  layout: Layout<UseColumn>,
  gather: Gathering,
): Readonly<Record<Final, readonly Line[]>> {
  const all = (...roles: readonly UseColumn[]): readonly Line[] =>
    roles.flatMap((role) => columnOf(layout, role) ?? []);
  const stocks = all("inventories", "valuables");
  const changes = stocks.length > 0 ? stocks : all("inventories and valuables");
  const fixed = all("fixed capital");
  const exports = all("exports");
  const columns = {
    households: all("households"),
    npish: all("NPISH"),
    government: all("government"),
    capital: fixed.length > 0 || changes.length > 0 ? fixed : all("capital"),
    inventories: changes,
    exports:
      exports.length > 0 ? exports : layout.columns.filter(({ role }) => role === "exports part"),
  };
  for (const name of ["households", "government", "exports"] as const) {
    if (columns[name].length > 0) continue;
    gather.error({ file: layout.grid.file }, `import.supply-use.no-${name}`);
  }
  return columns;
}

/** Households' figures hold what non-residents buy; a row takes it out there and puts it to exports. */
function nonResidents(layout: Layout<UseColumn>, gather: Gathering): number {
  const taken = figureAt(layout, "of non-residents", "households", gather);
  const exported = figureAt(layout, "of non-residents", "exports", gather);
  if (taken > 0 || Math.abs(taken + exported) > 1e-6 * Math.abs(taken)) {
    const row = layout.rows.find(({ role }) => role === "of non-residents")!;
    const where = { file: layout.grid.file, row: row.at + 1 };
    gather.error(where, "import.supply-use.non-residents", { taken, exported });
  }
  return -taken;
}

/** The table's own totals say whether its columns were understood. */
function checkSums(layout: Layout<UseColumn>, use: Use, gather: Gathering): void {
  const column = columnOf(layout, "use")!;
  const parts = use.industries.length + 6;
  for (const [i, row] of layout.products.entries()) {
    const stated = figuresOf(layout, row, [column], gather)[0]!;
    const found = use.total[i]!;
    if (Math.abs(found - stated) <= roundingOf(use.step, parts, found)) continue;
    const values = { product: shown(row.name), heading: column.name, stated, found };
    const where = { file: layout.grid.file, row: row.at + 1, column: columnLetters(column.at) };
    gather.error(where, "import.supply-use.sum", values);
  }
}
