import type { Gathering } from "../../economy/gather.ts";
import { checkColumns } from "./columns-add-up.ts";
import type { SupplyColumn } from "./headings.ts";
import {
  columnFigures,
  figureAt,
  figuresOf,
  refuseNegative,
  roundingOf,
  stepOf,
  sum,
} from "./figures.ts";
import { columnOf, type Layout } from "./layout.ts";
import { shown } from "../../economy/read/texts.ts";

/** A supply table; figures by product, in the table's unit. */
export interface Supply {
  readonly products: readonly string[];
  readonly industries: readonly string[];
  /** Product × industry, at basic prices. */
  readonly made: readonly (readonly number[])[];
  readonly imports: readonly number[];
  /** By kind (trade, transport): positive on what is sold with them, negative for the services that they are. */
  readonly margins: readonly Margin[];
  readonly taxes: readonly number[];
  /** Output and imports together. */
  readonly basic: readonly number[];
  readonly purchasers: readonly number[];
  /** What residents buy abroad. */
  readonly abroad: number;
  readonly step: number;
}

export interface Margin {
  readonly name: string;
  readonly figures: readonly number[];
}

export function readSupply(layout: Layout<SupplyColumn>, gather: Gathering): Supply {
  const { products, industries } = layout;
  const made = products.map((row) => figuresOf(layout, row, industries, gather));
  refuseNegative(layout, industries, made, "import.supply-use.negative-output", gather);
  const none = products.map(() => 0);
  const imports = importsOf(layout, gather) ?? none;
  const margins = (["margins", "trade margins", "transport margins"] as const).flatMap((role) => {
    const figures = columnFigures(layout, role, gather);
    return figures === undefined ? [] : [{ name: columnOf(layout, role)!.name, figures }];
  });
  const taxes = columnFigures(layout, "taxes", gather) ?? none;
  const basic = made.map((row, i) => sum(row) + imports[i]!);
  const purchasers = basic.map(
    (each, i) => each + taxes[i]! + sum(margins.map(({ figures }) => figures[i]!)),
  );
  const step = stepOf([...made.flat(), ...imports, ...taxes]);
  const supply: Supply = {
    products: products.map(({ name }) => name),
    industries: industries.map(({ name }) => name),
    made,
    imports,
    margins,
    taxes,
    basic,
    purchasers,
    abroad: figureAt(layout, "abroad", "imports", gather),
    step,
  };
  checkSums(layout, supply, gather);
  checkColumns(layout, step, gather);
  return supply;
}

/** The column of all imports, or its parts added up. */
function importsOf(layout: Layout<SupplyColumn>, gather: Gathering): readonly number[] | undefined {
  const parts = layout.columns.filter(({ role }) => role === "imports part");
  const total = columnOf(layout, "imports");
  const columns = total === undefined ? parts : [total];
  if (columns.length === 0) return undefined;
  const figures = layout.products.map((row) => figuresOf(layout, row, columns, gather));
  refuseNegative(layout, columns, figures, "import.supply-use.negative-imports", gather);
  return figures.map(sum);
}

/** The table's own totals say whether its columns were understood. */
function checkSums(layout: Layout<SupplyColumn>, supply: Supply, gather: Gathering): void {
  const parts = supply.industries.length + 4;
  for (const role of ["output", "basic", "purchasers"] as const) {
    const stated = columnFigures(layout, role, gather);
    if (stated === undefined) continue;
    for (const [i, { at, name }] of layout.products.entries()) {
      const found = role === "output" ? sum(supply.made[i]!) : supply[role][i]!;
      if (Math.abs(found - stated[i]!) <= roundingOf(supply.step, parts, found)) continue;
      const heading = columnOf(layout, role)!.name;
      const values = { product: shown(name), heading, stated: stated[i]!, found };
      const where = { file: layout.grid.file, row: at + 1, column: heading };
      gather.error(where, "import.supply-use.sum", values);
    }
  }
}
