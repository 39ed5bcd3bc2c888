import type { Gathering } from "../../economy/gather.ts";
import { nearestName } from "../../economy/names.ts";
import { shown } from "../../economy/read/texts.ts";
import type { MessageKey } from "../../messages/index.ts";
import { roundingOf, sum } from "./figures.ts";
import type { Supply } from "./supply.ts";
import { passagesOf } from "./tables.ts";
import type { Use } from "./use.ts";

/** The use table in the order of the supply table's products and industries; both must have the same names. */
export function aligned(
  supply: Supply,
  use: Use,
  files: { readonly supply: string; readonly use: string },
  gather: Gathering,
): Use {
  const rows = orderOf("import.supply-use.no-product", supply.products, use.products, files);
  const columns = orderOf(
    "import.supply-use.no-industry",
    supply.industries,
    use.industries,
    files,
  );
  const byRow = (figures: readonly number[]): readonly number[] => rows.map((at) => figures[at]!);
  return {
    ...use,
    products: supply.products,
    industries: supply.industries,
    used: rows.map((at) => columns.map((column) => use.used[at]?.[column] ?? 0)),
    households: byRow(use.households),
    npish: byRow(use.npish),
    government: byRow(use.government),
    capital: byRow(use.capital),
    inventories: byRow(use.inventories),
    exports: byRow(use.exports),
    total: byRow(use.total),
  };

  function orderOf(
    key: MessageKey,
    wanted: readonly string[],
    there: readonly string[],
    { supply: one, use: other }: typeof files,
  ): readonly number[] {
    const places = new Map(there.map((name, at) => [name, at]));
    const missing = (names: readonly string[], among: readonly string[], from: string): void => {
      const set = new Set(among);
      for (const name of names) {
        if (set.has(name)) continue;
        const near = nearestName(name, among);
        const values = { name: shown(name), near: near === undefined ? "none" : shown(near) };
        gather.error({ file: from }, key, values);
      }
    };
    missing(wanted, there, other);
    missing(there, wanted, one);
    return wanted.map((name) => places.get(name) ?? 0);
  }
}

/** What can't be balanced is an error; what is a little off is a warning, with product and size. */
export function checkBalances(
  supply: Supply,
  use: Use,
  files: { readonly supply: string; readonly use: string },
  gather: Gathering,
): void {
  const step = Math.max(supply.step, use.step);
  const parts = supply.industries.length + use.industries.length + 12;
  for (const [p, product] of supply.products.entries()) {
    const [made, used] = [supply.purchasers[p]!, use.total[p]!];
    const gap = made - used;
    if (Math.abs(gap) <= roundingOf(step, parts, made)) continue;
    const values = { product: shown(product), supply: made, use: used, gap };
    gather.warning({ file: files.use }, "import.supply-use.unbalanced", values);
  }
  for (const { name, figures } of supply.margins) {
    const gap = sum(figures);
    const size = sum(figures.map(Math.abs));
    const services = figures.some((each) => each < 0);
    if (!services && size > 0) {
      gather.error({ file: files.supply }, "import.supply-use.margins-without", { name });
    } else if (Math.abs(gap) > roundingOf(step, figures.length, size)) {
      gather.warning({ file: files.supply }, "import.supply-use.margins", { name, gap });
    }
  }
  for (const [p, { passed, purchasers }] of passagesOf(supply).entries()) {
    const tolerance = roundingOf(step, parts, supply.basic[p]!);
    const isNone = Math.abs(passed) <= tolerance && Math.abs(purchasers) <= tolerance;
    if (isNone || (passed > 0 && purchasers > 0)) continue;
    const values = { product: shown(supply.products[p]!), passed, purchasers };
    gather.error({ file: files.supply }, "import.supply-use.nothing-passes", values);
  }
  if (use.abroad < 0 || Math.abs(use.abroad - supply.abroad) > roundingOf(step, 2, use.abroad)) {
    const values = { supply: supply.abroad, use: use.abroad };
    gather.error({ file: files.use }, "import.supply-use.abroad", values);
  }
  checkIndustries(supply, use, files, gather);
}

function checkIndustries(
  supply: Supply,
  use: Use,
  files: { readonly supply: string; readonly use: string },
  gather: Gathering,
): void {
  for (const [j, industry] of supply.industries.entries()) {
    const made = sum(supply.made.map((row) => row[j]!));
    const used = sum(use.used.map((row) => row[j]!));
    if (made === 0 && used !== 0) {
      const values = { industry: shown(industry), used };
      gather.error({ file: files.supply }, "import.supply-use.makes-nothing", values);
    }
  }
}
